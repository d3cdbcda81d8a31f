package dev.tally.trainer.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  /** Three classes whose answers are right as often as they say, then sharpened as if logits were multiplied. */
  private static Predictions sharpened(double by) {
    SplittableRandom random = new SplittableRandom(2);
    int n = 20_000;
    float[] probabilities = new float[3 * n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      double[] p = {Math.pow(random.nextDouble(), 2) + 0.01, random.nextDouble() * 0.3 + 0.01,
          random.nextDouble() * 0.3 + 0.01};
      double sum = p[0] + p[1] + p[2];
      double draw = random.nextDouble() * sum;
      labels[i] = draw < p[0] ? 0 : draw < p[0] + p[1] ? 1 : 2;
      double sharp = 0;
      for (double v : p) {
        sharp += Math.pow(v, by);
      }
      for (int k = 0; k < 3; k++) {
        probabilities[3 * i + k] = (float) (Math.pow(p[k], by) / sharp);
      }
    }
    return new Predictions(probabilities, labels, 3);
  }

  @Test
  void temperatureUndoesOverconfidence() {
    Predictions sure = sharpened(2);
    assertEquals(2, sure.temperature(), 0.1);
    assertTrue(sure.calibrationError() > 0.05, "error " + sure.calibrationError());
    Predictions mended = sure.at(sure.temperature());
    assertTrue(mended.calibrationError() < 0.015, "error " + mended.calibrationError());
    assertEquals(sure.accuracy(), mended.accuracy());
    assertTrue(mended.loss() < sure.loss());
  }

  @Test
  void figuresOfASmallCase() {
    Predictions p = new Predictions(new float[] {.8f, .2f, .4f, .6f}, new int[] {0, 0}, 2);
    assertEquals(0.5, p.accuracy());
    assertEquals(-(Math.log(.8) + Math.log(.4)) / 2, p.loss(), 1e-6);
    assertEquals((0.2 + 0.6) / 2, p.calibrationError(), 1e-6);
  }
}
