package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.evaluate.LineSet;
import dev.tally.trainer.export.GoldenLines.Golden;
import dev.tally.trainer.export.GoldenLines.Normalised;
import dev.tally.trainer.export.GoldenLines.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients test themselves with holds: each step of the normaliser, and the answers of every runtime. */
class GoldenLinesTest {
  private static final Path MODELS = Path.of("..", "models");
  private static final String REPEAT = "if the model or the normaliser was changed: ./tally models golden %s --out models/golden-%1$s.json";

  private static GoldenLines golden(String model) {
    return GoldenLines.read(MODELS.resolve("golden-" + model + ".json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines", "lines-photo"})
  void theNormaliserMakesEachStepOfThem(String model) {
    GoldenLines golden = golden(model);
    for (Golden line : golden.lines()) {
      GrayPicture crop = new GrayPicture(line.crop().width(), line.crop().height(), line.crop().bytes());
      Normalised found = GoldenLines.normalised(crop, model.equals("lines-photo"));
      assertBytes(line.ink(), found.ink(), golden.strip(), line.drawn() + "'s ink");
      assertBytes(line.strip(), Pixels.of(Strip.WIDTH, Strip.HEIGHT, found.strip().pixels()), golden.strip(),
          line.drawn() + "'s strip; " + REPEAT.formatted(model));
      assertEquals(line.frame().keySet(), found.frame().keySet());
      line.frame()
          .forEach((name, value) -> assertEquals(value, found.frame().get(name), golden.frame(), name));
    }
  }

  private static void assertBytes(Pixels wanted, Pixels found, int apart, String what) {
    assertEquals(wanted.width() + "x" + wanted.height(), found.width() + "x" + found.height(), what);
    byte[] one = wanted.bytes();
    byte[] other = found.bytes();
    for (int i = 0; i < one.length; i++) {
      assertEquals(Byte.toUnsignedInt(one[i]), Byte.toUnsignedInt(other[i]), apart, what + " at " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines", "lines-photo"})
  void everyRuntimeReproducesThem(String name) throws IOException {
    GoldenLines golden = golden(name);
    TrainedModel model = OnnxImport.read(ShippedModels.read(name), name);
    byte[] int8 = Files.readAllBytes(MODELS.resolve(name + "-int8.tflite"));
    assertTrue(int8.length <= 700_000, "bytes: " + int8.length);
    assertEquals(model.card().name(), golden.model());
    assertEquals(model.card().settings(), FileFormat.TFLITE.card(int8, name).settings());
    for (FileFormat format : FileFormat.values()) {
      byte[] floats = LineModelExport.unproved(model, format, false, new LineSet(new float[0], List.of()));
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        check(golden, runtime, floats, false);
        if (format == FileFormat.TFLITE) {
          check(golden, runtime, int8, true);
        }
      }
    }
    assertTrue(golden.lines().stream().allMatch(line -> line.reads().equals(line.drawn().replace(",", ""))),
        "what is drawn so clearly is read; " + REPEAT.formatted(name));
  }

  private static void check(GoldenLines golden, ModelRuntime runtime, byte[] file, boolean int8) {
    try (ModelRuntime.Opened opened = runtime.openForLines(file, golden.model(), 1)) {
      assertEquals(0, golden.differenceFrom(opened, int8),
          int8 ? golden.int8Tolerance() : golden.floatTolerance(),
          runtime.title() + "; " + REPEAT.formatted(golden.model()));
    }
  }
}
