package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What speaks for a total, learned from a few made-up photos. */
final class FitCommandTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();

  private int tally(String... arguments) {
    StringWriter errors = new StringWriter();
    int code = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
    assertEquals("", code == 0 ? "" : errors.toString());
    return code;
  }

  private String made(String form) {
    assertEquals(0, tally("data", "receipts", "--form", form, "--digits", "strokes", "--count", "2", "--seed",
        "5", "--out", folder.resolve(form).toString()));
    return folder.resolve(form).resolve("labels.tsv").toString();
  }

  @Test
  void weightsOfTotalsAndOfHandsAreLearnedAndWritten() throws Exception {
    String till = made("till");
    String estimate = made("estimate");
    Path totals = folder.resolve("total.tsv");
    assertEquals(0, tally("fit", "totals", till, estimate, "--out", totals.toString()));
    assertTrue(out.toString().contains("set left out"), out::toString);
    List<String> lines = Files.readAllLines(totals);
    assertTrue(lines.getFirst().startsWith("# tally fit totals"), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.matches("BESIDE_TOTAL\t-?[0-9.]+")), lines::toString);
    assertEquals(0, tally("fit", "hand", "--printed", till, "--made-up", estimate));
    assertTrue(out.toString().contains("SURE_COMPANY\t"), out::toString);
    assertEquals(0, tally("fit", "marks", "--made-up", estimate));
    assertTrue(out.toString().contains("with cents") && out.toString().contains("PHOTO\t"), out::toString);
  }
}
