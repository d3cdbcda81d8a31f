package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What speaks for which number, each clue where it holds and where it does not. */
final class TotalCandidatesTest {
  /** The likeliest candidate of a number. */
  private static TotalCandidate of(int number, BoxReading... page) {
    List<BoxReading> numbers = List.of(page);
    return new TotalCandidates(numbers, numbers.stream().map(n -> n.amounts(Notation.UNKNOWN)).toList(), 100)
        .all()
        .stream()
        .filter(one -> one.number() == number && one.minor() != TotalCandidate.OTHER)
        .findFirst()
        .orElseThrow();
  }

  private static void assertHolds(TotalClue clue, int number, BoxReading... page) {
    assertEquals(1, of(number, page).of(clue), 0.05, clue::name);
  }

  private static void assertNot(TotalClue clue, int number, BoxReading... page) {
    assertEquals(0, of(number, page).of(clue), clue::name);
  }

  @Test
  void aLabelSaysWhatStandsBesideIt() {
    assertHolds(TotalClue.BESIDE_TOTAL, 0, print(0, "TOTAL", "7.60"));
    assertNot(TotalClue.BESIDE_TOTAL, 0, print(0, "SUBTOTAL", "7.60"));
    assertHolds(TotalClue.BESIDE_SUBTOTAL, 0, print(0, "SUBTOTAL", "7.60"));
    assertHolds(TotalClue.UNLABELLED, 0, print(0, "", "7.60"));
    assertNot(TotalClue.UNLABELLED_AMONG_TOTALS, 0, print(0, "", "7.60"));
    assertHolds(TotalClue.UNLABELLED_AMONG_TOTALS, 0, print(0, "", "7.60"), print(1, "TOTAL", "7.60"));
  }

  @Test
  void aGrandTotalIsMoreThanATotal() {
    assertHolds(TotalClue.QUALIFIED, 0, print(0, "Grand Total", "7.60"));
    assertNot(TotalClue.QUALIFIED, 0, print(0, "Total:", "7.60"));
  }

  @Test
  void anotherTotalFurtherDownSpeaksAgainstOneUnlessItStandsBelowThePayment() {
    assertHolds(TotalClue.ABOVE_TOTAL, 0, print(0, "TOTAL", "7.60"), print(1, "TOTAL", "7.60"));
    assertNot(TotalClue.ABOVE_TOTAL, 0, print(0, "TOTAL", "7.60"), print(1, "CASH", "10.00"),
        print(2, "TOTAL", "7.60"));
  }

  @Test
  void aTotalIsReckonedFromOneAboveIt() {
    assertHolds(TotalClue.RECKONED_FROM, 0, print(0, "TOTAL", "7.60"), print(1, "Tip", "1.00"),
        print(2, "TOTAL", "8.60"));
    assertNot(TotalClue.RECKONED_FROM, 0, print(0, "TOTAL", "7.60"), print(1, "TOTAL", "8.60"));
    assertNot(TotalClue.RECKONED_FROM, 2, print(0, "TOTAL", "7.60"), print(1, "Tip", "1.00"),
        print(2, "TOTAL", "8.60"));
  }

  @Test
  void whatWasPaidWithStandsBelowTotals() {
    assertHolds(TotalClue.BELOW_PAYMENT, 1, print(0, "CASH", "10.00"), print(1, "TOTAL", "7.60"));
    assertNot(TotalClue.BELOW_PAYMENT, 0, print(0, "TOTAL", "7.60"), print(1, "CASH", "10.00"));
    assertNot(TotalClue.BELOW_PAYMENT, 1, print(0, "CASH", "12345"), print(1, "TOTAL", "7.60"));
  }

  @Test
  void theSameAmountElsewhereIsAClueByItsWriter() {
    assertHolds(TotalClue.AGAIN_IN_PRINT, 1, print(0, "Cake", "7.60"), print(1, "TOTAL", "7.60"));
    assertHolds(TotalClue.AGAIN_BY_HAND, 1, hand(0, "Cake", candidate("7.60", 0.99)),
        hand(1, "TOTAL", candidate("7.60", 0.99)));
    assertHolds(TotalClue.PAID, 0, print(0, "TOTAL", "7.60"), print(1, "CASH", "7.60"));
    assertNot(TotalClue.AGAIN_IN_PRINT, 1, print(0, "Cake", "7.50"), print(1, "TOTAL", "7.60"));
  }

  @Test
  void sumsOfItsColumnAndOfItsLabelsAreCounted() {
    double none = of(2, print(0, "Cake", "3.10"), print(1, "Tea", "4.40"), print(2, "TOTAL", "7.60"))
        .of(TotalClue.ADDS_UP);
    double items = of(2, print(0, "Cake", "3.10"), print(1, "Tea", "4.50"), print(2, "TOTAL", "7.60"))
        .of(TotalClue.ADDS_UP);
    assertTrue(none < 0.5, () -> "" + none);
    assertTrue(items > 3, () -> "" + items);
    assertHolds(TotalClue.TERM_OF_TOTAL, 0, print(0, "Cake", "3.10"), print(1, "Tea", "4.50"),
        print(2, "TOTAL", "7.60"));
  }

  @Test
  void somethingLargerAboveSpeaksAgainstATotalUnlessItWasRoundedOrTakenOff() {
    assertHolds(TotalClue.BELOW_LARGER, 1, print(0, "Bowl", "9.79"), print(1, "TOTAL", "0.46"));
    assertNot(TotalClue.BELOW_LARGER, 1, print(0, "Bowl", "9.79"), print(1, "TOTAL", "10.46"));
    assertNot(TotalClue.BELOW_LARGER, 2, print(0, "Bowl", "9.79"), print(1, "Discount", "1.79"),
        print(2, "TOTAL", "8.00"));
    assertNot(TotalClue.BELOW_LARGER, 1, print(0, "TOTAL", "33.92"), print(1, "TOTAL ROUNDED", "33.90"));
    assertHolds(TotalClue.ROUNDED, 1, print(0, "TOTAL", "33.92"), print(1, "TOTAL ROUNDED", "33.90"));
  }

  @Test
  void centsThatLackAmongCentsSpeakAgainstIt() {
    assertHolds(TotalClue.CENTS, 0, print(0, "TOTAL", "8.20"));
    assertHolds(TotalClue.CENTS_LACKING, 1, print(0, "Tax", "8.20"), print(1, "TOTAL", "820"));
    assertNot(TotalClue.CENTS_LACKING, 0, print(0, "TOTAL", "820"));
  }

  @Test
  void ratesTimesAndCodesAreToldByTheirForm() {
    assertHolds(TotalClue.PERCENT, 0, hand(0, "TOTAL", "6%", candidate("6", 0.99)));
    assertHolds(TotalClue.MIXED, 0, hand(0, "TOTAL", "12:30", candidate("1230", 0.99)));
    assertHolds(TotalClue.LONG, 0, hand(0, "TOTAL", "12345678", candidate("12345678", 0.99)));
    assertNot(TotalClue.LONG, 0, print(0, "TOTAL", "1234567"));
  }
}
