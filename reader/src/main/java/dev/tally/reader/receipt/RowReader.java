package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.NumberLine;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows to the amounts that they may be. Thread-safe. */
final class RowReader {
  /** A line that needs a digit less probable than this to the classifier, which gives each 0.1 of what is none, is worth less. */
  private static final double LEAST_DIGIT = 0.3;
  /** What a line is worth at least in which a digit looks like none. */
  private static final double HARDLY = 0.05;
  private static final int MOST_QUANTITY_DIGITS = 5;
  /** Of bills with dashes, how many have strokes before them for each that has none; */
  private static final double STROKE_WRITERS = 0.5;
  /** of such a bill's dashes, those with a stroke that is read as a one; and of other numbers, those that end in a one. */
  private static final double WITH_STROKE = 0.8;
  private static final double ENDS_IN_ONE = 0.1;
  private static final double SURELY_STROKE = 0.88;

  private final LineReader numbers;
  private final Notation notation;

  RowReader(LineReader numbers, Notation notation) {
    this.numbers = numbers;
    this.notation = notation;
  }

  /** A column of cents as it is, and with its amount as one number. */
  private record Cents(NumberLine alone, NumberLine joint) {}

  /** The rows of one bill, which one writer filled. */
  List<RowReading> read(List<Row> rows) {
    List<NumberLine> lines = rows.stream().map(row -> numbers.read(row.major())).toList();
    double stroke = stroke(lines);
    return IntStream.range(0, rows.size()).mapToObj(i -> read(rows.get(i), lines.get(i), stroke)).toList();
  }

  /** A row by itself. */
  RowReading read(Row row) {
    NumberLine line = numbers.read(row.major());
    return read(row, line, stroke(List.of(line)));
  }

  /**
   * How likely a one before a final dash is the stroke of {@code 12/-}: who writes that writes it mostly, and of other numbers one in
   * ten ends in a one.
   */
  private static double stroke(List<NumberLine> lines) {
    double odds = STROKE_WRITERS;
    for (NumberLine line : lines) {
      String text = line.candidates().isEmpty() ? "" : line.candidates().getFirst().text();
      if (AmountGrammar.endsInDash(text)) {
        odds *= AmountGrammar.endsInStroke(text)
            ? WITH_STROKE / ENDS_IN_ONE
            : (1 - WITH_STROKE) / (1 - ENDS_IN_ONE);
      }
    }
    return Math.clamp(odds / (1 + odds), 1 - WITH_STROKE, SURELY_STROKE);
  }

  private RowReading read(Row row, NumberLine major, double stroke) {
    Optional<Cents> cents = row.cents()
        .map(part -> new Cents(numbers.read(part.ink()), numbers.read(part.joint())));
    double looks = Math.clamp(major.weakest() / LEAST_DIGIT, HARDLY, 1) * (1 - major.none());
    Map<Habit, List<Amount>> byHabit = new EnumMap<>(Habit.class);
    for (Habit habit : Habit.values()) {
      AmountGrammar grammar = new AmountGrammar(notation, habit, stroke);
      List<Amount> amounts = cents.map(part -> grammar.of(major, part.alone, part.joint))
          .orElseGet(() -> grammar.of(major));
      byHabit.put(habit, amounts.stream().map(amount -> amount.times(looks)).toList());
    }
    return new RowReading(row, byHabit, OtherForm.of(major, looks));
  }

  /**
   * The same rows, each weighed by what is written before its amount, where that gives a product. Where it gives none in the columns of
   * another row's product, and all is read surely, the mismatch is named.
   */
  List<RowReading> withProducts(List<RowReading> readings) {
    List<List<Product.Factor>> factors = readings.stream().map(this::factors).toList();
    List<RowReading> weighed = IntStream.range(0, readings.size())
        .mapToObj(i -> withProduct(readings.get(i), factors.get(i)))
        .toList();
    return IntStream.range(0, readings.size())
        .mapToObj(i -> weighed.get(i).with(mismatch(weighed.get(i), factors.get(i), weighed)))
        .toList();
  }

  private RowReading withProduct(RowReading reading, List<Product.Factor> factors) {
    List<Amount> amounts = Product.likely(reading.amounts());
    return amounts.isEmpty()
        ? reading
        : Product.of(amounts, factors, notation.whole()).map(reading::with).orElse(reading);
  }

  private Optional<Reason> mismatch(RowReading reading, List<Product.Factor> factors, List<RowReading> rows) {
    return reading.product().isPresent()
        ? Optional.empty()
        : rows.stream()
            .flatMap(row -> row.product().stream())
            .flatMap(product -> product.mismatch(reading.amounts(), factors, notation.decimals()).stream())
            .findFirst();
  }

  private List<Product.Factor> factors(RowReading reading) {
    if (reading.row().before().size() < 2 || reading.amounts().isEmpty()) {
      return List.of();
    }
    return reading.row()
        .before()
        .stream()
        .map(this::factor)
        .filter(factor -> !factor.quantities().isEmpty() && !factor.rates().isEmpty())
        .toList();
  }

  private Product.Factor factor(Row.Beside beside) {
    NumberLine line = numbers.read(beside.ink());
    List<Amount> quantities = line.candidates()
        .stream()
        .filter(candidate -> candidate.value().length() <= MOST_QUANTITY_DIGITS)
        .flatMap(candidate -> Product.quantities(candidate).stream())
        .sorted(Comparator.comparingDouble(Amount::probability).reversed())
        .toList();
    return new Product.Factor(beside, Product.likely(quantities),
        Product.likely(new AmountGrammar(notation, Habit.CENTS_SHOWN).of(line)));
  }
}
