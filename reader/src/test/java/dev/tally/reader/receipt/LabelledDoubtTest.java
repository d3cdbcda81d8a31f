package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.cents;
import static dev.tally.reader.receipt.PlainNumbers.cut;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.labelled;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static dev.tally.reader.receipt.PlainNumbers.seen;
import static dev.tally.reader.receipt.PlainNumbers.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each doubt about a labelled total where it speaks, and a bill beside it about which it does not. */
final class LabelledDoubtTest {
  private static final String NO_WORD = "no_label: no word says that one of the amounts is the total";
  private static final BoxReading GRAND = hand(3, "Grand Total", candidate("410-", 0.99));
  private static final BoxReading WHOLE = hand(3, "Grand Total", candidate("410", 0.99));

  private static String said(Reading reading) {
    return switch (reading) {
      case Reading.Read read -> read.value();
      case Reading.Unsure unsure -> said(unsure.why());
      case Reading.Unreadable unreadable -> said(unreadable.why());
    };
  }

  private static String said(BoxReading... numbers) {
    return said(new LabelledTotal(Readings.PAGE, Notation.UNKNOWN, List.of(numbers), 0.9).total());
  }

  private static String said(Reason why) {
    return why.code().json() + ": " + why.sentence();
  }

  @Test
  void withoutNumbersThereIsNoAmount() {
    assertEquals("no_amount: no amount was found", said());
    assertEquals("no_amount: no amount was found", said(hand(3, "Total")));
  }

  @Test
  void anAmountThatNoWordNamesIsDoubted() {
    assertEquals(NO_WORD, said(hand(3, "", candidate("410-", 0.99))));
    assertNotEquals(NO_WORD, said(signed(hand(3, "", candidate("410-", 0.99)))), "its sign does");
    assertEquals(NO_WORD,
        said(signed(hand(1, "", candidate("12.5", 0.3))), signed(hand(3, "", candidate("410-", 0.99)))),
        "two signs do not");
    assertEquals(NO_WORD, said(signed(hand(3, "Subtotal", candidate("410-", 0.99)))));
    assertEquals("410.00", said(GRAND));
  }

  @Test
  void onAFormThatHasLabelsAHandsTotalNeedsNone() {
    BoxReading written = hand(3, "", candidate("410-", 0.99));
    BoxReading number = print(0, "No.", "2493");
    assertEquals("410.00", saidFromHalfUp(number, written));
    assertEquals(NO_WORD, saidFromHalfUp(print(0, "", "2493"), written), "nothing has a label");
    assertEquals(NO_WORD, saidFromHalfUp(number, print(3, "", "410.00")), "print has words");
    assertEquals(NO_WORD, saidFromHalfUp(number, written.by(0.5)));
    assertEquals(NO_WORD, saidFromHalfUp(number, hand(3, "Subtotal", candidate("410-", 0.99))));
    assertEquals(NO_WORD,
        saidFromHalfUp(
            labelled(number, Optional.of(new Labelled(Label.NUMBER, 0.49, "No. xx")), Optional.empty()),
            written),
        "words that are no label");
  }

  private static String saidFromHalfUp(BoxReading... numbers) {
    return said(new LabelledTotal(Readings.PAGE, Notation.UNKNOWN, List.of(numbers), 0.5).total());
  }

  @Test
  void aPaymentSaysThatItIsTheTotalFromOneInFourUp() {
    String below = "below_payment: it stands below what was paid with, where totals of taxes stand";
    BoxReading total = print(3, "TOTAL", "26.00");
    assertEquals(below, said(hand(0, "CASH", candidate("27.55", 0.6), candidate("26-", 0.249)), total));
    assertNotEquals(below, said(hand(0, "CASH", candidate("27.55", 0.6), candidate("26-", 0.251)), total));
  }

  /** Half of a text's letters make it a label, less are a word among others. */
  @Test
  void aTextIsALabelIfMostOfItIs() {
    assertEquals(NO_WORD, said(
        labelled(GRAND, Optional.of(new Labelled(Label.TOTAL, 0.49, "Grand Total xx")), Optional.empty())));
    assertNotEquals(NO_WORD, said(
        labelled(GRAND, Optional.of(new Labelled(Label.TOTAL, 0.5, "Grand Total xx")), Optional.empty())));
  }

  @Test
  void aHandsTotalAboveTaxesIsDoubted() {
    String taxes = "taxes_below: taxes stand below it: the photo may end before the bill does";
    BoxReading tax = print(5, "GST", "9.00");
    assertEquals(taxes, said(GRAND, tax));
    assertEquals(taxes, said(GRAND.by(0.51), tax));
    assertNotEquals(taxes, said(GRAND.by(0.5), tax), "bills are printed to their end");
    assertNotEquals(taxes, said(print(1, "GST", "9.00"), GRAND));
  }

  @Test
  void aTotalBelowThePaymentIsDoubtedUnlessItWasPaidOrAddsUp() {
    String below = "below_payment: it stands below what was paid with, where totals of taxes stand";
    BoxReading total = print(3, "TOTAL", "26.00");
    assertEquals(below, said(print(0, "CASH", "27.55"), total));
    assertEquals("26.00", said(print(0, "CASH", "26.00"), total));
    assertNotEquals(below, said(print(0, "Cake", "27.55"), total));
    assertNotEquals(below,
        said(print(0, "CASH", "50.00"), print(1, "Cake", "12.25"), print(2, "Tea", "13.75"), total));
  }

  @Test
  void anAmountWithoutCentsAmongOthersWithSomeIsDoubtedUnlessItAddsUp() {
    String lost = "cents_lacking: other amounts show cents and this one does not: its point may be lost";
    BoxReading whole = print(3, "TOTAL", "820");
    assertEquals(lost, said(print(0, "Tax", "8.20"), whole));
    assertNotEquals(lost, said(print(0, "Tax", "8"), whole));
    assertNotEquals(lost, said(print(0, "", "8.20"), whole), "what has no label may be no amount");
    assertNotEquals(lost, said(print(0, "Tax", "8.20"), print(3, "TOTAL", "8.20")));
    assertNotEquals(lost, said(new LabelledTotal(Readings.PAGE, new Notation(Optional.empty(), 0),
        List.of(print(0, "Tax", "8.20"), whole), 0.9).total()));
    assertNotEquals(lost, said(print(0, "Amount", "412.35"), print(1, "Amount", "407.65"), whole));
  }

  @Test
  void centsThatAreNotClearAreDoubted() {
    assertEquals("cents_not_clear: its cents are not clear", said(cents(GRAND, candidate("36", 0.49))));
    assertNotEquals("cents_not_clear: its cents are not clear", said(cents(GRAND, candidate("36", 0.5))));
    assertEquals("cents_not_clear: its cents are not clear", said(cents(GRAND, candidate("6", 0.9))));
    assertNotEquals("cents_not_clear: its cents are not clear", said(cents(GRAND, candidate("0", 0.9))));
  }

  @Test
  void whatIsUnreadBesideItIsDoubted() {
    assertEquals(said(Unread.BEFORE.why()), said(cut(GRAND, Unread.BEFORE)));
    assertEquals(said(Unread.BEHIND.why()), said(cut(WHOLE, Unread.BEHIND)));
    assertEquals("410.00", said(cut(GRAND, Unread.BEHIND)), "behind a dash no digit follows");
  }

  /** 840.00 and 151.20 are 991.20, as 84000 and 15120 are 99120. */
  @Test
  void sumsDoNotSayWhereTheCentsBegin() {
    BoxReading paint = hand(0, "Paint", candidate("840.00", 0.99), candidate("84000-", 0.01));
    BoxReading nails = hand(1, "Nails", candidate("151.20", 0.99), candidate("15120-", 0.01));
    assertEquals("marks_not_clear: whether its last two digits are cents is not clear",
        said(paint, nails, hand(3, "Total", candidate("991.20", 0.7), candidate("99120-", 0.2))));
    assertEquals("991.20",
        said(paint, nails, hand(3, "Total", candidate("991.20", 0.7), candidate("99120-", 0.1))));
  }

  @Test
  void aNumberThatStandsElsewhereFromOneInFourUpIsWhole() {
    BoxReading cut = cut(WHOLE, Unread.BEHIND);
    assertEquals("410.00", said(hand(0, "Paint", candidate("410-", 0.251)), cut));
    assertEquals(said(Unread.BEHIND.why()), said(hand(0, "Paint", candidate("410-", 0.249)), cut));
    assertEquals("410.00", said(print(0, "Paint", "410.00"), cut));
  }

  @Test
  void whetherItHasCentsIsNamedWhereThatIsWhatIsNotClear() {
    String unclear = "marks_not_clear: whether its last two digits are cents is not clear";
    BoxReading total = hand(3, "Grand Total", candidate("44-31", 0.99));
    assertEquals(unclear, said(total), "a dash says little");
    assertEquals("44.31", said(seen(total, "4431", 0.99)));
    assertEquals("4431.00", said(seen(total, "4431", 0.001)));
    assertNotEquals(unclear, said(hand(3, "Grand Total", candidate("44.31", 0.6), candidate("47.31", 0.35))));
  }

  /** Whoever sees marks has said it already. */
  @Test
  void centsThatOthersHaveAreNotMissedWhereMarksAreSeen() {
    BoxReading whole = hand(3, "TOTAL", candidate("820", 0.99));
    String lost = "cents_lacking: other amounts show cents and this one does not: its point may be lost";
    assertEquals(lost, said(print(0, "Tax", "8.20"), whole));
    assertNotEquals(lost, said(print(0, "Tax", "8.20"), seen(whole, "820", 0.001)));
  }

  @Test
  void aSmallAmountBelowALargerOneIsDoubted() {
    String larger = "larger_above: a larger amount stands above it";
    assertEquals(larger, said(print(0, "Bowl", "9.79"), print(2, "TOTAL", "0.46")));
    assertNotEquals(larger, said(print(0, "Bowl", "9.79"), print(2, "TOTAL", "10.46")));
  }

  @Test
  void whatIsNotClearIsNamedByItsLabel() {
    assertEquals("not_clear: the amount beside Grand Total is not clear",
        said(hand(3, " Grand Total ", candidate("410-", 0.6), candidate("470-", 0.35))));
  }

  @Test
  void whatIsNotClearWithoutALabelIsSaidToAddUpInSeveralWays() {
    assertEquals("several_sums: the amounts add up in more than one way",
        said(signed(hand(3, "", candidate("410-", 0.5), candidate("470-", 0.45)))));
  }
}
