package dev.tally.reader.receipt;

import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of amounts that was read, and all ways in which it adds up.
 *
 * @param rows from top to bottom
 * @param sums whatever the writer's habit
 */
record ReadColumn(Notation notation, List<ColumnRow> rows, Proofs<Closing> sums) {

  static ReadColumn of(Notation notation, List<RowReading> readings) {
    List<Closing> closings = Arrays.stream(Habit.values())
        .flatMap(habit -> Arithmetic
            .closings(readings.stream().map(row -> row.terms(habit)).toList(), notation.whole())
            .stream()
            .map(closing -> closing.times(habit.share())))
        .toList();
    return new ReadColumn(notation, readings.stream().map(ColumnRow::of).toList(), new Proofs<>(closings));
  }

  /** Where the total stands: where the best sum has it, else the lowest number that may be an amount; below 0 where there is no row. */
  int totalRow() {
    if (!sums.isEmpty()) {
      return sums.best().total();
    }
    int last = rows.size() - 1;
    while (last > 0 && (!rows.get(last).isNumber() || rows.get(last).form().isPresent())) {
      last--;
    }
    return last;
  }

  /**
   * The product that gives a row's value.
   *
   * @param summed whether the best sum says what the value is, and not the row's looks
   */
  Optional<Product> product(int row, boolean summed) {
    ColumnRow one = rows.get(row);
    return one.product()
        .filter(product -> !one.amounts().isEmpty()
            && product.amount() == (summed ? sums.best().written(row) : one.looks()));
  }
}
