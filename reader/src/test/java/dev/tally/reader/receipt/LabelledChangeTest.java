package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.at;
import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.amount.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hand writes below a printed total, and other totals beside it. */
final class LabelledChangeTest {
  private static final BoxReading TOTAL = print(3, "TOTAL", "140.00");

  private static Reading total(BoxReading... numbers) {
    return new LabelledTotal(Readings.PAGE, Notation.UNKNOWN, List.of(numbers), 0.6).total();
  }

  private static void assertDoubted(String reason, BoxReading... numbers) {
    assertEquals(reason,
        assertInstanceOf(Reading.Unsure.class, total(numbers), () -> "" + total(numbers)).reason());
  }

  private static void assertRead(String value, BoxReading... numbers) {
    assertEquals(value,
        assertInstanceOf(Reading.Read.class, total(numbers), () -> "" + total(numbers)).value());
  }

  private static BoxReading tip(String text, double probability) {
    return hand(5, "Tip", candidate(text, probability));
  }

  @Test
  void aHandsTipBelowChangesThePrintedTotal() {
    assertDoubted("below it stands 20.00, which changes it", TOTAL, tip("20-", 0.9));
    assertDoubted("below it stands 20.00, which changes it", TOTAL, tip("20-", 0.9).by(0.51));
    assertRead("140.00", TOTAL, tip("20-", 0.9).by(0.5));
    assertRead("140.00", hand(1, "Tip", candidate("20-", 0.9)), TOTAL);
  }

  @Test
  void aTipThatIsRatherSomethingElseChangesNothing() {
    assertDoubted("below it stands 20.00, which changes it", TOTAL, tip("20-", 0.51));
    assertRead("140.00", TOTAL, tip("20-", 0.5));
  }

  @Test
  void onlyPartOfATotalIsATipOrADiscount() {
    assertDoubted("below it stands 139.00, which changes it", TOTAL, tip("139-", 0.9));
    assertRead("140.00", TOTAL, tip("140-", 0.9));
    assertRead("140.00", TOTAL, tip("0-", 0.9));
    assertDoubted("below it stands 20.00, which changes it", TOTAL,
        hand(5, "Discount", candidate("20-", 0.9)));
    assertRead("140.00", TOTAL, hand(5, "Cash", candidate("20-", 0.9)));
  }

  @Test
  void aHandsTotalBelowChangesItUnlessItIsTheSame() {
    assertDoubted("below it stands 160.00, which changes it", print(2, "Cake", "140.00"), TOTAL,
        at(250, 400, 80, 10, hand(9, "Total", candidate("160-", 0.51))));
    assertRead("140.00", TOTAL, hand(5, "Total", candidate("140.00", 0.9)));
  }

  @Test
  void anotherAmountBesideTheSameWordsIsNamed() {
    assertDoubted("24.36 stands beside the same words", print(0, "TOTAL", "24.36"),
        print(4, "Total:", "31.77"));
    assertRead("31.77", print(0, "TOTAL", "31.77"), print(4, "Total:", "31.77"));
    assertRead("31.77", print(0, "TOTAL", "24.36"), print(4, "Grand Total", "31.77"));
  }

  @Test
  void whatIsNotLikelyOrInTheSameRowIsNoOtherTotal() {
    BoxReading below = print(4, "Total", "31.77");
    assertDoubted("24.00 stands beside the same words", hand(0, "Total", candidate("24-", 0.51)), below);
    assertRead("31.77", hand(0, "Total", candidate("24-", 0.5)), below);
    assertRead("31.77", at(100, 200, 40, 24, print(4, "Total", "24.36")), below);
    assertRead("31.77", print(0, "Subtotal", "24.36"), below);
  }

  /** What a detector parts may be one amount: 98 and its cents. */
  @Test
  void aNumberBetweenTheWordsAndAHandsTotalIsDoubted() {
    BoxReading whole = at(100, 160, 60, 24, hand(3, "Total", candidate("98", 0.99)));
    BoxReading cents = hand(3, "Total", candidate("70", 0.995));
    assertDoubted("98.00 stands beside the same words", whole, cents);
    assertRead("7.60", at(100, 160, 60, 24, print(3, "TOTAL", "3.00")), print(3, "TOTAL", "7.60"));
  }
}
