package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.at;
import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Notation;
import dev.tally.reader.number.NumberLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What else on the page says the same amount, a larger one, or the terms of one. */
final class TotalValuesTest {
  private static List<TotalCandidate> all(BoxReading... page) {
    List<BoxReading> numbers = List.of(page);
    return new TotalCandidates(numbers, numbers.stream().map(n -> n.amounts(Notation.UNKNOWN)).toList(), 100)
        .all();
  }

  private static double clue(TotalClue clue, int number, BoxReading... page) {
    return all(page).stream()
        .filter(one -> one.number() == number && one.minor() != TotalCandidate.OTHER)
        .findFirst()
        .orElseThrow()
        .of(clue);
  }

  @Test
  void whatANumberDoesNotSayIsACandidateAsWell() {
    List<TotalCandidate> all = all(hand(0, "Total", candidate("3-", 0.6), candidate("0-", 0.3)));
    assertEquals(List.of(300L, TotalCandidate.OTHER, TotalCandidate.OTHER),
        all.stream().map(TotalCandidate::minor).toList(), "a total of nothing is none");
    assertEquals(List.of(0, 0, -1), all.stream().map(TotalCandidate::number).toList());
    assertEquals(0.6, all.get(0).probability(), 1e-9);
    assertEquals(0.1, all.get(1).probability(), 1e-9);
    assertEquals(1, all.get(2).probability());
    assertEquals(1, all.get(2).of(TotalClue.NONE));
    assertEquals(2, all(hand(0, "Total", candidate("3-", 1))).size(), "nothing is left that it may say");
  }

  /** A signature below the total is no misread total. */
  @Test
  void whatIsNoNumberIsNoCandidate() {
    NumberLine scribble = new NumberLine(List.of(candidate("3-", 0.6)), List.of(), 0.2, 0.8, "");
    List<TotalCandidate> all = all(PlainNumbers.number(0, "", scribble, PlainNumbers.text("M", 0.7)));
    assertEquals(0.6 * 0.2, all.get(0).probability(), 1e-9);
    assertEquals(0.4 * 0.2, all.get(1).probability(), 1e-9);
  }

  @Test
  void roundingTakesAtMostHalfAUnit() {
    BoxReading total = print(0, "TOTAL", "33.92");
    assertEquals(1, clue(TotalClue.ROUNDED, 1, total, print(1, "TOTAL", "33.42")));
    assertEquals(0, clue(TotalClue.BELOW_LARGER, 1, total, print(1, "TOTAL", "33.42")));
    assertEquals(0, clue(TotalClue.ROUNDED, 1, total, print(1, "TOTAL", "33.41")));
    assertEquals(1, clue(TotalClue.BELOW_LARGER, 1, total, print(1, "TOTAL", "33.41")));
    assertEquals(0, clue(TotalClue.ROUNDED, 1, print(0, "TOTAL", "33.41"), print(1, "TOTAL", "33.41")));
  }

  @Test
  void aLargerAmountIsRatherThatAndShowsItsCents() {
    BoxReading total = print(1, "TOTAL", "3.41");
    assertEquals(1, clue(TotalClue.BELOW_LARGER, 1, hand(0, "", candidate("33.92", 0.53)), total));
    assertEquals(0, clue(TotalClue.BELOW_LARGER, 1, hand(0, "", candidate("33.92", 0.52)), total));
    assertEquals(0, clue(TotalClue.BELOW_LARGER, 1, hand(0, "", candidate("3392-", 0.9)), total));
    assertEquals(0, clue(TotalClue.BELOW_LARGER, 1, at(20, 40, 80, 24, print(0, "", "33.92")), total),
        "it stands in another column");
  }

  @Test
  void whatWasPaidBeforeMakesATotalSmaller() {
    assertEquals(0, clue(TotalClue.BELOW_LARGER, 2, print(0, "", "33.92"), print(1, "Advance", "30.00"),
        print(2, "TOTAL", "3.92")));
    assertEquals(1, clue(TotalClue.BELOW_LARGER, 1, print(0, "", "33.92"), print(2, "TOTAL", "3.92"),
        print(3, "Advance", "30.00")));
  }

  @Test
  void theSameAmountCountsAsFarAsItIsLikelyAndInAnotherRow() {
    BoxReading total = print(4, "TOTAL", "7.00");
    assertEquals(0.4, clue(TotalClue.AGAIN_BY_HAND, 1, hand(0, "", candidate("7-", 0.4)), total), 1e-9);
    assertEquals(0.4, clue(TotalClue.AGAIN_BY_HAND, 1, hand(0, "", candidate("7-", 0.4)).by(0.51), total),
        1e-9);
    assertEquals(0.4, clue(TotalClue.AGAIN_IN_PRINT, 1, hand(0, "", candidate("7-", 0.4)).by(0.5), total),
        1e-9);
    assertEquals(0.4, clue(TotalClue.PAID, 1, hand(0, "CASH", candidate("7-", 0.4)), total), 1e-9);
    assertEquals(0.4, clue(TotalClue.PAID, 1, hand(0, "Change", candidate("7-", 0.4)), total), 1e-9);
    assertEquals(0.6, clue(TotalClue.AGAIN_BY_HAND, 2, hand(0, "", candidate("7-", 0.6)),
        hand(1, "", candidate("7-", 0.4)), total), 1e-9, "the likeliest holds");
    assertEquals(0,
        clue(TotalClue.AGAIN_BY_HAND, 1, at(20, 200, 80, 24, hand(0, "", candidate("7-", 0.4))), total));
    assertEquals(0.4,
        clue(TotalClue.AGAIN_BY_HAND, 1, at(20, 176, 80, 24, hand(0, "", candidate("7-", 0.4))), total),
        1e-9);
  }

  @Test
  void termsOfOneColumnAddUp() {
    BoxReading[] bill = {print(0, "", "3.10"), print(1, "", "4.50"), print(2, "TOTAL", "7.60")};
    assertTrue(clue(TotalClue.ADDS_UP, 2, bill) > 3);
    assertTrue(clue(TotalClue.ADDS_UP, 1, bill) < 0.5);
    assertEquals(1, clue(TotalClue.TERM_OF_TOTAL, 1, bill));
    assertEquals(0, clue(TotalClue.TERM_OF_TOTAL, 2, bill));
    bill[1] = at(20, 80, 80, 24, bill[1]);
    assertTrue(clue(TotalClue.ADDS_UP, 2, bill) < 0.5, "another column");
    assertEquals(0, clue(TotalClue.TERM_OF_TOTAL, 0, bill));
  }

  @Test
  void whatAddsUpWithoutATotalsLabelHasNoTerms() {
    BoxReading[] bill = {print(0, "", "3.10"), print(1, "", "4.50"), print(2, "Subtotal", "7.60")};
    assertTrue(clue(TotalClue.ADDS_UP, 2, bill) > 3);
    assertEquals(0, clue(TotalClue.TERM_OF_TOTAL, 0, bill));
  }

  @Test
  void whatIsLabelledAddsUpAcrossColumns() {
    BoxReading[] bill = {at(20, 40, 80, 24, print(0, "Subtotal", "31.05")),
        at(20, 80, 80, 24, print(1, "Tax", "4.55")), print(2, "TOTAL", "35.60")};
    assertTrue(clue(TotalClue.ADDS_UP, 2, bill) > 3, () -> "" + clue(TotalClue.ADDS_UP, 2, bill));
    bill[1] = at(20, 80, 80, 24, print(1, "", "4.55"));
    assertTrue(clue(TotalClue.ADDS_UP, 2, bill) < 0.5);
  }

  @Test
  void quantitiesAndPaymentsAreNoTerms() {
    for (String label : List.of("Qty", "CASH", "Change", "Date", "Balance", "Invoice No")) {
      BoxReading[] bill = {print(0, label, "3.10"), print(1, "", "4.50"), print(2, "TOTAL", "7.60")};
      assertTrue(clue(TotalClue.ADDS_UP, 2, bill) < 0.5, label);
    }
  }

  @Test
  void sumsProveNoMoreThanEight() {
    assertEquals(8, clue(TotalClue.ADDS_UP, 2, print(0, "", "31234.17"), print(1, "", "45671.28"),
        print(2, "TOTAL", "76905.45")));
  }

  /** Read as one with little probability, it may be left out. */
  @Test
  void aRowThatMayBeAWordMayBeLeftOut() {
    BoxReading[] bill = {print(0, "", "31.10"), hand(1, "", candidate("1-", 0.5)), print(2, "", "45.15"),
        print(3, "TOTAL", "76.25")};
    assertTrue(clue(TotalClue.ADDS_UP, 3, bill) > 3);
    bill[1] = hand(1, "", candidate("1-", 0.95));
    assertTrue(clue(TotalClue.ADDS_UP, 3, bill) < 3);
  }

  /** What a closing weighs counts for as much more as the amount by itself is unlikely. */
  @Test
  void sumsAreWeighedAgainstWhatTheAmountLooksLike() {
    double weight = 0.7 * 0.4 * 0.9 * 0.8 * 0.7 * (400 / 200.0) * (0.5 + 0.5 / 1.7);
    assertEquals(Math.log1p(weight / 0.7), clue(TotalClue.ADDS_UP, 2, hand(0, "", candidate("3-", 0.9)),
        hand(1, "", candidate("4-", 0.8)), hand(2, "TOTAL", candidate("7-", 0.7))), 1e-9);
  }

  @Test
  void whatANumberSaysItselfIsNotAboveIt() {
    assertEquals(0,
        all(hand(0, "Total", candidate("33.92", 0.6), candidate("3.92", 0.3))).stream()
            .filter(one -> one.minor() == 392)
            .findFirst()
            .orElseThrow()
            .of(TotalClue.BELOW_LARGER));
  }
}
