package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedAmountsTest {
  private static PrintedAmounts of(Amount... words) {
    return new PrintedAmounts(Notation.UNKNOWN, List.of(words).stream().map(word -> print(0, word)).toList());
  }

  @Test
  void whatIsPrintedTwiceIsSurer() {
    PrintedAmounts amounts = of(amount(4131, 0.3), amount(4131, 0.4), amount(1900, 0.9));
    assertEquals(0.7, amounts.share(4131), 1e-9);
    assertEquals(0, amounts.share(4231), 0);
  }

  @Test
  void wholeNumbersAndUnlikelyReadingsAreNoAmounts() {
    PrintedAmounts amounts = of(new Amount(24016_00, "24016", 0.9), amount(4131, 0.04));
    assertEquals(0, amounts.share(24016_00), 0);
    assertEquals(0, amounts.share(4131), 0);
    assertEquals(1, amounts.count(), 0);
  }

  @Test
  void asOftenCountsWhatIsPrintedNoLess() {
    PrintedAmounts amounts = of(amount(300, 0.9), amount(500, 0.9), amount(900, 0.5));
    assertEquals(2, amounts.asOften(300));
    assertEquals(3, amounts.asOften(900));
  }

  /** A first digit may be a currency sign. */
  @Test
  void anAmountWithoutItsFirstDigitIsPrintedPerhaps() {
    assertEquals(0.27, of(amount(84131, 0.9)).share(4131), 1e-9);
  }
}
