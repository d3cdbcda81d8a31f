package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SumDoubtsTest {

  private static Reading total(RowReading... rows) {
    return new ColumnTotal(Readings.PAGE, Notation.of(Optional.empty(), Optional.empty()), List.of(rows), 0.7)
        .total();
  }

  /** A stroke below the taxes was read as 1; with it another total adds up, without it the one that is written. */
  @Test
  void aTotalIsNotRepairedForARowThatMayBeNone() {
    RowReading[] bill = {hand(0, amount(84000, 0.9)), hand(1, amount(7560, 0.8)), hand(2, amount(7560, 0.8)),
        hand(3, amount(100, 0.999)), hand(4, amount(99120, 0.6), amount(99220, 0.1))};
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class, total(bill));
    assertEquals("without row 4 the sum would be 991.20, as the total looks", unsure.reason());
  }

  @Test
  void aTotalIsRepairedWhereAllRowsAreNeeded() {
    RowReading[] bill = {hand(0, amount(84000, 0.9)), hand(1, amount(7560, 0.8)), hand(2, amount(7560, 0.8)),
        hand(3, amount(99170, 0.6), amount(99120, 0.1))};
    Reading.Read read = assertInstanceOf(Reading.Read.class, total(bill));
    assertEquals("991.20", read.value());
  }

  private static String doubt(RowReading... rows) {
    return assertInstanceOf(Reading.Unsure.class, total(rows), () -> "" + total(rows)).reason();
  }

  private static String read(RowReading... rows) {
    return assertInstanceOf(Reading.Read.class, total(rows), () -> "" + total(rows)).value();
  }

  /** A surely read item that does not fit is named with what would fit. */
  @Test
  void aSureRowIsNotOverriddenBySums() {
    assertEquals("check 212.68: with 212.63 the sum would be right",
        doubt(hand(0, amount(21268, 0.93), amount(21263, 0.05)), hand(1, amount(10037, 0.9)),
            hand(2, amount(31300, 0.9))));
    assertEquals("313.00", read(hand(0, amount(21268, 0.6), amount(21263, 0.3)), hand(1, amount(10037, 0.9)),
        hand(2, amount(31300, 0.9))));
  }

  /** One sum repairs one row, not two. */
  @Test
  void moreRepairsThanSumsAreDoubted() {
    assertEquals("check 212.68 and 100.87: with 212.63 and 100.37 the sum would be right",
        doubt(hand(0, amount(21268, 0.6), amount(21263, 0.02)),
            hand(1, amount(10087, 0.6), amount(10037, 0.02)), hand(2, amount(31300, 0.9))));
  }

  @Test
  void aTotalThatLosesTheCentsThatARowHasIsDoubted() {
    assertEquals("the sum is right only without the cents that row 3 seems to have",
        doubt(hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)),
            hand(2, amount(31350, 0.6), amount(31300, 0.3))));
  }

  @Test
  void aRowWithCentsOutsideAWholeSumIsDoubted() {
    RowReading[] sum = {hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)),
        hand(2, amount(31300, 0.9))};
    assertEquals("313.00", read(sum));
    assertEquals("row 1 has cents, but none that adds up has any", doubt(hand(0, amount(712, 0.9)),
        hand(1, amount(21200, 0.9)), hand(2, amount(10100, 0.9)), hand(3, amount(31300, 0.9))));
  }

  @Test
  void whatIsWrittenBelowASumIsDoubted() {
    assertEquals("the amounts add up, but what is written below them was not read",
        doubt(hand(0, amount(21250, 0.9)), hand(1, amount(10125, 0.9)), hand(2, amount(31375, 0.9)),
            hand(3, amount(900, 0.15))));
    assertEquals("313.75", read(hand(0, amount(21250, 0.9)), hand(1, amount(10125, 0.9)),
        hand(2, amount(31375, 0.9)), print(3, amount(900, 0.15))));
  }

  @Test
  void surelyReadRowsThatDoNotAddUpAreNamed() {
    assertEquals("212.50 + 101.25 is not 323.75, though each is read surely", doubt(hand(0, amount(5, 0.01)),
        hand(1, amount(21250, 0.95)), hand(2, amount(10125, 0.95)), hand(3, amount(32375, 0.95))));
  }

  @Test
  void threeSureRowsThatDoNotAddUpAreAMismatch() {
    RowReading[] rows = {hand(0, amount(21250, 0.95)), hand(1, amount(10125, 0.95)),
        hand(2, amount(32375, 0.95))};
    assertEquals(
        Optional
            .of(new Reason(Code.SUM_MISMATCH, "212.50 + 101.25 is not 323.75, though each is read surely")),
        new SumDoubts(Readings.column(rows), 0.7).mismatch(2));
    assertEquals(Optional.empty(), new SumDoubts(Readings.column(rows), 0.7).mismatch(1),
        "of two nothing is said");
    rows[0] = hand(0, amount(21250, 0.899));
    assertEquals(Optional.empty(), new SumDoubts(Readings.column(rows), 0.7).mismatch(2));
    rows[0] = hand(0);
    assertEquals(Optional.empty(), new SumDoubts(Readings.column(rows), 0.7).mismatch(2));
  }
}
