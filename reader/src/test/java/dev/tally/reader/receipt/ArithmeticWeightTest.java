package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.amount.Amount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each way of adding up weighs, factor by factor. */
class ArithmeticWeightTest {
  /** That sums are there, and that they are of items alone. */
  private static final double ITEMS = 0.7 * 0.4;
  private static final double TAXED = 0.7 * 0.6;

  /** Rows that say one amount each. */
  private static List<Closing> closings(Amount... rows) {
    return Readings.closings(Stream.of(rows).map(List::of).toList());
  }

  private static double weight(int first, int subtotal, int total, Amount... rows) {
    return closings(rows).stream()
        .filter(one -> one.first() == first && one.subtotal() == subtotal && one.total() == total)
        .mapToDouble(Closing::weight)
        .sum();
  }

  private static void assertWeight(double expected, double weight) {
    assertEquals(expected, weight, 1e-9 * Math.max(1, expected));
  }

  /** One of 200.5 such sums closes by chance; of the two rows 1.7 could have been the first. */
  private static final double TWO_ITEMS = 0.9 * 0.8 * 0.7 * (401 / 2.0) * (0.5 + 0.5 / 1.7);

  @Test
  void itemsThatAddUpWeighWhatChanceMisses() {
    assertWeight(ITEMS * TWO_ITEMS, weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7)));
    assertEquals(1, closings(amount(300, 0.9), amount(401, 0.8), amount(701, 0.7)).size());
  }

  @Test
  void roundAmountsAreFewer() {
    assertWeight(ITEMS * 0.9 * 0.8 * 0.7 * (400 / 200.0) * (0.5 + 0.5 / 1.7),
        weight(0, 2, 2, amount(300, 0.9), amount(400, 0.8), amount(700, 0.7)));
    assertWeight(ITEMS * 0.9 * 0.8 * 0.7 * (450 / 2.0) * (0.5 + 0.5 / 1.7),
        weight(0, 2, 2, amount(450, 0.9), amount(350, 0.8), amount(800, 0.7)));
  }

  @Test
  void aNumberThatIsWrittenTwiceIsHardlyASum() {
    assertWeight(ITEMS * 0.1 * 0.01 * 0.9 * 0.8 * (1701 / 2.0),
        weight(0, 1, 1, amount(1701, 0.9), amount(1701, 0.8)));
  }

  @Test
  void itemsBeginAtTheTopOrAnywhere() {
    double begins = 0.5 * 0.4 + 0.5 / (0.6 + 0.9 + 0.8);
    assertWeight(ITEMS * 0.9 * 0.8 * 0.7 * (401 / 2.0) * begins,
        weight(1, 3, 3, amount(5, 0.6), amount(300, 0.9), amount(401, 0.8), amount(701, 0.7)));
  }

  @Test
  void whatIsWrittenBelowATotalTakesHalfFromIt() {
    assertWeight(ITEMS * TWO_ITEMS * (1 - 0.5 * 0.6),
        weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7), amount(500, 0.6)));
    assertWeight(ITEMS * TWO_ITEMS * (1 - 0.5 * 0.6) * (1 - 0.5 * 0.4), weight(0, 2, 2, amount(300, 0.9),
        amount(401, 0.8), amount(701, 0.7), amount(500, 0.6), amount(40, 0.4)));
    assertWeight(ITEMS * TWO_ITEMS,
        weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7), Amount.none(1)));
  }

  @Test
  void aLargerNumberBelowTakesAlmostAll() {
    assertWeight(ITEMS * TWO_ITEMS * (1 - 0.5 * 0.6) * 0.4,
        weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7), amount(702, 0.6)));
    assertWeight(ITEMS * TWO_ITEMS * (1 - 0.5 * 0.6),
        weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7), amount(701, 0.6)));
    assertWeight(ITEMS * TWO_ITEMS * (1 - 0.5 * 0.99) * 0.02,
        weight(0, 2, 2, amount(300, 0.9), amount(401, 0.8), amount(701, 0.7), amount(702, 0.99)));
  }

  private static long above(int below) {
    Amount[] rows = Stream
        .concat(Stream.of(amount(300, 0.9), amount(401, 0.8), amount(701, 0.7)),
            Stream.generate(() -> amount(11, 1)).limit(below))
        .toArray(Amount[]::new);
    return closings(rows).stream().filter(one -> one.total() == 2).count();
  }

  @Test
  void atMostFourNumbersAreSoughtBelowATotal() {
    assertEquals(1, above(4));
    assertEquals(0, above(5));
  }

  @Test
  void aSubtotalAndWhatIsAddedWeighLessForEachPlaceToBegin() {
    double share = TAXED / 1.7;
    assertWeight(share * 0.9 * (0.8 * 0.95) * 0.7 * (107 / 2.0) * 0.5,
        weight(0, 0, 2, amount(1000, 0.9), amount(107, 0.8), amount(1107, 0.7)));
    assertWeight(share * 0.9 * (0.8 * 0.05) * 0.7 * (107 / 2.0) * 0.5,
        weight(0, 0, 2, amount(1000, 0.9), amount(107, 0.8), amount(893, 0.7)));
  }

  /** 9 per cent. */
  @Test
  void aRateIsEvidence() {
    double likelier = 20000 * 0.3 / 3 / 60;
    assertWeight(TAXED / 1.7 * 0.9 * (0.8 * 0.95) * 0.7 * (1801 / 2.0) * (0.5 + 0.5 * likelier),
        weight(0, 0, 2, amount(20000, 0.9), amount(1801, 0.8), amount(21801, 0.7)));
  }

  @Test
  void equalHalvesOfATaxAreEvidence() {
    double shared = TAXED / 2.5 * 0.9 * (0.8 * 0.95) * (0.8 * 0.95) * 0.7 * (107 / 2.0) * 0.5;
    assertWeight(shared * (0.7 + 0.3 * 107 / 2),
        weight(0, 0, 3, amount(1000, 0.9), amount(107, 0.8), amount(107, 0.8), amount(1214, 0.7)));
    assertWeight(shared * 0.7 * 113 / 107,
        weight(0, 0, 3, amount(1000, 0.9), amount(107, 0.8), amount(113, 0.8), amount(1220, 0.7)));
  }

  @Test
  void itemsSubtotalAndTaxWeighTogether() {
    double head = 0.9 * 0.9 * 0.9 * (601 / 2.0) * (0.5 + 0.5 / 1.8);
    double tail = TAXED / 3.5 * (0.8 * 0.95) * 0.7 * (107 / 2.0) * 0.5;
    List<Closing> closings = closings(amount(400, 0.9), amount(601, 0.9), amount(1001, 0.9), amount(107, 0.8),
        amount(1108, 0.7));
    assertWeight(head * tail, closings.getFirst().weight());
    assertEquals(List.of(400L, 601L, 1001L, 107L, 1108L), closings.getFirst().values());
    assertWeight(0.9 * tail, weight(2, 2, 4, amount(400, 0.9), amount(601, 0.9), amount(1001, 0.9),
        amount(107, 0.8), amount(1108, 0.7)));
  }

  @Test
  void noExtraIsLargerThanItsBaseOrHalvesIt() {
    assertEquals(0, weight(0, 0, 2, amount(1000, 0.9), amount(1001, 0.8), amount(2001, 0.7)));
    assertEquals(1, Math.signum(weight(0, 0, 2, amount(1001, 0.9), amount(1001, 0.8), amount(2002, 0.7))));
    assertEquals(0, weight(0, 0, 2, amount(1000, 0.9), amount(500, 0.8), amount(500, 0.7)));
    assertEquals(1, Math.signum(weight(0, 0, 2, amount(1000, 0.9), amount(499, 0.8), amount(501, 0.7))));
  }

  @Test
  void whatTheTotalMayBeElseIsNotBelowIt() {
    double weight = Readings.closings(List.of(List.of(amount(300, 0.9)), List.of(amount(401, 0.8)),
        List.of(amount(701, 0.7), amount(901, 0.2)))).getFirst().weight();
    assertWeight(ITEMS * TWO_ITEMS, weight);
  }

  @Test
  void halvesOfATaxMayBeRoundAndAWordMayStandBetween() {
    assertWeight(
        TAXED / 2.5 * 0.9 * (0.8 * 0.95) * (0.8 * 0.95) * 0.7 * (700 / 200.0) * 0.75 * (0.7 + 0.3 * 3.5),
        weight(0, 0, 3, amount(10000, 0.9), amount(700, 0.8), amount(700, 0.8), amount(11400, 0.7)));
    assertWeight(
        TAXED / 2.5 * 0.9 * (0.8 * 0.95) * (0.8 * 0.95) * 0.7 * (107 / 2.0) * 0.5 * (0.7 + 0.3 * 107 / 2),
        weight(0, 0, 4, amount(1000, 0.9), amount(107, 0.8), Amount.none(1), amount(107, 0.8),
            amount(1214, 0.7)));
  }
}
