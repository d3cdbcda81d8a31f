package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real pictures, with a floor for right answers and a ceiling for wrong ones. When a floor is beaten by a good deal, raise it
 * in the same commit.
 */
class CorpusFloorsTest {
  @TempDir
  Path folder;

  private static JsonNode evaluate(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
    assertTrue(code == 0, err.toString());
    return new JsonMapper().readTree(out.toString());
  }

  private static void check(String set, JsonNode score, double leastCorrect, double mostWrong) {
    double count = score.get("count").asInt();
    double correct = score.get("correct").asInt() / count;
    double wrong = score.get("wrong").asInt() / count;
    System.out.printf("%s: correct %.4f (floor %.4f), wrong %.4f (ceiling %.4f), refused %.4f%n", set,
        correct, leastCorrect, wrong, mostWrong, score.get("refused").asInt() / count);
    assertAll(() -> assertTrue(correct >= leastCorrect, set + " correct " + correct),
        () -> assertTrue(wrong <= mostWrong, set + " wrong " + wrong));
  }

  @Test
  @NeedsData("strings-car-a")
  void stringsCarA() {
    Path labels = SharedData.directory("strings-car-a").resolve("labels.tsv");
    check("strings-car-a", evaluate("evaluate", "numbers", "--json", "--labels", labels.toString()), 0.55,
        0.02);
  }

  @Test
  @NeedsData("usps")
  void usps() {
    String data = SharedData.directory("usps").getParent().toString();
    Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .execute("data", "usps", "--data", data, "--out", folder.toString());
    check("usps",
        evaluate("evaluate", "digits", "--json", "--labels", folder.resolve("labels.tsv").toString()), 0.97,
        0.01);
  }

  @Test
  @NeedsData("mnist")
  void mnistTest() {
    String data = SharedData.directory("mnist").toString();
    check("mnist test", evaluate("evaluate", "mnist", "--json", "--data", data), 0.99, 0.01);
  }
}
