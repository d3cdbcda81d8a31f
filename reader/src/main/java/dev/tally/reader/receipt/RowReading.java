package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.field.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one row may say.
 *
 * @param byHabit the amounts it may be, likeliest first, by how the bill's writer shows cents
 * @param form what it is by its form, where that is no amount
 * @param product of two numbers before it, where that is what it seems to say
 * @param mismatch how those two contradict it; empty where they do not
 */
record RowReading(Row row, Map<Habit, List<Amount>> byHabit, Optional<OtherForm> form,
    Optional<Product> product, Optional<Reason> mismatch) {
  private static final Set<String> STROKES = Set.of("1", "7");
  private static final double SURELY = 0.8;
  /** What is more likely than this an amount is not left out of a sum. */
  private static final double LEAST_NONE = 0.1;

  RowReading(Row row, Map<Habit, List<Amount>> byHabit, Optional<OtherForm> form) {
    this(row, byHabit, form, Optional.empty(), Optional.empty());
  }

  /** With its amounts weighed by a product. */
  RowReading with(Product of) {
    Map<Habit, List<Amount>> weighed = new EnumMap<>(byHabit);
    weighed.replaceAll((_, amounts) -> of.weigh(amounts));
    return new RowReading(row, weighed, form, Optional.of(of), Optional.empty());
  }

  RowReading with(Optional<Reason> contradiction) {
    return new RowReading(row, byHabit, form, product, contradiction);
  }

  /** With all of its amounts less likely by a factor. */
  RowReading times(double factor) {
    Map<Habit, List<Amount>> weighed = new EnumMap<>(byHabit);
    weighed.replaceAll((_, amounts) -> amounts.stream().map(amount -> amount.times(factor)).toList());
    return new RowReading(row, weighed, form, product, mismatch);
  }

  /**
   * Whether it is but one stroke, such as pieces of the long one that voids the empty part of a column. Nobody writes an amount of
   * one unit with a single stroke.
   */
  boolean isStroke() {
    List<Amount> amounts = amounts();
    // Dirt beside a stroke is read as marks.
    return row.look().digits().size() == 1 && !amounts.isEmpty()
        && STROKES.contains(amounts.getFirst().digits()) && amounts.getFirst().probability() > SURELY;
  }

  /** What the row may add to a sum by a habit: an amount, or nothing where it may be a word. */
  List<Amount> terms(Habit habit) {
    List<Amount> terms = new ArrayList<>(byHabit.get(habit));
    double none = 1 - terms.stream().mapToDouble(Amount::probability).sum();
    if (none >= LEAST_NONE) {
      terms.addFirst(Amount.none(none));
    }
    return terms;
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
