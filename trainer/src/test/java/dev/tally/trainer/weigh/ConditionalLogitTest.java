package dev.tally.trainer.weigh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.weigh.ConditionalLogit.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionalLogitTest {
  /** Of two choices the first has a feature; it is right in so many of a hundred cases. */
  private static List<Case> coin(int right) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      cases.add(
          new Case(new double[][] {{1, 0}, {0, 0}}, new double[2], new boolean[] {i < right, i >= right}, 1));
    }
    return cases;
  }

  @Test
  void aFeaturesWeightIsTheLogarithmOfItsOdds() {
    double[] weights = ConditionalLogit.fit(coin(80), 2, 0);
    assertEquals(Math.log(80 / 20.0), weights[0], 0.01);
    assertEquals(0, weights[1]);
    assertArrayEquals(new double[] {0.8, 0.2}, coin(80).getFirst().chances(weights), 0.002);
  }

  @Test
  void whatIsKnownBeforehandIsNotLearnedAgain() {
    List<Case> cases = coin(80).stream()
        .map(one -> new Case(one.features(), new double[] {Math.log(4), 0}, one.right(), 1))
        .toList();
    assertEquals(0, ConditionalLogit.fit(cases, 2, 0)[0], 0.01);
  }

  @Test
  void aPenaltyKeepsWeightsSmall() {
    double free = ConditionalLogit.fit(coin(99), 2, 0)[0];
    double held = ConditionalLogit.fit(coin(99), 2, 10)[0];
    assertTrue(held > 0 && held < 0.5 * free, free + " " + held);
  }

  @Test
  void severalChoicesMaySayTheSame() {
    Case both = new Case(new double[][] {{1, 0}, {0, 1}, {0, 0}}, new double[3],
        new boolean[] {true, true, false}, 1);
    double[] weights = ConditionalLogit.fit(Collections.nCopies(10, both), 2, 1);
    assertTrue(weights[0] > 0.5 && weights[1] > 0.5, weights[0] + " " + weights[1]);
  }

  @Test
  void aCasesWeightIsHowOftenItCounts() {
    List<Case> cases = new ArrayList<>(coin(50));
    List<Case> twice = new ArrayList<>(coin(50));
    for (Case one : coin(100)) {
      cases.add(one);
      cases.add(one);
      twice.add(new Case(one.features(), one.offsets(), one.right(), 2));
    }
    assertEquals(ConditionalLogit.fit(cases, 2, 1)[0], ConditionalLogit.fit(twice, 2, 1)[0], 1e-9);
  }
}
