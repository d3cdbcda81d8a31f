package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.cents;
import static dev.tally.reader.receipt.PlainNumbers.cut;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.number;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static dev.tally.reader.receipt.PlainNumbers.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.page.Page;
import dev.tally.reader.page.PageFinder;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On plain values: a number's row, its label, and what it says. */
final class LabelledTotalTest {
  private static final double SURE = 0.9;
  private static final Page PAGE = page();

  private static Page page() {
    byte[] white = new byte[3 * 400 * 800];
    Arrays.fill(white, (byte) 255);
    return PageFinder.whole(new Picture(400, 800, white));
  }

  private static LabelledTotal total(BoxReading... numbers) {
    return new LabelledTotal(PAGE, Notation.UNKNOWN, List.of(numbers), SURE);
  }

  private static void assertRead(String value, LabelledTotal total) {
    assertEquals(value,
        assertInstanceOf(Reading.Read.class, total.total(), () -> "" + total.total()).value());
  }

  private static Reading.Unsure assertUnsure(LabelledTotal total) {
    return assertInstanceOf(Reading.Unsure.class, total.total(), () -> "" + total.total());
  }

  @Test
  void theNumberBesideItsLabelIsTheTotal() {
    LabelledTotal total = total(print(0, "Coffee", "4.50"), print(1, "Cake", "3.10"),
        print(3, "TOTAL", "7.60"), print(4, "CASH", "20.00"), print(5, "CHANGE", "12.40"));
    assertRead("7.60", total);
    assertEquals(List.of(Kind.UNKNOWN, Kind.UNKNOWN, Kind.TOTAL, Kind.CASH, Kind.CHANGE),
        total.fields().stream().map(Receipt.Field::kind).toList());
    assertTrue(total.because().getFirst().contains("TOTAL"), total.because()::toString);
  }

  @Test
  void aSingleWrittenAmountBesideItsLabelIsRead() {
    assertRead("410.00", total(hand(0, "Grand Total", candidate("410.00", 0.98), candidate("470.00", 0.01))));
  }

  @Test
  void aSingleWrittenAmountThatIsNotClearIsUnsure() {
    Reading.Unsure unsure = assertUnsure(
        total(hand(0, "Grand Total", candidate("410.00", 0.8), candidate("470.00", 0.15))));
    assertEquals("410.00", unsure.candidates().getFirst().value());
    assertTrue(unsure.reason().contains("Grand Total"), unsure.reason());
  }

  @Test
  void whatIsWrittenTwiceIsSurer() {
    BoxReading total = hand(5, "Grand Total", candidate("1300", 0.85), candidate("7300", 0.1));
    assertUnsure(total(total));
    LabelledTotal twice = total(hand(0, "Paint", candidate("1300", 0.9), candidate("1800", 0.05)), total);
    assertRead("1300.00", twice);
    assertTrue(twice.because().stream().anyMatch(reason -> reason.contains("once more")),
        twice.because()::toString);
  }

  @Test
  void aNumberWithoutALabelIsNoTotal() {
    assertUnsure(total(print(0, "Milk", "4.50")));
    assertUnsure(total(hand(0, "", candidate("410.00", 0.99))));
  }

  @Test
  void whatWasPaidWithIsNoTotal() {
    assertUnsure(total(print(0, "CASH", "20.00")));
    assertUnsure(total(print(0, "CHANGE", "12.40"), print(1, "Subtotal", "7.60")));
  }

  @Test
  void twoTotalsThatNothingTellsApartAreUnsureAndBothNamed() {
    Reading.Unsure unsure = assertUnsure(total(print(0, "TOTAL", "24.36"), print(4, "TOTAL", "31.77")));
    assertEquals(List.of("24.36", "31.77"),
        unsure.candidates().stream().limit(2).map(Candidate::value).sorted().toList());
  }

  @Test
  void aTotalFromWhichALaterOneIsReckonedIsNotWhatWasPaid() {
    assertRead("33.26", total(print(0, "Soup", "22.25"), print(1, "TAX", "2.11"), print(2, "Total", "24.36"),
        print(3, "S. Service Charge 40%", "8.90"), print(4, "Total", "33.26")));
  }

  @Test
  void sumsRepairWhatIsNotClear() {
    BoxReading unclear = hand(3, "Total", candidate("36.50", 0.5), candidate("86.50", 0.45));
    assertUnsure(total(unclear));
    assertRead("36.50", total(hand(0, "Nails", candidate("12.25", 0.97)),
        hand(1, "Paint", candidate("24.25", 0.97)), unclear));
  }

  @Test
  void anOrdinaryRowIsNotTakenForATotalBecauseItsAmountIsClear() {
    Reading.Unsure unsure = assertUnsure(
        total(print(0, "Milk", "4.50"), hand(3, "Total", candidate("86.50", 0.5), candidate("36.50", 0.4))));
    assertEquals("86.50", unsure.candidates().getFirst().value());
  }

  @Test
  void candidatesCarryTheirChanceOfBeingTheTotal() {
    List<BoxReading> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rows.add(print(i, "", "0.00"));
    }
    rows.add(hand(7, "Total", candidate("400", 0.6), candidate("900", 0.3)));
    Reading.Unsure unsure = assertUnsure(total(rows.toArray(BoxReading[]::new)));
    assertEquals("400.00", unsure.candidates().getFirst().value());
    assertTrue(unsure.candidates().stream().mapToDouble(Candidate::confidence).sum() <= 1 + 1e-9);
  }

  @Test
  void aTotalBelowALargerAmountIsDoubted() {
    Reading.Unsure unsure = assertUnsure(total(print(0, "Poke bowl", "9.79"), print(2, "TOTAL:", "0.46")));
    assertEquals("a larger amount stands above it", unsure.reason());
    assertRead("8.00",
        total(print(0, "Poke bowl", "9.00"), print(1, "Discount", "1.00"), print(2, "TOTAL:", "8.00")));
  }

  @Test
  void aTotalBeforeTaxesIsNotThePaidOneEvenIfThatCannotBeRead() {
    BoxReading unread = number(4, "GRAND TOTAL", NumberLine.none("no ink"), text("~", 0.1));
    assertUnsure(total(print(0, "Cement", "38512.00"), print(1, "TOTAL", "38512.00"),
        print(2, "IGST 28 %", "10783.36"), unread));
  }

  @Test
  void aNumberThatMayNotBeWholeIsDoubtedUnlessItStandsThereOnceMore() {
    BoxReading whole = hand(3, "Grand Total", candidate("520", 0.99));
    BoxReading cut = cut(whole, Unread.BEHIND);
    assertRead("520.00", total(whole));
    assertEquals(Unread.BEHIND.why().sentence(), assertUnsure(total(cut)).reason());
    assertRead("520.00", total(hand(0, "Paint", candidate("520", 0.95)), cut));
  }

  @Test
  void sumsSettleWhatIsUnreadBeforeANumberButNotWhatMayBeItsCents() {
    BoxReading paint = hand(0, "Paint", candidate("1240", 0.99));
    BoxReading nails = hand(1, "Nails", candidate("2317", 0.99));
    BoxReading total = hand(3, "Grand Total", candidate("3557", 0.99));
    assertRead("3557.00", total(paint, nails, cut(total, Unread.BEFORE)));
    assertEquals(Unread.BEHIND.why().sentence(),
        assertUnsure(total(paint, nails, cut(total, Unread.BEHIND))).reason());
  }

  @Test
  void nothingFollowsCentsOrTheDashForNone() {
    assertRead("520.50", total(cut(hand(3, "Grand Total", candidate("520.50", 0.99)), Unread.BEHIND)));
    assertRead("520.00", total(cut(hand(3, "Grand Total", candidate("520-", 0.99)), Unread.BEHIND)));
    assertUnsure(total(cut(hand(3, "Grand Total", candidate("520.50", 0.99)), Unread.BEFORE)));
    assertUnsure(total(cut(hand(3, "Grand Total", candidate("520-", 0.99)), Unread.BEFORE)));
    assertUnsure(total(cut(hand(3, "Grand Total", candidate("52,050", 0.99)), Unread.BEHIND)));
  }

  @Test
  void sumsThatCloseWithCentsProveThem() {
    BoxReading paint = hand(0, "Paint", candidate("1240.15", 0.99));
    BoxReading nails = hand(1, "Nails", candidate("2317.21", 0.99));
    BoxReading joint = hand(3, "Grand Total", candidate("3557.36", 0.99));
    BoxReading total = cents(hand(3, "Grand Total", candidate("3557", 0.99)), candidate("6", 0.9),
        joint.line());
    assertEquals("its cents are not clear", assertUnsure(total(total)).reason());
    assertRead("3557.36", total(paint, nails, total));
  }

  @Test
  void sumsDoNotSettleCentsThatAreNotClear() {
    BoxReading whole = hand(3, "Grand Total", candidate("35", 0.99));
    assertRead("35.00",
        total(hand(0, "Paint", candidate("12", 0.99)), hand(1, "Nails", candidate("23", 0.99)), whole));
    assertEquals("its cents are not clear", assertUnsure(total(hand(0, "Paint", candidate("12", 0.99)),
        hand(1, "Nails", candidate("23", 0.99)), cents(whole, candidate("6", 0.9)))).reason());
    assertEquals("35.36",
        assertUnsure(total(cents(whole, candidate("36", 0.99)))).candidates().getFirst().value());
  }

  @Test
  void centsInAColumnOfTheirOwnBelongToTheAmount() {
    BoxReading whole = hand(3, "Total", candidate("2059", 0.99));
    BoxReading both = cents(whole, candidate("48", 0.99));
    assertEquals(205948, both.amounts(Notation.UNKNOWN).getFirst().minor());
  }

  @Test
  void aSubtotalIsNoTotalHoweverWellItAddsUp() {
    assertUnsure(total(print(0, "Lamp", "2.83"), print(1, "Cable", "66.04"), print(2, "Sub Total", "68.87")));
  }

  @Test
  void aTotalOfTaxesBelowThePaymentIsNotWhatWasPaid() {
    Reading.Unsure unsure = assertUnsure(
        total(print(0, "CASH", "27.55"), print(1, "CHANGE", "0.00"), print(3, "TOTAL:", "26.00")));
    assertTrue(unsure.reason().contains("below what was paid"), unsure.reason());
    assertRead("27.55", total(print(0, "TOTAL", "27.55"), print(1, "CASH", "27.55"),
        print(2, "CHANGE", "0.00"), print(4, "TOTAL:", "26.00")));
  }

  @Test
  void aTotalWithoutCentsAmongAmountsWithCentsIsDoubtedHoweverOftenItStandsThere() {
    assertEquals("other amounts show cents and this one does not: its point may be lost",
        assertUnsure(total(print(0, "Fish", "8.20"), print(1, "Nett Total", "820"), print(2, "CASH", "820"),
            print(3, "CHANGE", "0.00"))).reason());
    assertRead("820.00", total(print(1, "Nett Total", "820"), print(2, "CASH", "820")));
  }

  @Test
  void nothingFoundIsUnreadable() {
    assertInstanceOf(Reading.Unreadable.class, total().total());
    assertEquals(List.of(), total().fields());
  }

  /** The printed total of a restaurant is not what was paid where a hand wrote a tip below it. */
  @Test
  void whatAHandAddsOrTakesOffBelowATotalMakesItUnsure() {
    BoxReading total = print(3, "TOTAL", "7.60");
    assertRead("7.60", total(print(0, "Coffee", "4.50"), print(1, "Cake", "3.10"), total));
    assertEquals("below it stands 1.40, which changes it", assertUnsure(total(print(0, "Coffee", "4.50"),
        print(1, "Cake", "3.10"), total, hand(5, "Tip", candidate("1.40", 0.98)))).reason());
    assertEquals("below it stands 9.00, which changes it", assertUnsure(total(print(0, "Coffee", "4.50"),
        print(1, "Cake", "3.10"), total, hand(5, "Total", candidate("9.00", 0.9)))).reason());
    BoxReading written = hand(3, "Grand Total", candidate("410.00", 0.99));
    assertRead("410.00", total(written));
    assertEquals("below it stands 40.00, which changes it",
        assertUnsure(total(written, hand(5, "Discount", candidate("40.00", 0.98)))).reason());
  }

  @Test
  void whatIsPrintedAboutTipsBelowATotalChangesNothing() {
    assertRead("7.60", total(print(0, "Coffee", "4.50"), print(1, "Cake", "3.10"), print(3, "TOTAL", "7.60"),
        print(5, "Tip", "1.14")));
  }
}
