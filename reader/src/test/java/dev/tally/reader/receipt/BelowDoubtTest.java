package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.BLACK;
import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.inked;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.look.InkColour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written below a sum. */
class BelowDoubtTest {
  private static final Closing WHOLE = new Closing(0, 2, 2, List.of(21200L, 10100L, 31300L), 100);

  private static SumDoubts doubts(RowReading... rows) {
    return new SumDoubts(Readings.column(rows), 0.7);
  }

  private static RowReading[] under(RowReading... further) {
    List<RowReading> rows = new ArrayList<>(
        List.of(hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)), hand(2, amount(31300, 0.9))));
    rows.addAll(List.of(further));
    return rows.toArray(RowReading[]::new);
  }

  @Test
  void onlyAHandsWritingBelowASumIsDoubted() {
    Optional<Reason> named = Optional.of(
        new Reason(Code.WRITTEN_BELOW, "the amounts add up, but what is written below them was not read"));
    assertEquals(named, doubts(under(hand(3, amount(900, 0.01)))).below(WHOLE));
    assertEquals(named, doubts(under(print(3), hand(4))).below(WHOLE));
    assertEquals(Optional.empty(), doubts(under(print(3, amount(900, 0.9)))).below(WHOLE));
    assertEquals(Optional.empty(), doubts(under()).below(WHOLE));
  }

  /** By a black pen on black print. */
  private static Optional<Reason> belowInBlack(Amount amount) {
    return doubts(print(0, amount(21200, 0.9)), print(1, amount(10100, 0.9)), print(2, amount(31300, 0.9)),
        print(3, amount)).below(WHOLE);
  }

  @Test
  void whereAllInkIsOfOneColourAnyNumberMayBeTheHands() {
    assertTrue(belowInBlack(amount(900, 0.11)).isPresent());
    assertTrue(belowInBlack(amount(900, 0.09)).isEmpty());
    assertTrue(belowInBlack(amount(31_300_999, 0.9)).isPresent());
    assertTrue(belowInBlack(amount(31_301_000, 0.9)).isEmpty(), "a word that was read as digits");
  }

  private static boolean isToldByColour(double distance) {
    InkColour pen = new InkColour(BLACK.red() + distance / 2, BLACK.green() - distance / 2, BLACK.blue());
    return doubts(inked(0, pen, amount(21200, 0.9)), inked(1, pen, amount(10100, 0.9)),
        inked(2, pen, amount(31300, 0.9)), inked(3, pen)).below(WHOLE).isPresent();
  }

  @Test
  void aPenIsToldByItsColourWhereThatIsDistinct() {
    assertTrue(isToldByColour(0.081));
    assertFalse(isToldByColour(0.079));
  }
}
