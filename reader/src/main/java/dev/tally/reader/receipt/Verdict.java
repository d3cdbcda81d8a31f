package dev.tally.reader.receipt;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a receipt comes to, by one way to its total or by several that agree.
 *
 * @param fields from top to bottom
 * @param because what speaks for it, a sentence each
 */
record Verdict(Reading total, List<Field> fields, List<String> because) {
  static final Comparator<Field> DOWNWARD = Comparator
      .comparingDouble(field -> field.box().y() + field.box().height() / 2);
  /**
   * How sure it is that what is taken for crossed out is. Of some 1,400 numbers without a stroke one was taken for it; how rare strokes
   * are on bills is not known. (Of 2,400 with one, three of four are found: what is missed is no field of this kind.)
   */
  private static final double CROSSED_OUT = 0.95;
  private static final int CENTS = 2;

  /** Whether a word says that one of the fields is the total. */
  boolean isLabelled() {
    return fields.stream().anyMatch(field -> field.kind() == Kind.TOTAL && field.kindConfidence() > 0.5);
  }

  /**
   * The same, unsure where numbers show another number of decimals than the currency has: sums close and print agrees at any scale, so
   * neither says where the point belongs.
   */
  Verdict in(Notation notation, List<BoxReading> numbers) {
    if (notation.decimals() == CENTS || !(total instanceof Reading.Read read)
        || numbers.stream().noneMatch(BoxReading::showsCents)) {
      return this;
    }
    BigDecimal value = new BigDecimal(read.value());
    Candidate other = new Candidate(
        value.scaleByPowerOfTen(notation.decimals() - CENTS).stripTrailingZeros().toPlainString(),
        read.text(), read.confidence() / 2);
    Candidate same = new Candidate(read.value(), read.text(), read.confidence() / 2);
    return new Verdict(new Reading.Unsure(List.of(other, same),
        new Reason(Code.CENTS_OF_NO_CURRENCY,
            "amounts are written with two decimals, which the currency does not have"),
        read.box(), List.of()), fields, because);
  }

  /** The same, with what was crossed out among the fields. */
  Verdict with(Page page, List<Row> crossedOut) {
    if (crossedOut.isEmpty()) {
      return this;
    }
    List<Field> all = new ArrayList<>(fields);
    crossedOut.forEach(row -> all.add(new Field(Kind.CROSSED_OUT, CROSSED_OUT,
        new Reading.Unreadable(Code.CROSSED_OUT, "crossed out"), page.inPhoto(row.box()))));
    all.sort(DOWNWARD);
    List<String> reasons = new ArrayList<>(because);
    reasons.add(crossedOut.size() == 1
        ? "a number that is crossed out is left out"
        : crossedOut.size() + " numbers that are crossed out are left out");
    return new Verdict(total, all, reasons);
  }
}
