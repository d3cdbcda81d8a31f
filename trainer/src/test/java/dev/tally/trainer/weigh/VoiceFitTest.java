package dev.tally.trainer.weigh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.number.PooledReader.Opinion;
import dev.tally.trainer.weigh.VoiceFit.Fitted;
import dev.tally.trainer.weigh.VoiceFit.Line;
import dev.tally.trainer.weigh.VoiceFit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Weights that are known are found again. */
class VoiceFitTest {
  private static final double[] TRUE = {0.6, 0, 0.3, 0};

  /** Lines whose right number is drawn by the weights themselves: the second reader and the fourth know nothing. */
  private static List<Line> lines(int count) {
    SplittableRandom random = new SplittableRandom(3);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<double[]> logarithms = new ArrayList<>();
      for (int k = 0; k < 6; k++) {
        logarithms.add(random.doubles(4, -6, 0).toArray());
      }
      double[] probabilities = new Line(logarithms, 0).probabilities(TRUE);
      double drawn = random.nextDouble();
      int right = 0;
      while (right < 5 && drawn > probabilities[right]) {
        drawn -= probabilities[right++];
      }
      lines.add(new Line(logarithms, right));
    }
    return lines;
  }

  @Test
  void theWeightsThatLinesWereDrawnByAreFound() {
    List<Line> lines = lines(800);
    Fitted fitted = VoiceFit.fit(lines, true, true, true, true);
    assertArrayEquals(TRUE, fitted.weights(), 0.1);
    for (int k = 0; k < TRUE.length; k++) {
      assertTrue(fitted.least()[k] <= fitted.weights()[k] && fitted.weights()[k] <= fitted.most()[k]);
    }
    assertTrue(fitted.least()[0] > 0.4 && fitted.most()[0] < 0.8, "a weight that matters is known well");
    assertTrue(fitted.perLine() >= VoiceFit.perLine(lines, TRUE), "nothing is better than the best");
    assertTrue(Math.abs(fitted.elsewhere().right(0) - VoiceFit.outcome(lines, TRUE).right(0)) < 0.03);
  }

  @Test
  void whoIsNotHeardHasNoSay() {
    Fitted fitted = VoiceFit.fit(lines(200), true, true, false, false);
    assertEquals(0, fitted.weights()[2]);
    assertEquals(0, fitted.weights()[3]);
  }

  @Test
  void aLineWhoseNumberNobodyNamesIsWrongHoweverItIsWeighed() {
    List<Opinion> opinions = List.of(new Opinion("12", 0, 0, 0, 0), new Opinion("13", -5, -5, -5, -5));
    assertEquals(1, Line.of(opinions, "13").right());
    assertEquals(-1, Line.of(opinions, "14").right());
    List<Line> lines = List.of(Line.of(opinions, "14"), Line.of(List.of(), "1"));
    assertEquals(0, VoiceFit.outcome(lines, 1, 1, 1, 1).right(0));
  }

  @Test
  void theSurestAreAnsweredUntilTooManyAreWrong() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double other = -8 + 0.5 * i;
      lines.add(new Line(List.of(new double[] {0}, new double[] {other}), i == 7 ? 1 : 0));
    }
    Outcome outcome = VoiceFit.outcome(lines, 1);
    assertEquals(0.9, outcome.right(0), 1e-9);
    assertEquals(0.1, outcome.wrong(0), 1e-9);
    assertEquals(0.7, outcome.answerable(0.01), 1e-9);
    assertEquals(1, outcome.answerable(0.1), 1e-9);
  }
}
