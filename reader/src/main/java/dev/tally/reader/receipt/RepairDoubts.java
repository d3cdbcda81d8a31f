package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows that a sum that closes needs to be read otherwise than they look, and other sums of the same rows. */
final class RepairDoubts {
  static final String UNLIKELY = "the amounts add up in more than one way, or only by unlikely readings";
  /** What a sum must weigh, against 1 for none, for each row that is read otherwise beyond those that it may repair. */
  private static final double REPAIR = 30;
  /** How much a sum by another repair may weigh: no more than one answer in 200 is to be wrong. */
  private static final double TWIN = 1 / 200.0;

  private final Notation notation;
  private final List<ColumnRow> rows;

  /** @param rows from top to bottom */
  RepairDoubts(Notation notation, List<ColumnRow> rows) {
    this.notation = notation;
    this.rows = rows;
  }

  /** Rows that would have to be misread, too surely or too many. */
  Optional<Reason> against(Closing closing) {
    return overridden(closing).or(() -> repaired(closing));
  }

  /** Another total that the same rows come to with no more of them misread: which of them was misread cannot be told. */
  Optional<Reason> others(Closing closing, List<Closing> closings) {
    int repairs = repairedRows(closing).length;
    if (repairs == 0) {
      return Optional.empty();
    }
    return closings.stream()
        .filter(other -> other.first() == closing.first() && other.subtotal() == closing.subtotal()
            && other.total() == closing.total())
        .filter(other -> hasOtherDigits(other.value(), closing.value())
            && repairedRows(other).length <= repairs && other.weight() >= TWIN * closing.weight())
        .map(other -> new Reason(Code.OTHER_REPAIR,
            "by another repair the sum would be " + notation.plain(other.value())))
        .findFirst()
        .or(() -> leftOut(closing));
  }

  /** A row whose digits are read surely, but otherwise than the sum needs. */
  private Optional<Reason> overridden(Closing closing) {
    return Arrays.stream(closing.rows())
        .filter(row -> isOverridden(row, closing))
        .mapToObj(row -> check(closing, row))
        .findFirst();
  }

  /** Whether a row of the sum is one. */
  boolean isOverridden(int row, Closing closing) {
    return rows.get(row).isSure() && hasOtherDigits(rows.get(row).looks(), closing.written(row));
  }

  /**
   * More rows that had to be read otherwise than there are sums, unless the sum's weight makes up for it: among so many readings some
   * sum closes by chance. Where the total itself is one of them nothing makes up for it.
   */
  private Optional<Reason> repaired(Closing closing) {
    int[] repaired = repairedRows(closing);
    int checks = closing.checks(notation.whole());
    double needed = isRepaired(closing.total(), closing) && repaired.length > checks
        ? Double.POSITIVE_INFINITY
        : Math.pow(REPAIR, repaired.length - checks);
    if (closing.weight() >= needed) {
      return Optional.empty();
    }
    return Optional.of(repaired.length == 0
        ? new Reason(Code.SEVERAL_SUMS, UNLIKELY) // all is read as it looks, but that is unlikely
        : check(closing, repaired));
  }

  /** Which numbers a person should look at again, and what they would have to be. */
  private Reason check(Closing closing, int... checked) {
    return new Reason(Code.CHECK_ROWS, "check " + plain(checked, row -> rows.get(row).looks()) + ": with "
        + plain(checked, closing::written) + " the sum would be right");
  }

  private String plain(int[] checked, IntToLongFunction value) {
    return Arrays.stream(checked)
        .mapToLong(value)
        .mapToObj(notation::plain)
        .collect(Collectors.joining(" and "));
  }

  /** A row without which the sum is what the total looks like: a stroke or a word may have been taken for an amount. */
  private Optional<Reason> leftOut(Closing closing) {
    if (!isRepaired(closing.total(), closing)) {
      return Optional.empty();
    }
    long looks = rows.get(closing.total()).looks();
    int from = closing.subtotal() < closing.total() ? closing.subtotal() + 1 : closing.first();
    return IntStream.range(from, closing.total())
        .filter(row -> closing.adds(row)
            && closing.value() - closing.values().get(row - closing.first()) == looks)
        .mapToObj(row -> new Reason(Code.ROW_LEFT_OUT,
            "without row " + (row + 1) + " the sum would be " + notation.plain(looks)
                + ", as the total looks"))
        .findFirst();
  }

  private int[] repairedRows(Closing closing) {
    return Arrays.stream(closing.rows()).filter(row -> isRepaired(row, closing)).toArray();
  }

  /** Whether a row has to be read with other digits than it looks, or without cents where the total has some. */
  private boolean isRepaired(int row, Closing closing) {
    long whole = notation.whole();
    long looks = rows.get(row).looks();
    long written = closing.written(row);
    boolean dropped = closing.value() % whole != 0 && written % whole == 0 && looks % whole != 0
        && looks * whole != written;
    return dropped || hasOtherDigits(looks, written);
  }

  /** Whether two amounts differ in more than where the cents begin and whether there are any. */
  private boolean hasOtherDigits(long one, long other) {
    long whole = notation.whole();
    boolean sameWhole = one / whole == other / whole && (one % whole == 0 || other % whole == 0);
    return one != other && !sameWhole && one * whole != other && one != other * whole;
  }
}
