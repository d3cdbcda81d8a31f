package dev.tally.reader.receipt;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.look.Look;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The total of a column of amounts that a hand wrote, from the rows' own readings and from the ways in which they add up. It is read
 * where sums prove it and none of {@link SumDoubts} holds.
 */
final class ColumnTotal implements TotalWay {
  /** What a number in print counts where columns are told apart, against 1 for a hand's. */
  private static final double PRINTED = 0.1;
  /** What a number counts there that adds up to nothing, against 1 for a sum. */
  private static final double ALONE = 1e-2;

  private final ReadColumn column;
  private final Reading total;
  private final ColumnFields fields;

  /** @param sure from which confidence up a total is read, 0..1 */
  ColumnTotal(Page page, Notation notation, List<RowReading> readings, double sure) {
    this.column = ReadColumn.of(notation, readings);
    this.total = judge(page, sure);
    this.fields = new ColumnFields(page, column, total, sure);
  }

  private Reading judge(Page page, double sure) {
    if (column.rows().isEmpty()) { // all that stood there was strokes or crossed out
      return nothing();
    }
    int row = column.totalRow();
    ColumnRow at = column.rows().get(row);
    List<Candidate> candidates = new Candidates(column.notation())
        .of(column.sums().shares(_ -> true, at.amounts()), _ -> at.amounts());
    if (candidates.isEmpty()) {
      return nothing();
    }
    if (hand() < 0) {
      return new Reading.Unreadable(Code.LOOKS_PRINTED,
          "what was found looks printed rather than written by hand");
    }
    return Candidates.reading(candidates, page.inPhoto(at.box()),
        new SumDoubts(column, sure).against(candidates.getFirst()));
  }

  private static Reading nothing() {
    return new Reading.Unreadable(Code.NO_AMOUNT, "writing was found, but no amount in it");
  }

  /** How much the rows that add up, or else all that are numbers, look like a hand's: above 0 more than like print. */
  private double hand() {
    Proofs<Closing> sums = column.sums();
    return Look.hand(IntStream.range(0, column.rows().size())
        .filter(row -> sums.areHelpful() ? sums.best().adds(row) : column.rows().get(row).isNumber())
        .mapToObj(row -> column.rows().get(row).look())
        .toList());
  }

  /** How much speaks for this column being one of amounts: its best sum, else its rows that are handwritten numbers. */
  double weight() {
    return column.sums().areHelpful()
        ? 1 + column.sums().best().weight()
        : ALONE * column.rows()
            .stream()
            .mapToDouble(row -> row.probability() * (Look.hand(List.of(row.look())) > 0 ? 1 : PRINTED))
            .sum();
  }

  /** How many rows are numbers. */
  int numbers() {
    return (int) column.rows().stream().filter(ColumnRow::isNumber).count();
  }

  @Override
  public Reading total() {
    return total;
  }

  /** The rows that are numbers. */
  @Override
  public List<Field> fields() {
    return fields.all();
  }

  @Override
  public List<String> because() {
    return fields.because();
  }
}
