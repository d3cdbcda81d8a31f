package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenTotalTest {
  private static final List<RowReading> PRINT = List.of(print(0, amount(1900, 0.9)),
      print(1, amount(2231, 0.9)), print(2, amount(4131, 0.7)));

  private static WrittenTotal total(List<RowReading> written, List<RowReading> printed) {
    return new WrittenTotal(Readings.PAGE, Notation.UNKNOWN, written,
        new PrintedAmounts(Notation.UNKNOWN, printed), 0.95);
  }

  @Test
  void aPrintedAmountAndAWrittenTipConfirmTheTotal() {
    WrittenTotal written = total(List.of(hand(3, amount(300, 0.8)), hand(4, amount(4431, 0.7))), PRINT);
    assertEquals("44.31", assertInstanceOf(Reading.Read.class, written.total()).value());
    assertEquals(List.of(Kind.TIP, Kind.TOTAL), written.fields().stream().map(Receipt.Field::kind).toList());
    assertEquals(List.of("41.31 is printed on the receipt, and 41.31 + 3.00 = 44.31"), written.because());
  }

  @Test
  void aPrintedAmountThatIsCopiedIsConfirmed() {
    WrittenTotal written = total(List.of(hand(4, amount(4131, 0.7))), PRINT);
    assertEquals("41.31", assertInstanceOf(Reading.Read.class, written.total()).value());
    assertEquals(List.of("41.31 is printed on the receipt as well"), written.because());
  }

  @Test
  void aCurrencySignThatLooksLikeADigitIsNone() {
    List<RowReading> print = List.of(print(0, amount(54131, 0.9)));
    WrittenTotal written = total(List.of(hand(3, amount(300, 0.9)), hand(4, amount(4431, 0.9))), print);
    assertEquals("44.31", assertInstanceOf(Reading.Read.class, written.total()).value());
  }

  /** Bold print that was taken for a hand's: both readings have the sign as a 5, and agree. */
  @Test
  void aDigitThatAllPrintBeginsWithMayBeACurrencySign() {
    List<RowReading> print = List.of(print(0, amount(54950, 0.9)), print(1, amount(52700, 0.9)),
        print(2, amount(55247, 0.9)));
    WrittenTotal written = total(List.of(hand(4, amount(55247, 0.9))), print);
    assertEquals("its first digit may be a currency sign, as on what is printed",
        assertInstanceOf(Reading.Unsure.class, written.total()).reason());
  }

  /** Subtotal and total are often the same; that is one amount, and no currency sign before two. */
  @Test
  void anAmountThatIsPrintedTwiceSaysNothingMoreAboutSigns() {
    List<RowReading> print = List.of(print(0, amount(41100, 0.9)), print(1, amount(122780, 0.9)),
        print(2, amount(122780, 0.9)));
    WrittenTotal written = total(List.of(hand(3, amount(700, 0.9)), hand(4, amount(123480, 0.9))), print);
    assertEquals("1234.80", assertInstanceOf(Reading.Read.class, written.total()).value());
  }

  @Test
  void whatNothingConfirmsIsUnsureHoweverClear() {
    WrittenTotal written = total(List.of(hand(4, amount(5275, 1))), PRINT);
    assertEquals("52.75",
        assertInstanceOf(Reading.Unsure.class, written.total()).candidates().getFirst().value());
    assertEquals(List.of(), written.because());
  }

  @Test
  void roundAmountsAgreeTooOftenByChance() {
    List<RowReading> print = List.of(print(0, amount(300, 0.9)), print(1, amount(500, 0.9)),
        print(2, amount(900, 0.9)));
    assertInstanceOf(Reading.Unsure.class, total(List.of(hand(4, amount(900, 0.9))), print).total());
  }

  @Test
  void withoutHandwritingThereIsNothingToRead() {
    assertInstanceOf(Reading.Unreadable.class, total(List.of(), PRINT).total());
    assertEquals(List.of(), total(List.of(), PRINT).fields());
  }

  private static RowReading date(int row, Amount... amounts) {
    RowReading hand = hand(row, amounts);
    return new RowReading(hand.row(), hand.byHabit(), Optional.of(new OtherForm(Kind.DATE, "12.5.20", 0.9)));
  }

  @Test
  void aDateBelowIsNotTheTotal() {
    WrittenTotal written = total(List.of(hand(3, amount(5275, 0.9)), date(4, amount(12520, 0.9))), PRINT);
    assertEquals("52.75",
        assertInstanceOf(Reading.Unsure.class, written.total()).candidates().getFirst().value());
    assertEquals(List.of(Kind.TOTAL, Kind.DATE), written.fields().stream().map(Receipt.Field::kind).toList());
    assertInstanceOf(Reading.Unreadable.class, total(List.of(date(4, amount(12520, 0.9))), PRINT).total());
  }

  /** Dirt in 41.31 makes three parts of it. */
  @Test
  void whatPrintConfirmsIsNoDate() {
    WrittenTotal written = total(List.of(date(4, amount(4131, 0.7))), PRINT);
    assertEquals("41.31", assertInstanceOf(Reading.Read.class, written.total()).value());
  }

  /** A telephone number is longer than any amount, so it has none. */
  @Test
  void aCodeWithoutAnyAmountIsAFieldAllTheSame() {
    RowReading hand = hand(2);
    RowReading code = new RowReading(hand.row(), hand.byHabit(),
        Optional.of(new OtherForm(Kind.CODE, "0123456789", 0.9)));
    WrittenTotal written = total(List.of(code, hand(4, amount(4131, 0.7))), PRINT);
    assertEquals("41.31", assertInstanceOf(Reading.Read.class, written.total()).value());
    assertEquals(List.of(Kind.CODE, Kind.TOTAL), written.fields().stream().map(Receipt.Field::kind).toList());
  }
}
