package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.export.GoldenVectors;
import dev.tally.trainer.export.ModelRuntime;
import dev.tally.trainer.export.OnnxExport;
import dev.tally.trainer.export.OnnxImport;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tally export} and {@code tally models}. */
class ModelCommandsTest {
  /** Written by version 0.1 from a short training; never to be written anew, for every later version must load them. */
  private static final Path OLD = Path.of("src", "test", "resources", "models-0.1");

  @TempDir
  Path folder;

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static String old(String name) {
    return OLD.resolve(name).toString();
  }

  @Test
  void theModelsThatShipAreListedAndGood() {
    CommandRun list = CommandRun.of("models");
    assertEquals(0, list.code(), list.err());
    assertTrue(list.out().contains("digits") && list.out().contains("base"), list.out());
    String[] verify = list.out()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toArray(String[]::new);
    String[] arguments = new String[verify.length + 2];
    arguments[0] = "models";
    arguments[1] = "verify";
    System.arraycopy(verify, 0, arguments, 2, verify.length);
    CommandRun verified = CommandRun.of(arguments);
    assertEquals(0, verified.code(), verified.err());
    assertEquals(verify.length, verified.out().lines().count(), verified.out());
  }

  /** The card that lies beside a model is the one inside it. */
  @ParameterizedTest
  @ValueSource(strings = {"digits", "lines", "phone", "base"})
  void theCardBesideIsTheCardInside(String model) throws IOException {
    String beside = Files.readString(Path.of("..", "models", model + ".json"));
    assertEquals(ModelFile.open(model).card(), ModelCard.fromJson(beside));
  }

  /** For clients that cannot build Tally: the file itself lies in the repository. */
  @Test
  void theFileForPhonesIsSmallAndAnswersAsTheModelItIsMadeFrom() {
    Path models = Path.of("..", "models");
    ModelFile file = ModelFile.open(models.resolve("phone-int8.tflite").toString());
    assertTrue(file.bytes().length < 150_000, "bytes: " + file.bytes().length);
    assertEquals(ModelFile.open("phone").card().settings(), file.card().settings());
    GoldenVectors golden = GoldenVectors.read(models.resolve("golden-phone.json"));
    for (ModelRuntime runtime : ModelRuntime.of(file.format())) {
      try (ModelRuntime.Opened opened = runtime.open(file.bytes(), "phone", 1)) {
        assertEquals(0, golden.differenceFrom(opened, true), golden.int8Tolerance(), runtime.title());
      }
    }
  }

  @Test
  void aModelIsShown() {
    CommandRun shown = CommandRun.of("models", "show", old("tiny.onnx"));
    assertEquals(0, shown.code(), shown.err());
    for (String part : new String[] {"onnx, float", "9,610 parameters", "SHA-256", "intact",
        "conv(16,3,same) relu", "\"network\" : \"tiny\"", "\"agreements\""}) {
      assertTrue(shown.out().contains(part), part + " in " + shown.out());
    }
    assertTrue(CommandRun.of("models", "show", old("tiny-int8.tflite")).out().contains("tflite, int8"));
  }

  @Test
  void aNetworkForLinesIsShownAndIsNoDigitModel() {
    CommandRun shown = CommandRun.of("models", "show", "lines");
    assertEquals(0, shown.code(), shown.err());
    assertTrue(shown.out().contains("columns conv(128,1,nobias)"), shown.out());
    CommandRun.of("read", "digit", "../examples/digit-8.png", "--model", "lines")
        .refused(1, "lines", "28x28");
    CommandRun.of("read", "number", "../examples/number-1250.png", "--lines", "digits")
        .refused(1, "digits", "32x192");
    assertTrue(CommandRun.of("read", "number", "../examples/number-1250.png", "--lines", "none")
        .out()
        .contains("1250"));
  }

  @ParameterizedTest
  @CsvSource({"tiny.onnx,false", "tiny-int8.onnx,true", "tiny.tflite,false", "tiny-int8.tflite,true"})
  void filesOfVersion01LoadForever(String name, boolean int8) {
    GoldenVectors golden = GoldenVectors.read(OLD.resolve("golden.json"));
    ModelFile file = ModelFile.open(old(name));
    assertEquals("tiny", file.card().name());
    assertEquals(0, CommandRun.of("models", "verify", old(name)).code());
    for (ModelRuntime runtime : ModelRuntime.of(file.format())) {
      try (ModelRuntime.Opened opened = runtime.open(file.bytes(), name, 1)) {
        assertEquals(0, golden.differenceFrom(opened, int8),
            int8 ? golden.int8Tolerance() : golden.floatTolerance(), runtime.title());
      }
    }
  }

  @Test
  void modelsThatAreNotGoodAreRefusedInOneLine() throws IOException {
    for (String name : new String[] {"tiny.onnx", "tiny-int8.tflite"}) {
      byte[] good = Files.readAllBytes(OLD.resolve(name));
      byte[] changed = good.clone();
      changed[good.length / 3] ^= 4;
      String tampered = file("tampered-" + name, changed);
      CommandRun.of("models", "verify", tampered).refused(1, tampered, "changed", "SHA-256");
      CommandRun.of("models", "show", tampered).refused(1, tampered, "SHA-256");
      for (int length : new int[] {good.length - 1, good.length / 2, 100, 3, 0}) {
        String cut = file("cut-" + name, Arrays.copyOf(good, length));
        CommandRun.of("models", "verify", cut).refused(1, cut);
      }
    }
    CommandRun
        .of("read", "digit", "../examples/digit-8.png", "--model",
            file("tampered.onnx", flipped("tiny.onnx")))
        .refused(1, "tampered.onnx", "SHA-256");
    String text = file("text.onnx", "hello".getBytes(StandardCharsets.UTF_8));
    CommandRun.of("models", "verify", text).refused(1, text, "damaged or not");
    CommandRun.of("models", "show", "../examples/digit-8.png").refused(1, "digit-8.png", "damaged or not");
    CommandRun.of("models", "verify", folder.resolve("none.tflite").toString())
        .refused(1, "none.tflite", "missing");
    CommandRun.of("models", "verify", "nobody").refused(1, "no model is called 'nobody'", "digits");
  }

  private static byte[] flipped(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(OLD.resolve(name));
    bytes[bytes.length / 2] ^= 1;
    return bytes;
  }

  @Test
  void withoutACardOrASealItIsRefused() throws IOException {
    byte[] tflite = Files.readAllBytes(OLD.resolve("tiny.tflite"));
    int archive = new String(tflite, StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004");
    byte[] bare = Arrays.copyOf(tflite, archive);
    String cardless = file("cardless.tflite", unsealed(bare));
    CommandRun.of("models", "verify", cardless).refused(1, cardless, "no card");
    String unsealed = file("unsealed.onnx", unsealed(Files.readAllBytes(OLD.resolve("tiny.onnx"))));
    CommandRun.of("models", "verify", unsealed).refused(1, unsealed, "no seal");
    assertEquals(0, CommandRun.of("read", "digit", "../examples/digit-8.png", "--model", unsealed).code(),
        "models of before seals are read");
  }

  private static byte[] unsealed(byte[] file) {
    String bytes = new String(file, StandardCharsets.ISO_8859_1);
    return bytes.replace("tally.sha256=", "tally.sha257=").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void onlyAFloatFileOfATrainingIsExported() {
    String out = folder.resolve("x.tflite").toString();
    CommandRun.of("export", old("tiny.tflite"), "--format", "tflite", "--out", out)
        .refused(1, "TensorFlow Lite file");
    CommandRun.of("export", old("tiny-int8.onnx"), "--format", "tflite", "--out", out)
        .refused(1, "int8 file already");
    assertEquals(2, CommandRun.of("export", "digits").code());
    assertEquals(2, CommandRun.of("export", "digits", "--format", "png").code());
    assertFalse(Files.exists(folder.resolve("x.tflite")));
  }

  @Test
  @NeedsData("mnist")
  void anExportIsProvedAndOneThatFallsShortLeavesNoFile() throws IOException {
    String data = SharedData.directory("mnist").toString();
    String out = folder.resolve("tiny.tflite").toString();
    CommandRun good = CommandRun.of("export", old("tiny.onnx"), "--format", "tflite", "--int8", "--data",
        data, "--out", out);
    assertEquals(0, good.code(), good.err());
    assertTrue(good.out().contains("XNNPACK") && good.out().contains("plain kernels")
        && good.out().contains("10,000"), good.out());
    assertEquals(0, CommandRun.of("models", "verify", out).code());
    assertTrue(Files.size(Path.of(out)) < 20_000, "tiny in int8 has " + Files.size(Path.of(out)) + " bytes");

    String bad = folder.resolve("bad.tflite").toString();
    CommandRun
        .of("export", file("outlier.onnx", outlier()), "--format", "tflite", "--int8", "--data", data,
            "--out", bad)
        .failed(1, "does not say what was trained", "answers changed");
    assertEquals(List.of("outlier.onnx", "tiny.tflite"), names());
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * The old network with a layer behind it that changes nothing: ten ones, and one large weight for a value that is always zero. With
   * one scale for the layer, eight bits are left for that weight alone.
   */
  private static byte[] outlier() throws IOException {
    TrainedModel old = OnnxImport.read(Files.readAllBytes(OLD.resolve("tiny.onnx")), "tiny");
    Folding network = old.members().getFirst();
    Architecture architecture = Architectures.digits("outlier",
        network.architecture().text().replace("dense(10)", "dense(11) dense(10)"));
    List<List<float[]>> layers = new ArrayList<>(network.weights().layers());
    List<float[]> dense = layers.get(layers.size() - 2);
    int inputs = dense.getFirst().length / 10;
    float[] wider = new float[inputs * 11];
    for (int i = 0; i < inputs; i++) {
      System.arraycopy(dense.getFirst(), 10 * i, wider, 11 * i, 10);
    }
    float[] same = new float[110];
    for (int k = 0; k < 10; k++) {
      same[11 * k] = 1;
    }
    same[109] = 1e4f;
    layers.set(layers.size() - 2, List.of(wider, Arrays.copyOf(dense.get(1), 11)));
    layers.add(layers.size() - 1, List.of(same, new float[10]));
    return OnnxExport.toBytes(architecture, new Weights(layers), old.card());
  }
}
