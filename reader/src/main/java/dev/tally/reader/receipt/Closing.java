package dev.tally.reader.receipt;

import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One way in which a column of amounts adds up.
 *
 * @param total the row of the total, from 0 at the top
 * @param subtotal the row of the subtotal; the same as {@code total} where items add up to it
 * @param first the row of the first item; the same as {@code subtotal} where items were not checked
 * @param values of the rows from {@code first} to {@code total} in minor units, negative where taken off, 0 where a row is no amount
 * @param weight how much the way speaks for itself, against 1 for none that adds up
 */
record Closing(int first, int subtotal, int total, List<Long> values, double weight) implements Proof {
  Closing {
    values = List.copyOf(values);
  }

  Closing times(double factor) {
    return new Closing(first, subtotal, total, values, weight * factor);
  }

  @Override
  public long value() {
    return values.getLast();
  }

  /** What the sums need a row to say, as it is written: without the sign of what is taken off. */
  long written(int row) {
    return Math.abs(values.get(row - first));
  }

  /** The rows that add up, from the first item to the total, without those that are no amounts. */
  int[] rows() {
    return IntStream.rangeClosed(first, total).filter(this::adds).toArray();
  }

  /** Whether a row is one of them. */
  boolean adds(int row) {
    return row >= first && row <= total && values.get(row - first) != 0;
  }

  /** What a row of the sum does in it. */
  Kind kind(int row) {
    if (row == total) {
      return Kind.TOTAL;
    }
    if (row <= subtotal) {
      return row < subtotal ? Kind.ITEM : Kind.SUBTOTAL;
    }
    return isHalf(row, row - 1) || isHalf(row, row + 1) ? Kind.TAX : Kind.EXTRA;
  }

  /** Whether two extras are equal, as the halves of India's tax are. */
  private boolean isHalf(int row, int other) {
    return other > subtotal && other < total && adds(other) && written(row) == written(other);
  }

  /** How many rows are items. */
  long items() {
    return values.subList(0, subtotal - first).stream().filter(value -> value != 0).count();
  }

  /**
   * How many sums close, and whether a tax is a percentage of what it is added to.
   *
   * @param whole minor units in a whole one
   */
  int checks(long whole) {
    return (first < subtotal ? 1 : 0) + (subtotal < total ? 1 : 0) + (isRated(whole) ? 1 : 0);
  }

  private boolean isRated(long whole) {
    return subtotal < total && new TaxRate(whole).checks(values.get(subtotal - first),
        values.subList(subtotal - first + 1, total - first));
  }
}
