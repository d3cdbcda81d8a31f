package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a user meets it: exit codes, what goes where, and one clear line for bad input. */
class CommandLineTest {
  private static final String NUMBER = "../examples/number-4431.png";

  @TempDir
  Path folder;

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  @Test
  void readsANumber() {
    CommandRun outcome = CommandRun.of("read", "number", NUMBER);
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("4431"), outcome.out());
  }

  @Test
  void jsonHasEverything() {
    CommandRun outcome = CommandRun.of("read", "number", NUMBER, "../examples/number-4431.png", "--json",
        "--min-confidence", "0");
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode array = new JsonMapper().readTree(outcome.out());
    assertEquals(2, array.size());
    JsonNode first = array.get(0);
    assertEquals("read", first.get("outcome").asString());
    assertEquals("4431", first.get("value").asString());
    assertEquals(4, first.get("parts").size());
    assertTrue(first.get("parts").get(0).get("box").get("width").asDouble() > 0);
    assertTrue(first.get("confidence").asDouble() > 0);
  }

  @Test
  void debugWritesAPictureAStage() throws IOException {
    assertEquals(0,
        CommandRun.of("read", "number", NUMBER, "--debug", folder.resolve("d").toString()).code());
    try (var files = Files.list(folder.resolve("d"))) {
      assertEquals(5, files.count());
    }
  }

  @Test
  void oneBadPictureDoesNotSpoilTheOthers() {
    CommandRun outcome = CommandRun.of("read", "number", "nowhere.png", NUMBER);
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("nowhere.png"));
    assertTrue(outcome.out().contains("4431"));
  }

  @Test
  void badPicturesAreNamedInOneLine() throws IOException {
    byte[] png = Files.readAllBytes(Path.of(NUMBER));
    CommandRun.of("read", "digit", folder.resolve("none.png").toString())
        .refused(1, "none.png", "does not exist");
    CommandRun.of("read", "digit", file("empty.png", new byte[0])).refused(1, "empty.png", "empty");
    CommandRun.of("read", "digit", file("cut.png", Arrays.copyOf(png, png.length / 2)))
        .refused(1, "cut.png", "cut short");
    CommandRun.of("read", "digit", file("text.png", "hello".getBytes(StandardCharsets.UTF_8)))
        .refused(1, "text.png");
    CommandRun.of("read", "digit", folder.toString()).refused(1, folder.toString());
  }

  @Test
  void badModelsAreNamedInOneLine() throws IOException {
    CommandRun.of("read", "digit", NUMBER, "--model", "nobody").refused(1, "no model is called 'nobody'");
    CommandRun.of("read", "digit", NUMBER, "--model", "none.onnx").refused(1, "none.onnx", "missing");
    CommandRun.of("read", "digit", NUMBER, "--model", file("m.onnx", new byte[] {1, 2, 3}))
        .refused(1, "m.onnx", "damaged");
  }

  @Test
  void badLabelsAreNamedInOneLine() throws IOException {
    CommandRun.of("evaluate", "numbers", "--labels", "none.tsv").refused(1, "none.tsv", "missing");
    String labels = file("l.tsv", "file\tdigits\nnone.png\t12\n".getBytes(StandardCharsets.UTF_8));
    CommandRun.of("evaluate", "numbers", "--labels", labels).refused(1, "none.png", "does not exist");
  }

  @Test
  void badDataIsNamedInOneLine() throws IOException {
    CommandRun.of("train", "--data", folder.toString()).refused(1, "MNIST", "tally data fetch mnist");
    CommandRun.of("evaluate", "mnist", "--data", folder.toString()).refused(1, "MNIST");
    CommandRun.of("data", "usps", "--data", folder.toString(), "--out", folder.resolve("u").toString())
        .refused(1, "zip.train.gz");
    CommandRun.of("data", "hands", "--data", folder.toString(), "--out", folder.resolve("u").toString())
        .refused(1, "swiss-numbers.tar");
    assertFalse(Files.exists(folder.resolve("u")));
  }

  @Test
  @NeedsData("mnist")
  void drawsWhatATrainingSees() throws IOException {
    Path sheet = folder.resolve("sheet.png");
    CommandRun outcome = CommandRun.of("data", "augmented", "--augment", "photo rotation=15", "--data",
        SharedData.directory("mnist").getParent().toString(), "--out", sheet.toString());
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("rotation=15"), outcome.out());
    assertTrue(Files.size(sheet) > 100_000, "a sheet of " + Files.size(sheet) + " bytes");
    CommandRun lines = CommandRun.of("data", "lines", "--data",
        SharedData.directory("mnist").getParent().toString(), "--out", sheet.toString());
    assertEquals(24, lines.out().lines().count(), lines.err());
    CommandRun.of("data", "augmented", "--augment", "photo rotation=200", "--out", sheet.toString())
        .refused(2, "rotation", "0 to 180");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--epochs=0", "--batch=0", "--lr=-1", "--network=nobody", "--augment=much",
          "--augment=photo blur=2", "--augment=photo blur=much", "--optimizer=magic", "--non-digits=1",
          "--threads=0"})
  void badSettingsAreRefusedBeforeAnythingIsRead(String option) {
    CommandRun.of("train", option, "--data", folder.toString()).refused(2, "tally train: ");
  }

  @Test
  void aSearchThatMakesNoSenseIsRefusedBeforeAnythingIsWritten() {
    String out = folder.resolve("t").toString();
    CommandRun.of("tune", "--out", out).refused(2, "--grid", "--random");
    CommandRun.of("tune", "--grid", "batch=1,2").refused(2, "--out");
    CommandRun.of("tune", "--random", "3", "--out", out).refused(2, "--range");
    CommandRun.of("tune", "--grid", "batch=32,64", "--batch", "16", "--out", out)
        .refused(2, "given and searched");
    CommandRun.of("tune", "--grid", "batch=32,64", "--min-epochs", "2", "--out", out).refused(2, "--halving");
    CommandRun.of("tune", "--grid", "dropout=0.1,2", "--out", out).refused(2, "dropout", "'2'");
    CommandRun.of("tune", "--grid", "batch=32,64", "--halving", "1", "--out", out).refused(2, "halving");
    CommandRun.of("tune", "--grid", "batch=32,64", "--data", folder.toString(), "--out", out)
        .refused(1, "MNIST");
    assertFalse(Files.exists(folder.resolve("t")));
  }

  @Test
  void wrongUsageIsTwo() {
    assertEquals(2, CommandRun.of("read").code());
    assertEquals(2, CommandRun.of("read", "poem", NUMBER).code());
    assertEquals(2, CommandRun.of("evaluate", "digits").code());
    assertEquals(2, CommandRun.of("frobnicate").code());
    assertEquals(2, CommandRun.of("train", "--epochs", "many").code());
  }

  @Test
  void anErrorIsLimitedForDigitsByTheCard() throws IOException {
    String model = CardedModel.write(folder.resolve("carded.onnx")).toString();
    String eight = "../examples/digit-8.png";
    CommandRun sure = CommandRun.of("read", "digit", eight, "--model", model, "--max-error", "0.02",
        "--json");
    assertEquals("read", new JsonMapper().readTree(sure.out()).get(0).get("outcome").asString());
    CommandRun surer = CommandRun.of("read", "digit", eight, "--model", model, "--max-error", "0.01",
        "--json");
    assertEquals("unsure", new JsonMapper().readTree(surer.out()).get(0).get("outcome").asString());
    CommandRun.of("read", "digit", eight, "--model", model, "--max-error", "0.001")
        .refused(1, "do not prove", "0.01");
    CommandRun.of("read", "digit", eight, "--model", model, "--max-error", "7").refused(2, "0.001, not 7");
  }

  @Test
  void anErrorIsLimitedInOneWayOnly() {
    String eight = "../examples/digit-8.png";
    CommandRun.of("read", "digit", eight, "--max-error", "0.01", "--min-confidence", "0.5")
        .refused(2, "mutually exclusive");
    CommandRun.of("read", "number", NUMBER, "--max-error", "0.01").refused(2, "--min-confidence");
    CommandRun.of("evaluate", "numbers", "--labels", "l.tsv", "--outsiders", "notmnist")
        .refused(2, "evaluate mnist");
  }

  @Test
  @NeedsData("mnist")
  void outsidersThatAreNotThereAreNamedInOneLine() throws IOException {
    Path mnist = SharedData.directory("mnist");
    CommandRun.of("evaluate", "mnist", "--data", mnist.toString(), "--outsiders", "nobody")
        .refused(1, "nobody", "t10k-images");
    CommandRun.of("evaluate", "mnist", "--data", mnist.toString(), "--outsiders", folder.toString())
        .refused(1, folder.toString(), "lacks t10k-images-idx3-ubyte.gz");
  }

  @Test
  void badRunsAreNamedInOneLine() throws IOException {
    CommandRun.of("runs", folder.resolve("nowhere").toString()).refused(1, "nowhere", "tally train");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    CommandRun.of("runs", "compare", empty.toString(), empty.toString()).refused(1, "empty", "no model");
    CommandRun.of("runs", "compare", empty.toString()).refused(2);
    CommandRun listed = CommandRun.of("runs", folder.toString(), "--json");
    assertEquals(0, listed.code(), listed.err());
    assertTrue(new JsonMapper().readTree(listed.out()).get(0).get("broken").asString().contains("no model"),
        listed.out());
    assertTrue(CommandRun.of("runs", folder.toString()).out().startsWith("broken: "), listed.out());
    assertTrue(CommandRun.of("runs", empty.toString()).out().contains("no runs"));
  }

  @Test
  void everyCommandHasHelp() {
    for (String[] command : new String[][] {{"--help"}, {"read", "--help"}, {"evaluate", "--help"},
        {"train", "--help"}, {"ensemble", "--help"}, {"tune", "--help"}, {"runs", "--help"},
        {"runs", "compare", "--help"}, {"data", "--help"}, {"data", "fetch", "--help"},
        {"data", "usps", "--help"}, {"data", "examples", "--help"}, {"data", "augmented", "--help"}}) {
      CommandRun outcome = CommandRun.of(command);
      assertEquals(0, outcome.code());
      assertTrue(outcome.out().startsWith("Usage: tally"), outcome.out());
    }
  }

  @Test
  void trainingsThatCannotBeAreRefusedInOneLine() throws IOException {
    CommandRun.of("train", "--epochs", "0").refused(2, "epochs must be 1 to 100000, not '0'");
    CommandRun.of("train", "--network", "bass").refused(2, "no network is called 'bass'", "tiny");
    CommandRun.of("train", "--layers", "conv(3)").refused(2, "'conv(3)'", "globalpool");
    CommandRun.of("train", "--resume", folder.toString()).refused(1, "settings.txt");
    String run = file("run.txt", "# fine\nepochs 3\n".getBytes(StandardCharsets.UTF_8));
    CommandRun.of("train", "--run", run).refused(1, "line 2");
    CommandRun.of("train", "--run", folder.resolve("none.txt").toString()).refused(1, "none.txt is missing");
    CommandRun.of("train", "--resume", folder.toString(), "--epochs", "2").refused(2, "--resume");
  }

  @Test
  void flagsGoBeforeTheRunFilesLines() throws IOException {
    String run = file("run.txt", "epochs = 0\nnetwork = bass\n".getBytes(StandardCharsets.UTF_8));
    CommandRun.of("train", "--run", run, "--epochs", "1").refused(2, "bass");
    CommandRun.of("train", "--run", run, "--network", "base").refused(2, "epochs");
  }

  @Test
  void ensemblesThatCannotBeAreRefused() {
    CommandRun.of("ensemble").refused(2, "--members");
    CommandRun.of("ensemble", "--members", "2", "a.onnx").refused(2, "--members");
    CommandRun.of("ensemble", "a.onnx", "b.onnx", "--epochs", "3").refused(2, "--members");
  }

  @Test
  @NeedsData("mnist")
  void twoModelsAreOneThatReads() throws IOException {
    String data = SharedData.directory("mnist").toString();
    CommandRun one = CommandRun.of("ensemble", "../models/digits.onnx", "--data", data);
    one.refused(1, "at least two members");
    Path out = folder.resolve("both");
    CommandRun both = CommandRun.of("ensemble", "../models/digits.onnx", "../models/base.onnx", "--name",
        "both", "--out", out.toString(), "--data", data);
    assertEquals(0, both.code(), both.err());
    assertEquals(0,
        CommandRun
            .of("read", "digit", "../examples/digit-8.png", "--model", out.resolve("both.onnx").toString())
            .code());
  }

  @Test
  void theExamplesInTheRepositoryAreTheseExamples() throws IOException {
    assertEquals(0, CommandRun.of("data", "examples", "--out", folder.toString()).code());
    for (String name : new String[] {"number-1250.png", "digit-8.png", "numbers.tsv"}) {
      assertEquals(-1, Files.mismatch(folder.resolve(name), Path.of("../examples", name)), name);
    }
  }

  @Test
  void evaluatesTheExamplesWithAGallery() {
    Path gallery = folder.resolve("g.png");
    CommandRun outcome = CommandRun.of("evaluate", "numbers", "--labels", "../examples/numbers.tsv", "--json",
        "--gallery", gallery.toString());
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode json = new JsonMapper().readTree(outcome.out());
    for (String key : new String[] {"count", "correct", "wrong", "refused", "accuracy", "seconds"}) {
      assertTrue(json.has(key), key);
    }
    assertEquals(4, json.get("count").asInt());
    assertEquals(0, json.get("wrong").asInt());
    assertTrue(Files.exists(gallery));
  }

  @Test
  @NeedsData("mnist")
  void trainsAndReadsWithWhatItTrained() throws IOException {
    Path run = folder.resolve("run");
    CommandRun outcome = CommandRun.of("train", "--epochs", "1", "--batch", "128", "--out", run.toString(),
        "--data", SharedData.directory("mnist").toString(), "--name", "fresh");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("epoch   1"), outcome.err());
    assertTrue(outcome.out().contains("validation"), outcome.out());
    assertTrue(Files.readString(run.resolve("report.html")).contains("What was misread"));
    CommandRun runs = CommandRun.of("runs", folder.toString(), "--json");
    assertTrue(new JsonMapper().readTree(runs.out()).get(0).get("accuracy").asDouble() > 0.96, runs.out());
    Path page = folder.resolve("c.html");
    CommandRun compared = CommandRun.of("runs", "compare", run.toString(), run.toString(), "--html",
        page.toString());
    assertTrue(compared.out().contains("all settings are the same") && Files.exists(page),
        compared.out() + compared.err());
    String model = run.resolve("fresh.onnx").toString();
    assertEquals(0, CommandRun.of("read", "digit", "../examples/digit-8.png", "--model", model).code());
    CommandRun test = CommandRun.of("evaluate", "mnist", "--model", model, "--data",
        SharedData.directory("mnist").toString(), "--outsiders", SharedData.directory("notmnist").toString(),
        "--json");
    JsonNode json = new JsonMapper().readTree(test.out());
    assertEquals(10_000, json.get("count").asInt());
    assertTrue(json.get("accuracy").asDouble() > 0.96, test.out());
    assertTrue(json.get("loss").asDouble() < 0.12, test.out());
    assertTrue(json.get("calibrationError").asDouble() < 0.02, test.out());
    assertTrue(json.get("wrongAmongSurest99Percent").asDouble() < 1 - json.get("accuracy").asDouble(),
        test.out());
    assertTrue(json.get("auroc").asDouble() > 0.7, test.out());
  }

  @Test
  void aReceiptIsMadeReadAndDrawn() throws IOException {
    String out = folder.resolve("made").toString();
    assertEquals(0,
        CommandRun.of("data", "receipts", "--count", "1", "--digits", "strokes", "--out", out).code());
    String photo = Path.of(out, "receipt-0000.jpg").toString();
    Path overlay = folder.resolve("overlay.png");
    CommandRun outcome = CommandRun.of("read", "receipt", photo, "--json", "--overlay", overlay.toString(),
        "--debug", folder.resolve("debug").toString());
    assertEquals(0, outcome.code(), outcome.err());
    JsonNode receipt = new JsonMapper().readTree(outcome.out()).get(0);
    assertTrue(receipt.get("total").has("outcome") && receipt.get("paper").get("corners").size() == 4,
        outcome.out());
    assertTrue(Files.size(overlay) > 1000);
    assertTrue(Files.exists(folder.resolve("debug").resolve("receipt-0000-2-ink.png")));
  }

  @Test
  void onlyTheBoxIsRead() {
    CommandRun outcome = CommandRun.of("read", "receipt", NUMBER, "--box", "0,0,1,1");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("4431"), outcome.out());
    CommandRun.of("read", "receipt", NUMBER, "--box", "0.5,0.5,0.6,0.1").refused(2, "--box 0.5,0.5,0.6,0.1");
    CommandRun.of("read", "number", NUMBER, "--box", "0,0,1,1").refused(2, "read receipt");
  }

  /** Currency and locale decide how many decimals a total has, and what is refused. */
  @Test
  void currencyTellsDecimals() {
    String out = folder.resolve("made").toString();
    assertEquals(0,
        CommandRun.of("data", "receipts", "--seed", "3", "--count", "1", "--digits", "strokes", "--out", out)
            .code());
    String photo = Path.of(out, "receipt-0000.jpg").toString();
    assertTrue(decimals(photo).stream().allMatch(count -> count == 2));
    assertTrue(decimals(photo, "--currency", "JPY").stream().allMatch(count -> count == 0));
    assertTrue(
        decimals(photo, "--currency", "KWD", "--locale", "ar-KW").stream().allMatch(count -> count == 3));
  }

  /** How many decimals each value of a receipt's fields has that is an amount; at least one. */
  private static List<Integer> decimals(String photo, String... options) {
    String[] arguments = Stream.concat(Stream.of("read", "receipt", photo, "--json"), Stream.of(options))
        .toArray(String[]::new);
    CommandRun outcome = CommandRun.of(arguments);
    assertEquals(0, outcome.code(), outcome.err());
    List<Integer> decimals = new ArrayList<>();
    for (JsonNode field : new JsonMapper().readTree(outcome.out()).get(0).get("fields")) {
      if (!field.get("kind").asString().equals("quantity")) {
        for (JsonNode value : field.findValues("value")) {
          int point = value.asString().indexOf('.');
          decimals.add(point < 0 ? 0 : value.asString().length() - point - 1);
        }
      }
    }
    assertFalse(decimals.isEmpty(), outcome.out());
    return decimals;
  }

  @Test
  void madeUpBillsTellTheirForm() throws IOException {
    Path out = folder.resolve("forms");
    CommandRun outcome = CommandRun.of("data", "receipts", "--count", "2", "--digits", "strokes", "--form",
        "note,receipt-book", "--out", out.toString());
    assertEquals(0, outcome.code(), outcome.err());
    List<String> labels = Files.readAllLines(out.resolve("labels.tsv"));
    assertEquals("file\texpected\tform\twritten", labels.getFirst());
    assertTrue(labels.get(1).matches("receipt-0000.jpg\t[0-9]+\\.[0-9]{2}\t(note|receipt-book)\thand"),
        labels.get(1));
    CommandRun.of("data", "receipts", "--digits", "strokes", "--form", "napkin", "--out", out.toString())
        .refused(2, "'napkin' is no form");
  }

  @Test
  void unknownMoneyIsRefused() {
    CommandRun.of("read", "receipt", NUMBER, "--currency", "XXQ").refused(2, "ISO 4217");
    CommandRun.of("read", "receipt", NUMBER, "--locale", "no_such_tag!").refused(2, "language tag");
    CommandRun.of("read", "number", NUMBER, "--currency", "INR").refused(2, "read receipt");
    CommandRun.of("read", "digit", NUMBER, "--locale", "de-DE").refused(2, "read receipt");
  }
}
