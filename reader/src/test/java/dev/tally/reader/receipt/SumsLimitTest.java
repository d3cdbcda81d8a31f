package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Amount;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which sums are kept, and what percentages say about them. */
class SumsLimitTest {
  private static final TaxRate CENTS = new TaxRate(100);

  private static List<Amount> row(int count, long step) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Amount(step * (i + 1), "x", 0.04 - 0.0001 * i))
        .toList();
  }

  private static Amount amount(long minor, double probability) {
    return new Amount(minor, "x", probability);
  }

  @Test
  void ofARowsReadingsTwentyFourAreAddedUp() {
    Sums sums = Sums.NONE.with(row(25, 1), false);
    assertNotNull(sums.get(24));
    assertNull(sums.get(25));
    assertNotNull(Sums.NONE.get(24, row(25, 1)));
    assertNull(Sums.NONE.get(25, row(25, 1)));
  }

  @Test
  void theLikeliestFourHundredAreKept() {
    Sums sums = Sums.NONE.with(row(24, 1), false).with(row(24, 100), false);
    long kept = IntStream.rangeClosed(1, 24)
        .mapToLong(i -> IntStream.rangeClosed(1, 24).filter(j -> sums.get(100L * i + j) != null).count())
        .sum();
    assertEquals(400, kept);
    assertNotNull(sums.get(101));
    assertNull(sums.get(2424));
    assertNotNull(sums.or(Sums.NONE, 0.001).get(101));
  }

  @Test
  void whatIsNextToImpossibleIsNotAdded() {
    assertNotNull(Sums.NONE.with(List.of(amount(5, 1.1e-8)), false).get(5));
    assertNull(Sums.NONE.with(List.of(amount(5, 0.9e-8)), false).get(5));
    assertNotNull(Sums.NONE.get(5, List.of(amount(5, 1.1e-8))));
    assertNull(Sums.NONE.get(5, List.of(amount(5, 0.9e-8))));
    Sums five = Sums.NONE.with(List.of(amount(5, 1)), false);
    assertNotNull(five.or(Sums.NONE, 1.1e-8).get(0));
    assertNull(five.or(Sums.NONE, 0.9e-8).get(0));
  }

  @Test
  void theLikeliestWayIsShown() {
    Sums sums = Sums.NONE.with(List.of(amount(3, 0.5), amount(4, 0.4)), false);
    List<Amount> front = List.of(amount(1, 0.6), amount(2, 0.5));
    assertEquals(List.of(1L, 4L),
        Sums.NONE.with(List.of(amount(4, 0.9), amount(3, 0.5)), false).with(front, false).get(5).terms());
    assertEquals(List.of(2L, 3L), sums.with(front, false).get(5).terms());
    assertEquals(0.25, sums.get(5, front).best(), 1e-12);
    assertEquals(0.49, sums.get(5, front).mass(), 1e-12);
  }

  @Test
  void termsOfNothingAreNotCountedAndTheLargestIsOfEitherSign() {
    Sums sums = Sums.NONE.with(List.of(amount(7, 1)), true).with(List.of(Amount.none(1)), false);
    assertEquals(1, sums.get(-7).count());
    assertEquals(7, sums.get(-7).largest());
    assertEquals(List.of(0L, -7L), sums.get(-7).terms());
    assertEquals(0.05, sums.get(-7).best(), 1e-12);
    assertFalse(sums.isEmpty());
  }

  @Test
  void aRateIsARoundNumberOfHalvesOfAPerCent() {
    assertEquals(0.75, CENTS.evidence(10000, List.of(900L)), 1e-9);
    double likelier = 3000 / 3.0 / 60;
    assertEquals(0.5 + 0.5 * likelier, CENTS.evidence(10000, List.of(901L)), 1e-9);
    assertEquals(0.5, CENTS.evidence(10000, List.of(902L)), 1e-9);
    assertEquals(0.5 + 0.5 * likelier, CENTS.evidence(10000, List.of(-899L)), 1e-9);
    assertEquals(0.5 + 0.5 * likelier, CENTS.evidence(10000, List.of(50L)), 1e-9, "half a per cent");
    assertEquals(0.5, CENTS.evidence(10000, List.of(24L)), 1e-9);
    assertEquals(0.5 + 0.5 * likelier, CENTS.evidence(10000, List.of(3001L)), 1e-9, "30 per cent");
    assertEquals(0.5, CENTS.evidence(10000, List.of(3050L)), 1e-9);
    assertEquals(0.5, CENTS.evidence(0, List.of(3050L)), 1e-9);
  }

  @Test
  void amongSeveralExtrasARateCountsLess() {
    double likelier = 3000 / 3.0 / 60;
    assertEquals(0.5 + 0.5 * likelier / 2, CENTS.evidence(10000, List.of(901L, 77L)), 1e-9);
    assertEquals(0.5 + 0.5 * likelier, CENTS.evidence(10000, List.of(901L, 0L, 901L)), 1e-9);
    assertEquals(0.5, CENTS.evidence(10000, List.of()), 1e-9);
  }

  @Test
  void wholeUnitsMayHaveBeenRounded() {
    assertTrue(CENTS.evidence(100555, List.of(9000L)) > 0.6);
    assertEquals(0.5, CENTS.evidence(100556, List.of(9000L)), 1e-9);
  }

  @Test
  void aCheckIsOneThatChanceMissesThirtyTimes() {
    assertTrue(CENTS.checks(18000, List.of(1620L)));
    assertFalse(CENTS.checks(17999, List.of(1620L)));
    assertFalse(CENTS.checks(18000, List.of(1630L)));
    assertTrue(CENTS.checks(18000, List.of(1630L, -1620L)));
  }
}
