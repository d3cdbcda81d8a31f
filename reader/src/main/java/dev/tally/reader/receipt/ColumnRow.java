package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.InkColour;
import dev.tally.reader.look.Look;
import java.util.List;
import java.util.Optional;

/**
 * A row of a column of amounts, as it is weighed.
 *
 * @param box on the page
 * @param look what its digits look like
 * @param amounts that it may be, likeliest first, without knowing the writer's habit
 * @param form what it is by its form, where that is no amount
 * @param product of two numbers before it, where that is what it seems to say
 * @param mismatch how those two contradict it
 */
record ColumnRow(PixelBox box, Look look, List<Amount> amounts, Optional<OtherForm> form,
    Optional<Product> product, Optional<Reason> mismatch) {
  /** A reading this likely by itself is sure; a sum that needs another one is named, not believed. */
  private static final double SURE_ALONE = 0.9;
  /** What is less likely an amount than this by itself is no number but a word. */
  private static final double LEAST_NUMBER = 0.1;
  /** Inks further apart than this are told apart by their colour; print differs from itself by up to 0.05. */
  private static final double DISTINCT = 0.08;
  /** No total is so many times one of its parts, but a word read as digits may be. */
  private static final long MOST_TIMES = 1000;

  static ColumnRow of(RowReading reading) {
    return new ColumnRow(reading.row().box(), reading.row().look(), reading.amounts(), reading.form(),
        reading.product(), reading.mismatch());
  }

  /** Whether it is a number rather than a word. */
  boolean isNumber() {
    return probability() >= LEAST_NUMBER;
  }

  /** Whether its digits are read surely, whatever sums say. */
  boolean isSure() {
    return probability() >= SURE_ALONE;
  }

  /** How likely it is what it looks like; 0 where it looks like no amount. */
  double probability() {
    return amounts.isEmpty() ? 0 : amounts.getFirst().probability();
  }

  /** What it looks like by itself, in minor units. There must be an amount. */
  long looks() {
    return amounts.getFirst().minor();
  }

  /**
   * Whether it is the pen's: of the colour of the row of a total, rather than of the print's. Where pen and print are of one colour,
   * whether it is a number that the bill may come to, even with its point lost.
   *
   * @param value the total's
   */
  boolean isWrittenAs(ColumnRow total, long value) {
    InkColour pen = total.look.colour();
    return pen.distance(look.print()) < DISTINCT
        ? isNumber() && looks() / MOST_TIMES <= value
        : look.colour().distance(pen) < look.tint();
  }
}
