package dev.tally.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BatchCommandTest {
  @TempDir
  private Path folder;

  /** All that is said is one line that holds this. */
  private static void refused(int code, String part, String... arguments) {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    CommandLine command = BatchCommand.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true));
    assertEquals(code, command.execute(arguments), err::toString);
    assertTrue(err.toString().contains(part), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void wrongUsageIsSaidBeforeSparkStarts() {
    refused(2, "--in", "--out", "results");
    refused(2, "--slice-photos must be at least 1, not 0", "--in", "photos", "--out", "results",
        "--slice-photos", "0");
    refused(2, "--min-confidence must be from 0 to 1, not 2.0", "--in", "photos", "--out", "results",
        "--min-confidence", "2");
    refused(2, "--currency Dollar: an ISO 4217 code", "--in", "photos", "--out", "results", "--currency",
        "Dollar");
    refused(2, "--locale x_y: a language tag", "--in", "photos", "--out", "results", "--locale", "x_y");
    refused(1, "no model is called 'nobody'", "--in", "photos", "--out", "results", "--model", "nobody");
  }

  @Test
  void whatIsMissingIsSaidInOneLine() {
    String missing = folder.resolve("missing").toString();
    refused(1, "missing does not exist", "--in", missing, "--out", folder.resolve("out").toString(),
        "--master", "local[1]");
    refused(1, "TALLY_BATCH_JARS", "--in", "s3a://bucket/photos", "--out", folder.resolve("out").toString(),
        "--master", "local[1]");
  }
}
