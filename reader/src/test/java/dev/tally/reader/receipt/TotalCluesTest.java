package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.at;
import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.cents;
import static dev.tally.reader.receipt.PlainNumbers.cut;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.labelled;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static dev.tally.reader.receipt.PlainNumbers.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far each clue holds, up to where it ends. */
final class TotalCluesTest {
  private static final BoxReading TOTAL = print(4, "TOTAL", "7.60");

  private static List<TotalCandidate> all(BoxReading... page) {
    List<BoxReading> numbers = List.of(page);
    return new TotalCandidates(numbers, numbers.stream().map(n -> n.amounts(Notation.UNKNOWN)).toList(), 100)
        .all();
  }

  private static TotalCandidate of(int number, BoxReading... page) {
    return all(page).stream()
        .filter(one -> one.number() == number && one.minor() != TotalCandidate.OTHER)
        .findFirst()
        .orElseThrow();
  }

  private static void assertClue(double expected, TotalClue clue, int number, BoxReading... page) {
    assertEquals(expected, of(number, page).of(clue), 1e-9, clue::name);
  }

  private static void assertHolds(TotalClue clue, int number, BoxReading... page) {
    assertClue(1, clue, number, page);
  }

  private static void assertNot(TotalClue clue, int number, BoxReading... page) {
    assertClue(0, clue, number, page);
  }

  private static BoxReading named(Label label, double share, String text) {
    return labelled(print(0, "", "7.60"), Optional.of(new Labelled(label, share, text)), Optional.empty());
  }

  private static BoxReading headed(BoxReading one, Label label, double share) {
    return labelled(one, one.left(), Optional.of(new Labelled(label, share, "x")));
  }

  @Test
  void halfOfATextMakesItALabel() {
    assertHolds(TotalClue.BESIDE_TAX, 0, named(Label.TAX, 0.5, "x"));
    assertNot(TotalClue.UNLABELLED, 0, named(Label.TAX, 0.5, "x"));
    assertNot(TotalClue.BESIDE_TAX, 0, named(Label.TAX, 0.49, "x"));
    assertHolds(TotalClue.UNLABELLED, 0, named(Label.TAX, 0.49, "x"));
    assertNot(TotalClue.UNLABELLED_AMONG_TOTALS, 0, named(Label.TAX, 0.5, "x"), TOTAL);
    assertNot(TotalClue.UNLABELLED_AMONG_TOTALS, 0, print(0, "", "7.60"), print(1, "TAX", "7.60"));
  }

  @Test
  void moreThanSixLettersAreMoreThanATotal() {
    assertNot(TotalClue.QUALIFIED, 0, named(Label.TOTAL, 1, "Totals: 1"));
    assertHolds(TotalClue.QUALIFIED, 0, named(Label.TOTAL, 1, "Totalss"));
    assertNot(TotalClue.QUALIFIED, 0, named(Label.SUBTOTAL, 1, "Sub Totals"));
  }

  @Test
  void aTotalsLabelAboveANumberCountsWhereNoneStandsBeside() {
    BoxReading alone = print(0, "", "7.60");
    assertHolds(TotalClue.BELOW_TOTAL, 0, headed(alone, Label.TOTAL, 0.5));
    assertNot(TotalClue.BELOW_TOTAL, 0, headed(alone, Label.TOTAL, 0.49));
    assertNot(TotalClue.BELOW_TOTAL, 0, headed(alone, Label.TAX, 0.5));
    assertNot(TotalClue.BELOW_TOTAL, 0, headed(print(0, "TAX", "7.60"), Label.TOTAL, 1));
    assertNot(TotalClue.BELOW_TOTAL, 0, alone);
  }

  @Test
  void aSignIsAClueAndTheOnlyOneAnother() {
    BoxReading sign = signed(print(0, "", "7.60"));
    assertHolds(TotalClue.SIGNED, 0, sign);
    assertHolds(TotalClue.ONLY_SIGNED, 0, sign, TOTAL);
    assertNot(TotalClue.ONLY_SIGNED, 1, sign, TOTAL);
    assertNot(TotalClue.SIGNED, 1, sign, TOTAL);
    assertNot(TotalClue.ONLY_SIGNED, 0, sign, signed(TOTAL));
  }

  @Test
  void aTotalBeforeAnotherInItsRowIsARate() {
    BoxReading before = print(4, "TOTAL", "2");
    assertHolds(TotalClue.BEFORE_TOTAL, 0, at(210, 200, 40, 24, before), TOTAL);
    assertNot(TotalClue.BEFORE_TOTAL, 0, at(211, 200, 40, 24, before), TOTAL);
    assertHolds(TotalClue.BEFORE_TOTAL, 0, at(100, 189, 40, 24, before), TOTAL);
    assertNot(TotalClue.BEFORE_TOTAL, 0, at(100, 188, 40, 24, before), TOTAL);
    assertNot(TotalClue.BEFORE_TOTAL, 1, at(100, 200, 40, 24, before), TOTAL);
    assertNot(TotalClue.BEFORE_TOTAL, 0, at(100, 200, 40, 24, before), print(4, "TAX", "7.60"));
    assertNot(TotalClue.BEFORE_TOTAL, 0, at(100, 200, 40, 24, before), hand(4, "TOTAL"));
    assertNot(TotalClue.BEFORE_TOTAL, 0, at(100, 200, 40, 24, print(4, "TAX", "2")), TOTAL);
  }

  @Test
  void taxesBelowAreAClueAgainstIt() {
    assertHolds(TotalClue.ABOVE_TAXES, 0, TOTAL, print(5, "TAX", "0.60"));
    assertNot(TotalClue.ABOVE_TAXES, 1, print(3, "TAX", "0.60"), TOTAL);
    assertNot(TotalClue.ABOVE_TAXES, 0, print(3, "TAX", "0.60"), TOTAL);
  }

  @Test
  void totalsAreTotalsAloneWhateverStandsBetween() {
    assertNot(TotalClue.ABOVE_TOTAL, 0, print(0, "TAX", "7.60"), TOTAL);
    assertNot(TotalClue.ABOVE_TOTAL, 1, print(0, "TOTAL", "7.60"), TOTAL);
    assertNot(TotalClue.RECKONED_FROM, 0, print(0, "TAX", "7.60"), print(1, "Tip", "1.00"), TOTAL);
    assertNot(TotalClue.RECKONED_FROM, 0, print(0, "TOTAL", "7.60"), print(1, "Tip", "1.00"),
        print(2, "CASH", "1.00"), TOTAL);
  }

  @Test
  void heightIsMeasuredByTheMedian() {
    BoxReading high = at(250, 300, 80, 48, TOTAL);
    assertClue(Math.log(0.5), TotalClue.HEIGHT, 0, print(0, "", "7.60"), high);
    assertClue(0, TotalClue.HEIGHT, 1, print(0, "", "7.60"), high);
    assertClue(Math.log(2), TotalClue.HEIGHT, 2, print(0, "", "7.60"), print(1, "", "7.60"), high);
    assertClue(1, TotalClue.HEIGHT, 2, print(0, "", "7.60"), print(1, "", "7.60"),
        at(250, 300, 80, 96, TOTAL));
  }

  @Test
  void whatEndsWithinAHeightAndAHalfOfTheLastEndsThere() {
    assertHolds(TotalClue.RIGHTMOST, 0, print(0, "", "7.60"), at(285, 200, 80, 24, TOTAL));
    assertNot(TotalClue.RIGHTMOST, 0, print(0, "", "7.60"), at(286, 200, 80, 24, TOTAL));
  }

  private static boolean isLast(int x, int y, int width) {
    return of(0, print(0, "", "7.60"), at(x, y, width, 24, TOTAL)).of(TotalClue.LAST_IN_COLUMN) > 0;
  }

  @Test
  void belowANumberStandsWhatSharesItsColumn() {
    assertTrue(!isLast(211, 200, 80), "it shares more than half");
    assertTrue(isLast(210, 200, 80));
    assertTrue(!isLast(345, 200, 20), "it ends near it");
    assertTrue(isLast(346, 200, 20));
    assertTrue(!isLast(250, 52, 80));
    assertTrue(isLast(250, 51, 80), "it stands beside rather than below");
    assertHolds(TotalClue.LAST_IN_COLUMN, 0, print(0, "", "7.60"), hand(4, "TOTAL"));
    assertHolds(TotalClue.LAST_IN_COLUMN, 1, print(0, "", "7.60"), TOTAL);
  }

  @Test
  void howFarDownItStandsIsItsShareOfTheNumbers() {
    assertClue(0.5, TotalClue.LOW, 0, print(0, "", "7.60"), TOTAL);
    assertHolds(TotalClue.LOW, 1, print(0, "", "7.60"), TOTAL);
  }

  @Test
  void aHandAmongPrintCountsForWhatThePrintIs() {
    BoxReading written = hand(0, "", candidate("7.60", 0.99));
    assertClue(0.8, TotalClue.HAND, 0, written.by(0.8), written.by(0.2));
    assertClue(0.4, TotalClue.HAND_AMONG_PRINT, 0, written.by(0.8), written.by(0.2));
  }

  @Test
  void whatIsUnreadBesideItIsAClue() {
    assertHolds(TotalClue.DOUBTED, 0, cut(TOTAL, Unread.BEFORE));
    assertNot(TotalClue.DOUBTED, 0, TOTAL);
  }

  @Test
  void lettersAndStrokesAmongDigitsAreNoAmount() {
    for (String mixed : List.of("x3", "X 3", "3kg", "3 kg", "12/5", "12:30")) {
      assertHolds(TotalClue.MIXED, 0, hand(0, "", mixed, candidate("3", 0.9)));
    }
    for (String plain : List.of("7.60", "EUR 7.60", "7,60")) {
      assertNot(TotalClue.MIXED, 0, hand(0, "", plain, candidate("760", 0.9)));
    }
    assertHolds(TotalClue.PERCENT, 0, hand(0, "", "2@", candidate("2", 0.9)));
    assertNot(TotalClue.PERCENT, 0, TOTAL);
    assertNot(TotalClue.LONG, 0, hand(0, "", "1234567", candidate("1234567", 0.99)));
  }

  @Test
  void centsAreShownBehindAMarkOrInAColumn() {
    assertHolds(TotalClue.CENTS, 0, cents(hand(0, "", candidate("7", 0.9)), candidate("60", 0.9)));
    assertNot(TotalClue.CENTS, 0, hand(0, "", candidate("7-", 0.9)));
    assertNot(TotalClue.CENTS_LACKING, 1, print(0, "Tax", "8.20"), print(1, "TOTAL", "8.20"));
    assertNot(TotalClue.CENTS_LACKING, 1, print(0, "", "8.20"), print(1, "TOTAL", "820"));
  }
}
