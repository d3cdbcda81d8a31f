package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoubtsTest {

  private static Reading total(RowReading... rows) {
    return new Verdict(Readings.PAGE, Notation.of(Optional.empty(), Optional.empty()), List.of(rows), 0.7)
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
}
