package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that is wrong: one line, exit code 2, and what was perhaps meant. */
class WrongUsageTest {
  private static final String NUMBER = "../examples/number-4431.png";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"raed,read", "version,--version", "hlep,help", "trian,train", "evalute,evaluate",
      "eval,evaluate", "models,models", "datas,data", "--jsno,--json", "--over=x.png,--overlay"})
  void theNearestIsSuggested(String word, String meant) {
    List<String> known = List.of("read", "train", "evaluate", "serve", "help", "data", "models", "--json",
        "--overlay", "--version");
    assertEquals(Optional.of(meant), Nearest.of(word, known));
  }

  @ParameterizedTest
  @CsvSource({"frobnicate", "x", "xy", "poem"})
  void whatIsFarFromAllIsNotGuessed(String word) {
    assertEquals(Optional.empty(), Nearest.of(word, List.of("read", "train", "serve", "--json")));
  }

  @Test
  void oneLineTellsTheFaultAndWhereToReadMore() {
    CommandRun.of("raed").refused(2, "tally: there is no command 'raed', perhaps read; see tally --help");
    CommandRun.of("version").refused(2, "perhaps --version");
    CommandRun.of("read", "number", NUMBER, "--jsno")
        .refused(2, "there is no option --jsno, perhaps --json; see tally read --help");
    CommandRun.of("data", "fecth").refused(2, "perhaps fetch", "tally data --help");
    CommandRun.of("read", "poem", NUMBER).refused(2, "NUMBER", "'poem'");
    CommandRun.of("train", "--epochs").refused(2, "--epochs");
    CommandRun.of().refused(2, "subcommand", "tally --help");
  }

  /** However a share or a count gets onto the command line, one out of its range is wrong usage. */
  @Test
  void valuesOutOfRangeAreWrongUsage() {
    CommandRun.of("read", "number", NUMBER, "--min-confidence", "2").refused(2, "from 0 to 1", "2.0");
    CommandRun.of("read", "number", NUMBER, "--min-confidence=-0.1").refused(2, "from 0 to 1");
    CommandRun.of("read", "digit", NUMBER, "--max-error", "1").refused(2, "below 1");
    CommandRun.of("train", "--threads", "0").refused(2, "1 to 1024");
    CommandRun.of("tune", "--threads", "x", "--out", "o").refused(2, "no whole number");
    CommandRun.of("ensemble", "--members", "2", "--epochs", "0").refused(2, "epochs");
    CommandRun.of("data", "augmented", "--non-digits", "1", "--out", "x.png").refused(2, "--non-digits");
    CommandRun.of("data", "lines", "--sees", "sky", "--out", "x.png").refused(2, "--sees");
  }

  @Test
  void benchIsInTheHelpThoughItIsBuiltElsewhere() {
    assertTrue(CommandRun.of("--help").out().contains("bench"));
    CommandRun help = CommandRun.of("bench", "--help");
    help.done();
    assertTrue(help.out().contains("training") && help.out().contains("serving"), help.out());
    assertEquals(help.out(), CommandRun.of("bench").out());
    CommandRun.of("bench", "training").refused(1, "./tally bench");
  }

  @Test
  void batchIsInTheHelpThoughItIsBuiltElsewhere() {
    assertTrue(CommandRun.of("--help").out().contains("batch"));
    CommandRun help = CommandRun.of("batch");
    help.done();
    assertTrue(help.out().contains("--resume"), help.out());
    CommandRun.of("batch", "--in", "photos", "--out", "results").refused(1, "./tally batch");
  }

  @Test
  void helpNamesNetworksAndTheGrammarOfLayers() {
    String help = CommandRun.of("train", "--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("base, base-norm, deep, vgg, resnet, phone, tiny, and for lines line"), help);
    assertTrue(help.contains("conv(FILTERS,KERNEL") && help.contains("residual["), help);
  }

  @Test
  void everyCommandTellsTheVersionWithItsCommit() {
    for (String[] command : new String[][] {{"--version"}, {"read", "--version"},
        {"data", "fetch", "--version"}}) {
      CommandRun version = CommandRun.of(command);
      version.done();
      assertTrue(version.out().matches("(?s)tally [0-9].* \\(.+\\)\\R.*Java 2[5-9].*"), version.out());
    }
  }

  @Test
  void anOutputIsLookedAtBeforeTheWorkBegins() {
    String jpeg = folder.resolve("x.jpg").toString();
    CommandRun.of("read", "receipt", NUMBER, "--overlay", jpeg).refused(2, "x.jpg", ".png");
    CommandRun.of("print", NUMBER, "--overlay", jpeg).refused(2, ".png");
    CommandRun.of("evaluate", "mnist", "--gallery", jpeg).refused(2, ".png");
    CommandRun.of("data", "augmented", "--out", jpeg).refused(2, ".png");
    CommandRun.of("data", "lines", "--out", jpeg).refused(2, ".png");
    CommandRun.of("runs", "compare", "a", "b", "--html", jpeg).refused(2, ".html");
    CommandRun.of("models", "golden", "digits", "--out", jpeg).refused(2, ".json");
    CommandRun.of("export", "digits", "--format", "tflite", "--out", folder.resolve("x.onnx").toString())
        .refused(2, ".tflite");
    String nowhere = folder.resolve("nowhere").resolve("x.png").toString();
    CommandRun.of("read", "receipt", NUMBER, "--overlay", nowhere).refused(2, "no folder", "nowhere");
    CommandRun.of("data", "lines", "--out", nowhere).refused(2, "no folder", "nowhere");
  }
}
