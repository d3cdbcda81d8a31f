package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.draw.ReceiptGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeCommandTest {
  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int time(String count) throws IOException {
    Path photo = folder.resolve("bill.jpg");
    Files.write(photo, new ReceiptGenerator(1, Optional.empty()).sample(0).jpeg());
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("time", photo.toString(), "--count", count);
  }

  @Test
  void tellsMemoryTenTimesAndThenTheTime() throws IOException {
    assertEquals(0, time("10"), err.toString());
    assertEquals(10, out.toString().lines().filter(line -> line.contains(" photos  ")).count());
    assertTrue(out.toString().contains("p50"), out.toString());
  }

  @Test
  void tooFewPhotosTellNothing() throws IOException {
    assertEquals(2, time("3"));
    assertTrue(err.toString().contains("--count"), err.toString());
  }
}
