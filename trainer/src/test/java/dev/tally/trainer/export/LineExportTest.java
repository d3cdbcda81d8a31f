package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Weights;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A network for lines as ONNX, against the engine that trained it. */
class LineExportTest {
  private static final int LINES = 5;
  private static final Architecture LINE = Architectures.LINE;

  @Test
  void onnxRuntimeGivesTheEnginesProbabilities() {
    Weights weights = AnyNetwork.weights(LINE, new SplittableRandom(3));
    float[] pixels = AnyNetwork.pixels(LINES * Strip.PIXELS);
    float[] expected;
    try (Network network = new Network(LINE, LINES, 1, 1)) {
      network.setWeights(weights);
      network.evaluate(LINES, (n, x, xFrom, t, tFrom) -> {
        System.arraycopy(pixels, n * Strip.PIXELS, x, xFrom, Strip.PIXELS);
        t[tFrom] = Strip.CLASSES - 1;
      });
      expected = network.probabilities(LINES);
    }
    byte[] file = OnnxExport.toBytes(LINE, weights, AnyNetwork.card(LINE));
    try (OnnxModel model = OnnxModel.open(file, "lines", 1, Strip.HEIGHT, Strip.WIDTH, Strip.PLACES,
        Strip.CLASSES)) {
      assertArrayEquals(expected, model.run(pixels, 0, LINES), 1e-5f);
    }
    ModelException refused = assertThrows(ModelException.class, () -> DigitClassifier.open(file, "lines"));
    assertTrue(refused.getMessage().contains("28x28"), refused.getMessage());
  }
}
