package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.cents;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.number;
import static dev.tally.reader.receipt.PlainNumbers.seen;
import static dev.tally.reader.receipt.PlainNumbers.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.number.NumberLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a number says, as far as it is print and as far as it is a hand's. */
final class BoxReadingTest {
  private static BoxReading both(String print, double probability, double none, double hand,
      Candidate... candidates) {
    return number(0, "", new NumberLine(List.of(candidates), List.of(), 1, none, ""),
        text(print, probability)).by(hand);
  }

  private static double share(BoxReading number, long minor) {
    return number.amounts(Notation.UNKNOWN)
        .stream()
        .filter(amount -> amount.minor() == minor)
        .mapToDouble(Amount::probability)
        .sum();
  }

  @Test
  void printAndHandwritingCountByWhoeverWroteIt() {
    BoxReading number = both("44.31", 1, 0.25, 0.4, candidate("47.31", 0.9));
    assertEquals(0.997 * 0.6, share(number, 4431), 1e-9);
    double written = 0.4 + 0.6 * 0.003;
    assertEquals(0.9 * 0.96 * 0.75 * written, share(number, 4731), 1e-9);
    assertEquals(0.9 * 0.04 * 0.75 * written, share(number, 473100), 1e-9);
    List<Amount> amounts = number.amounts(Notation.UNKNOWN);
    assertEquals(List.of(4431L, 4731L, 473100L), amounts.stream().map(Amount::minor).toList());
  }

  @Test
  void whatBothSayAddsUpAndIsShownAsTheSurerHasIt() {
    BoxReading number = both("44.31", 1, 0, 0.4, candidate("44,31", 0.9));
    assertEquals(0.997 * 0.6 + 0.96 * 0.9 * (0.4 + 0.6 * 0.003), share(number, 4431), 1e-9);
    assertEquals("44.31", number.amounts(Notation.UNKNOWN).getFirst().text());
  }

  @Test
  void whatPrintIsNotSureOfTheOthersRead() {
    double print = Math.pow(0.8, 5) * 0.997;
    BoxReading number = both("44.31", 0.8, 0, 0.4, candidate("47.31", 1));
    assertEquals(0.6 * print, share(number, 4431), 1e-9);
    assertEquals(0.96 * (0.4 + 0.6 * (1 - print)), share(number, 4731), 1e-9);
  }

  /** The same digits without a point: print has it. */
  @Test
  void printKnowsMarksBetter() {
    assertEquals(0.96, share(both("44.31", 0.1, 0, 1, candidate("4431", 1)), 4431), 1e-9);
    assertEquals(0.03, share(both("44.37", 0.1, 0, 1, candidate("4431", 1)), 4431), 1e-9);
    assertEquals(0.03, share(both("44.31 each", 0.1, 0, 1, candidate("4431", 1)), 4431), 1e-9);
  }

  @Test
  void whatIsNoPrintedNumberIsAHandsAlone() {
    assertEquals(0.96, share(both("forty", 1, 0, 0.4, candidate("44.31", 1)), 4431), 1e-9);
    assertEquals(0.96, share(both("1234567890", 1, 0, 0.4, candidate("44.31", 1)), 4431), 1e-9);
    assertEquals(0.96 * 0.4, share(both("123456789", 1, 0, 0.4, candidate("44.31", 1)), 4431), 1e-9);
  }

  @Test
  void printIsAsSureAsAllItsLettersTogether() {
    assertEquals(Math.pow(0.9, 5) * 0.997, share(both("44.31", 0.9, 0, 0), 4431), 1e-9);
    assertEquals(Math.pow(0.9, 3) * 0.97, share(both("443", 0.9, 0, 0), 44300), 1e-9,
        "without decimals it may be either");
    assertEquals(Math.pow(0.9, 3) * 0.03, share(both("443", 0.9, 0, 0), 443), 1e-9);
    assertEquals(Math.pow(0.9, 7) * 0.997, share(both("44.31 C", 0.9, 0, 0), 4431), 1e-9);
  }

  /** A point that print drops is seen by others. */
  @Test
  void whetherPrintWithoutMarksHasCentsTheySayWhoSeeMarks() {
    BoxReading number = both("65000", 0.99, 0, 0.1, candidate("65000", 1));
    assertTrue(share(number, 6500000) > 0.8);
    assertTrue(share(seen(number, "65000", 1), 65000) > 0.8);
    assertTrue(share(seen(number, "65000", 0), 6500000) > 0.8);
    assertTrue(share(seen(both("650.00", 0.99, 0, 0.1, candidate("65000", 1)), "65000", 0), 65000) > 0.8,
        "what print does see counts");
  }

  @Test
  void aColumnOfCentsIsReadAsAHandsAlone() {
    BoxReading number = cents(both("44", 1, 0, 0.1, candidate("44", 1)), candidate("31", 1));
    assertEquals(0.92 * 0.9, share(number, 4431), 1e-9);
  }

  /** A rule through 991=20 behind its third digit but one. */
  @Test
  void aNumberThatRunsAcrossTheRuleOfCentsIsReadAsOneAsWell() {
    NumberLine joint = seen(hand(0, "", candidate("99120", 1)), "99120", 1).line();
    double sure = share(seen(hand(0, "", candidate("99120", 1)), "99120", 1), 99120);
    BoxReading number = cents(hand(0, "", candidate("9912", 1)), candidate("0", 1), joint);
    assertEquals(0.5 * sure, share(number, 99120), 1e-9);
    assertTrue(share(number, 991200) > 0.4, "what the rule parts may be right");
    BoxReading parted = cents(hand(0, "", candidate("991", 1)), candidate("20", 1), joint);
    assertEquals(0.5 * sure + 0.5 * 0.9, share(parted, 99120), 1e-9, "both say the same");
  }

  @Test
  void decimalsAreSeenWherePrintIsSure() {
    assertTrue(both("44.31", 0.81, 0, 0).showsCents());
    assertTrue(both(" 1,244.31 ", 0.8, 0, 0).showsCents());
    assertFalse(both("44.31", 0.79, 0, 0).showsCents());
    assertFalse(both("44.3", 0.9, 0, 0).showsCents());
    assertFalse(both("4431", 0.9, 0, 0).showsCents());
    assertFalse(both("44.31%", 0.9, 0, 0).showsCents());
  }

  @Test
  void marksAreSeenWhereAHandWroteThemAndSomebodyLooked() {
    BoxReading unseen = hand(0, "", candidate("4431", 0.9));
    BoxReading seen = seen(unseen, "4431", 0.5);
    assertTrue(seen.by(0.51).marksAreSeen());
    assertFalse(seen.by(0.5).marksAreSeen());
    assertFalse(unseen.marksAreSeen());
  }

  /** Print drops faint points, and sees others as they are. */
  @Test
  void marksThatPrintDoesNotSeeAreKept() {
    assertEquals(70600, likeliest("70600", "706.00"));
    assertEquals(70600, likeliest("706.00", "70600"));
    assertEquals(7060000, likeliest("70600", "70600"));
    assertEquals(70600, likeliest("706-00", "706.00"));
  }

  private static long likeliest(String print, String hand) {
    return both(print, 0.9, 0, 1, candidate(hand, 0.9)).amounts(Notation.UNKNOWN).getFirst().minor();
  }

  @Test
  void centsAreTwoDigitsOrANought() {
    BoxReading number = hand(0, "", candidate("44", 0.9));
    assertFalse(number.hasUnclearCents());
    assertFalse(cents(number, candidate("31", 0.5)).hasUnclearCents());
    assertTrue(cents(number, candidate("31", 0.49)).hasUnclearCents());
    assertFalse(cents(number, candidate("0", 0.9)).hasUnclearCents());
    assertTrue(cents(number, candidate("7", 0.9)).hasUnclearCents());
    assertTrue(cents(number, candidate("310", 0.9)).hasUnclearCents());
  }

  @Test
  void aLabelIsTheWordThatMostOfATextIs() {
    BoxReading total = hand(0, "Total", candidate("44", 0.9));
    assertTrue(total.is(Label.TOTAL, 1));
    assertFalse(total.is(Label.TOTAL, 1.01));
    assertFalse(total.is(Label.TAX, 0.5));
    assertFalse(hand(0, "", candidate("44", 0.9)).is(Label.TOTAL, 0));
  }
}
