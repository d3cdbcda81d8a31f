package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.NumberLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows to the amounts that they may be. Thread-safe. */
final class RowReader {
  /** A line that needs a digit less probable than this to the classifier, which gives each 0.1 of what is none, is worth less. */
  private static final double LEAST_DIGIT = 0.3;
  /** What a line is worth at least in which a digit looks like none. */
  private static final double HARDLY = 0.05;
  private static final int MOST_QUANTITY_DIGITS = 5;

  private final LineReader numbers;
  private final Notation notation;

  RowReader(LineReader numbers, Notation notation) {
    this.numbers = numbers;
    this.notation = notation;
  }

  /** A column of cents as it is, and with its amount as one number. */
  private record Cents(NumberLine alone, NumberLine joint) {}

  RowReading read(Row row) {
    NumberLine major = numbers.read(row.major());
    Optional<Cents> cents = row.cents()
        .map(part -> new Cents(numbers.read(part.ink()), numbers.read(part.joint())));
    double looks = Math.clamp(major.weakest() / LEAST_DIGIT, HARDLY, 1) * major.certainty();
    Map<Habit, List<Amount>> byHabit = new EnumMap<>(Habit.class);
    for (Habit habit : Habit.values()) {
      AmountGrammar grammar = new AmountGrammar(notation, habit);
      List<Amount> amounts = cents.map(part -> grammar.of(major, part.alone, part.joint))
          .orElseGet(() -> grammar.of(major));
      byHabit.put(habit, amounts.stream().map(amount -> amount.times(looks)).toList());
    }
    return new RowReading(row, byHabit);
  }

  /** The same, weighed by what is written before the amount, where that gives a product. */
  RowReading withProduct(RowReading reading) {
    List<Amount> amounts = Product.likely(reading.amounts());
    if (reading.row().before().size() < 2 || amounts.isEmpty()) {
      return reading;
    }
    List<Product.Factor> factors = reading.row()
        .before()
        .stream()
        .map(this::factor)
        .filter(factor -> !factor.quantities().isEmpty() && !factor.rates().isEmpty())
        .toList();
    return Product.of(amounts, factors, notation.whole()).map(reading::with).orElse(reading);
  }

  private Product.Factor factor(Row.Beside beside) {
    NumberLine line = numbers.read(beside.ink());
    List<Amount> quantities = line.candidates()
        .stream()
        .filter(candidate -> candidate.value().length() <= MOST_QUANTITY_DIGITS)
        .map(candidate -> new Amount(Long.parseLong(candidate.value()), candidate.text(),
            candidate.confidence()))
        .toList();
    return new Product.Factor(beside, Product.likely(quantities),
        Product.likely(new AmountGrammar(notation, Habit.CENTS_SHOWN).of(line)));
  }
}
