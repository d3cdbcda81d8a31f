package dev.tally.trainer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.trainer.network.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the definition: the sum over all rows of symbols that say the target. */
class SequenceLossTest {
  private static final int PLACES = 5;
  private static final int CLASSES = 4;
  private static final String BLANK = "3";

  private final Tensor logits = Tensor.padded(2, new Shape(1, PLACES, CLASSES));
  private final Tensor gradient = Tensor.padded(2, new Shape(1, PLACES, CLASSES));
  private final SequenceLoss loss = new SequenceLoss(logits, gradient, 2);

  private void draw(String target) {
    SplittableRandom random = new SplittableRandom(target.hashCode());
    for (int i = 0; i < logits.data.length; i++) {
      logits.data[i] = (float) (4 * random.nextDouble() - 2);
    }
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i <= target.length(); i++) {
        loss.targets()[n * PLACES * CLASSES + i] = i == target.length()
            ? CLASSES - 1
            : target.charAt(i) - '0';
      }
    }
  }

  /** Of the second image, so that offsets count. */
  private double byDefinition(String target) {
    loss.forward(0, 2);
    double sum = 0;
    for (int row = 0; row < Math.pow(CLASSES, PLACES); row++) {
      double probability = 1;
      StringBuilder symbols = new StringBuilder();
      for (int t = 0, rest = row; t < PLACES; t++, rest /= CLASSES) {
        probability *= loss.probabilities()[(PLACES + t) * CLASSES + rest % CLASSES];
        symbols.append(rest % CLASSES);
      }
      if (symbols.toString().replaceAll("(.)\\1+", "$1").replace(BLANK, "").equals(target)) {
        sum += probability;
      }
    }
    return -Math.log(sum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "2", "01", "11", "012", "110", "20102"})
  void lossIsThatOfAllWaysToSayTheTarget(String target) {
    draw(target);
    double expected = byDefinition(target);
    assertEquals(expected, loss.progress(1, 2).loss(), 1e-5 * expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "11", "012", "110", "20102"})
  void gradientIsThatOfCentralDifferences(String target) {
    draw(target);
    loss.forward(0, 2);
    loss.progress(0, 2);
    loss.backward(0, 2, 2);
    for (int t = 0; t < PLACES; t++) {
      for (int k = 0; k < CLASSES; k++) {
        int i = logits.imageSize + t * logits.stride + k;
        float value = logits.data[i];
        logits.data[i] = value + 0.01f;
        double above = byDefinition(target);
        logits.data[i] = value - 0.01f;
        double below = byDefinition(target);
        logits.data[i] = value;
        assertEquals((above - below) / 0.02 / 2, gradient.data[i], 2e-4, "place " + t + ", class " + k);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "11", "20102"})
  void whatTheLikeliestSymbolsSayIsRightOrWrong(String target) {
    draw(target);
    String row = (target.equals("11") ? "131" : target) + "33333";
    for (int t = 0; t < PLACES; t++) {
      logits.data[logits.imageSize + t * logits.stride + row.charAt(t) - '0'] = 5;
    }
    loss.forward(0, 2);
    assertEquals(1, loss.progress(1, 2).correct());
    loss.targets()[PLACES * CLASSES] = target.startsWith("2") ? 1 : 2;
    loss.targets()[PLACES * CLASSES + 1] = CLASSES - 1;
    assertEquals(0, loss.progress(1, 2).correct());
  }
}
