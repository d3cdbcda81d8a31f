package dev.tally.reader.receipt;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What speaks against a column's total, in the order in which it is asked: that nothing proves it, cents that may be lost
 * ({@link CentsDoubts}), rows that would have to be misread ({@link RepairDoubts}), and what is written below.
 */
final class SumDoubts {
  /** The share of all that is weighed which must be sums that give the total. */
  private static final double LEAST_PROVED = 0.5;
  /** Of fewer rows it is not said that they do not add up. */
  private static final int FEWEST_SURE = 3;

  private final Notation notation;
  private final List<ColumnRow> rows;
  private final Proofs<Closing> sums;
  private final int row;
  private final double sure;
  private final CentsDoubts cents;
  private final RepairDoubts repairs;

  /** @param sure from which confidence up a total is read, 0..1 */
  SumDoubts(ReadColumn column, double sure) {
    this.notation = column.notation();
    this.rows = column.rows();
    this.sums = column.sums();
    this.row = column.totalRow();
    this.sure = sure;
    this.cents = new CentsDoubts(notation, rows);
    this.repairs = new RepairDoubts(notation, rows);
  }

  /**
   * Why the column's total is not sure; empty where nothing speaks against it.
   *
   * @param total its likeliest value
   */
  Optional<Reason> against(Candidate total) {
    if (sums.isEmpty()) {
      return mismatch(row)
          .or(() -> doubt(Code.NO_SUM, "the amounts that were read do not add up to a total"));
    }
    if (total.confidence() < sure || !isProved(total)) {
      return mismatch(row).or(() -> doubt(Code.SEVERAL_SUMS, RepairDoubts.UNLIKELY));
    }
    Closing closing = sums.best();
    return cents.against(closing)
        .or(() -> isFirm(closing) ? Optional.empty() : repairs.against(closing))
        .or(() -> repairs.others(closing, sums.all()))
        .or(() -> below(closing));
  }

  /** Whether it is the sums rather than its own clearness that make a total likely. */
  private boolean isProved(Candidate total) {
    return sums.weight(closing -> notation.plain(closing.value()).equals(total.value())) >= LEAST_PROVED
        * sums.weight();
  }

  /**
   * Whether the total stands without the rows that the sum needs to be read otherwise: where subtotal and taxes give it, no misread item
   * matters.
   */
  private boolean isFirm(Closing closing) {
    double others = sums.weight() - sums.weight(other -> other.value() == closing.value());
    return sums.all()
        .stream()
        .filter(other -> other.value() == closing.value() && other.total() == closing.total())
        .filter(other -> repairs.against(other).isEmpty())
        .anyMatch(other -> other.weight() >= sure * (other.weight() + others));
  }

  /** Three or more rows above one another that are all read surely, the last of which is not the sum of the others. */
  Optional<Reason> mismatch(int last) {
    int first = last;
    while (first >= 0 && rows.get(first).isSure()) {
      first--;
    }
    if (last - first < FEWEST_SURE) {
      return Optional.empty();
    }
    List<Long> values = rows.subList(first + 1, last + 1).stream().map(ColumnRow::looks).toList();
    return doubt(Code.SUM_MISMATCH, notation.sum(values.subList(0, values.size() - 1)) + " is not "
        + notation.plain(values.getLast()) + ", though each is read surely");
  }

  /** A number that is written below what adds up, so that the sum may be a subtotal. */
  Optional<Reason> below(Closing closing) {
    ColumnRow total = rows.get(closing.total());
    boolean written = IntStream.range(closing.total() + 1, rows.size())
        .anyMatch(row -> rows.get(row).isWrittenAs(total, closing.value()));
    return written
        ? doubt(Code.WRITTEN_BELOW, "the amounts add up, but what is written below them was not read")
        : Optional.empty();
  }

  private static Optional<Reason> doubt(Code code, String sentence) {
    return Optional.of(new Reason(code, sentence));
  }
}
