package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.field.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one row may say.
 *
 * @param byHabit the amounts it may be, likeliest first, by how the bill's writer shows cents
 */
record RowReading(Row row, Map<Habit, List<Amount>> byHabit) {
  private static final Set<String> STROKES = Set.of("1", "7");
  private static final double SURELY = 0.8;

  /**
   * Whether it is but one stroke, such as pieces of the long one that voids the empty part of a column. Nobody writes an amount of
   * one unit with a single stroke.
   */
  boolean isStroke() {
    List<Amount> amounts = amounts();
    return row.cents().isEmpty() && row.look().digits().size() == 1 && !amounts.isEmpty()
        && STROKES.contains(amounts.getFirst().text()) && amounts.getFirst().probability() > SURELY;
  }

  /** Without knowing the writer's habit; likeliest first. */
  List<Amount> amounts() {
    Map<Long, Amount> all = new LinkedHashMap<>();
    byHabit.forEach(
        (habit, amounts) -> amounts.forEach(amount -> all.merge(amount.minor(), amount.times(habit.share()),
            (one, two) -> new Amount(one.minor(), one.text(), one.probability() + two.probability()))));
    return all.values().stream().sorted(Comparator.comparingDouble(Amount::probability).reversed()).toList();
  }
}
