package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cents that a sum that closes may lack: items whose cents or points were lost in the same way add up just as well. */
final class CentsDoubts {
  /** A row of which cents are less likely than this, against 1 for none, can hide none: it is too short, or a dash says so. */
  private static final double HIDDEN = 0.05;
  /** What such a row, and what a row with cents, says at most about all; the first may be misread, the second a speck of dirt. */
  private static final double LEAST_ODDS = 0.2;
  private static final double MOST_ODDS = 12;

  private final long whole;
  private final List<ColumnRow> rows;

  /** @param rows from top to bottom */
  CentsDoubts(Notation notation, List<ColumnRow> rows) {
    this.whole = notation.whole();
    this.rows = rows;
  }

  Optional<Reason> against(Closing closing) {
    return lost(closing).or(() -> outside(closing));
  }

  /**
   * Cents that rows seem to have by themselves, where the sum is right only without them, or with them as whole units. Such a sum proves
   * nothing about them; a total with cents does. Against cents speak only rows that cannot hide any, such as {@code 49} and
   * {@code 120-}; not those whose point may be lost.
   */
  private Optional<Reason> lost(Closing closing) {
    if (!isWhole(closing.value())) {
      return Optional.empty();
    }
    double evidence = 0;
    double most = 0;
    int likeliest = closing.total();
    for (int row : closing.rows()) {
      double odds = odds(row, closing.written(row));
      evidence += odds > 1 ? Math.log(Math.min(odds, MOST_ODDS)) : odds < HIDDEN ? Math.log(LEAST_ODDS) : 0;
      if (odds > most) {
        most = odds;
        likeliest = row;
      }
    }
    return most > 1 && (evidence > 0 || likeliest == closing.total())
        ? Optional.of(new Reason(Code.CENTS_LOST,
            "the sum is right only without the cents that row " + (likeliest + 1) + " seems to have"))
        : Optional.empty();
  }

  /**
   * How much likelier a row is a whole value with cents than without: with some behind it, or with its last digits for them. 0 where the
   * value is not whole.
   */
  private double odds(int row, long value) {
    if (!isWhole(value)) {
      return 0;
    }
    double cents = 0;
    double itself = 0;
    for (Amount amount : rows.get(row).amounts()) {
      long minor = amount.minor();
      if (minor == value) {
        itself += amount.probability();
      } else if (minor / whole == value / whole || minor * whole == value) {
        cents += amount.probability();
      }
    }
    return itself > 0 ? cents / itself : cents > 0 ? Double.POSITIVE_INFINITY : 0;
  }

  /** A row outside the sum that has cents where none of the sum's rows has any: their points may all be lost. */
  private Optional<Reason> outside(Closing closing) {
    if (!closing.values().stream().allMatch(this::isWhole)) {
      return Optional.empty();
    }
    ColumnRow total = rows.get(closing.total());
    return IntStream.range(0, rows.size())
        .filter(row -> row < closing.first() || row > closing.total())
        .filter(row -> rows.get(row).isNumber() && rows.get(row).isWrittenAs(total, closing.value())
            && !isWhole(rows.get(row).looks()))
        .mapToObj(row -> new Reason(Code.CENTS_OUTSIDE,
            "row " + (row + 1) + " has cents, but none that adds up has any"))
        .findFirst();
  }

  private boolean isWhole(long minor) {
    return minor % whole == 0;
  }
}
