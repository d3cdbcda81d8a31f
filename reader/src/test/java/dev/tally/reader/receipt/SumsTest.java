package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static Amount amount(long minor, double probability) {
    return new Amount(minor, Long.toString(minor), probability);
  }

  @Test
  void aSumHasTheMassOfAllWaysToItAndTheTermsOfTheLikeliest() {
    Sums sums = Sums.NONE.with(List.of(amount(300, 0.6), amount(800, 0.3)), false)
        .with(List.of(amount(700, 0.7), amount(200, 0.2)), false);
    Sums.Sum thousand = sums.get(1000);
    assertEquals(0.6 * 0.7 + 0.3 * 0.2, thousand.mass(), 1e-12);
    assertEquals(List.of(700L, 300L), thousand.terms());
    assertEquals(700, thousand.largest());
    assertNull(sums.get(999));
  }

  @Test
  void whatMayBeTakenOffIsTakenOffWithLittleProbability() {
    Sums sums = Sums.NONE.with(List.of(amount(50, 1)), true);
    assertTrue(sums.get(-50).mass() < sums.get(50).mass());
    assertEquals(1, sums.get(-50).mass() + sums.get(50).mass(), 1e-12);
    assertTrue(Sums.NONE.with(List.of(), false).isEmpty());
  }

  @Test
  void oneValueAloneIsAsAmongAll() {
    List<Amount> first = List.of(amount(300, 0.6), amount(800, 0.3));
    List<Amount> front = List.of(amount(700, 0.7), amount(200, 0.2));
    Sums sums = Sums.NONE.with(first, false);
    assertEquals(sums.with(front, false).get(1000), sums.get(1000, front));
    assertNull(sums.get(999, front));
  }

  @Test
  void aRowThatMayBeNoNumberAddsNothingWithThatProbability() {
    Sums sums = Sums.NONE.with(List.of(amount(300, 0.5)), false);
    Sums with = sums.with(List.of(amount(100, 0.8)), false).or(sums, 0.2);
    assertEquals(0.5 * 0.8, with.get(400).mass(), 1e-12);
    assertEquals(0.5 * 0.2, with.get(300).mass(), 1e-12);
    assertEquals(List.of(0L, 300L), with.get(300).terms());
    assertNull(sums.with(List.of(amount(100, 1)), false).or(sums, 0).get(300));
  }

  /** Amounts that share their last digits, negative sums and values far apart all find their place. */
  @Test
  void massesAreThoseOfCountingEveryWay() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 50; trial++) {
      Map<Long, Double> counted = new HashMap<>(Map.of(0L, 1.0));
      Sums sums = Sums.NONE;
      for (int row = 0; row < 3; row++) {
        List<Amount> amounts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          long size = random.nextInt(4) == 0 ? 1_000_000_000L : 100;
          amounts.add(amount(size * random.nextInt(1, 9), 0.05 + 0.1 * random.nextDouble()));
        }
        amounts.sort(Comparator.comparingDouble(Amount::probability).reversed());
        sums = sums.with(amounts, false);
        Map<Long, Double> next = new HashMap<>();
        counted.forEach((value, mass) -> amounts
            .forEach(amount -> next.merge(value + amount.minor(), mass * amount.probability(), Double::sum)));
        counted = next;
      }
      for (Map.Entry<Long, Double> way : counted.entrySet()) {
        assertEquals(way.getValue(), sums.get(way.getKey()).mass(), 1e-12);
      }
    }
  }
}
