package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.BLACK;
import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.component.Shape;
import dev.tally.reader.field.Row;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.Look;
import dev.tally.reader.page.Ink;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RowReadingTest {
  private static final Row.Beside PLACE = new Row.Beside(new PixelBox(500, 40, 50, 30),
      new Ink(1, 1, new byte[1]));

  private static RowReading drawn(int digits, String text, double probability) {
    Look look = new Look(OptionalDouble.empty(),
        Collections.nCopies(digits, new Shape(5, 30, new float[216])), BLACK, BLACK);
    List<Amount> amounts = List.of(new Amount(100, text, probability));
    return new RowReading(new Row(hand(0).row().box(), hand(0).row().major(), Optional.empty(), look),
        Map.of(Habit.CENTS_SHOWN, amounts, Habit.CENTS_FAINT, amounts, Habit.CENTS_HIDDEN, amounts),
        Optional.empty());
  }

  @Test
  void oneStrokeIsNoAmount() {
    assertTrue(drawn(1, "1", 0.81).isStroke());
    assertTrue(drawn(1, ".7-", 0.81).isStroke());
    assertFalse(drawn(1, "1", 0.79).isStroke());
    assertFalse(drawn(1, "4", 0.9).isStroke());
    assertFalse(drawn(2, "1", 0.9).isStroke());
    assertFalse(hand(0).isStroke());
  }

  @Test
  void aRowThatMayBeAWordMayAddNothing() {
    List<Amount> terms = hand(0, amount(500, 0.6), amount(700, 0.29)).terms(Habit.CENTS_SHOWN);
    assertEquals(3, terms.size());
    assertTrue(terms.getFirst().isNone());
    assertEquals(0.11, terms.getFirst().probability(), 1e-9);
    assertEquals(2, hand(0, amount(500, 0.6), amount(700, 0.31)).terms(Habit.CENTS_SHOWN).size());
    assertEquals(1, hand(0).terms(Habit.CENTS_SHOWN).size());
  }

  @Test
  void withoutTheHabitAllCountByTheirShare() {
    RowReading row = new RowReading(hand(0).row(),
        Map.of(Habit.CENTS_SHOWN, List.of(amount(125000, 0.9)), Habit.CENTS_FAINT,
            List.of(amount(125000, 0.5), amount(1250, 0.4)), Habit.CENTS_HIDDEN, List.of(amount(1250, 0.8))),
        Optional.empty());
    List<Amount> amounts = row.amounts();
    assertEquals(List.of(125000L, 1250L), amounts.stream().map(Amount::minor).toList());
    assertEquals(0.7 * 0.9 + 0.27 * 0.5, amounts.get(0).probability(), 1e-9);
    assertEquals(0.27 * 0.4 + 0.03 * 0.8, amounts.get(1).probability(), 1e-9);
  }

  @Test
  void aRowMayBeLessLikely() {
    assertEquals(0.3, hand(0, amount(500, 0.6)).times(0.5).amounts().getFirst().probability(), 1e-9);
  }

  @Test
  void aProductWeighsItsAmount() {
    Product product = new Product(2000, 250, PLACE, PLACE, 1);
    RowReading with = hand(0, amount(700, 0.5), amount(500, 0.3)).with(product);
    assertEquals(Optional.of(product), with.product());
    assertEquals(500, with.amounts().getFirst().minor());
    assertEquals(0.8 * 0.6 / 1.1, with.amounts().getFirst().probability(), 1e-9);
    assertEquals(0.8 * 0.5 / 1.1, with.amounts().getLast().probability(), 1e-9);
    Optional<Reason> wrong = Optional.of(new Reason(Code.PRODUCT_MISMATCH, "wrong"));
    assertEquals(wrong, hand(0).with(wrong).mismatch());
  }
}
