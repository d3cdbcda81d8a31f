package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Look;
import dev.tally.reader.field.Row;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a column of amounts comes to: each row's reading and the total's, from the rows' own readings and from the ways in which
 * they add up.
 */
final class Verdict {
  private static final int CANDIDATES = 5;
  /** That the sums of a receipt do not help, against 1 for all that they may say. */
  private static final double NOT_HELPFUL = 0.3;
  /** The share of all that is weighed which must be sums that give the total. */
  private static final double LEAST_PROVED = 0.5;
  /** What is less likely an amount than this by itself is no number but a word. */
  private static final double LEAST_NUMBER = 0.1;

  /** What a number in print counts where columns are told apart, against 1 for a hand's. */
  private static final double PRINTED = 0.1;

  private final Page page;
  private final Notation notation;
  private final List<Row> rows;
  private final List<List<Amount>> amounts;
  private final List<Optional<Product>> products;
  private final List<Optional<String>> mismatches;
  private final List<Optional<Identity>> identities;
  private final List<Closing> closings;
  private final Doubts doubts;
  private final double sure;
  private final double all;
  private final Reading total;

  Verdict(Page page, Notation notation, List<RowReading> readings, double sure) {
    this.page = page;
    this.notation = notation;
    this.rows = readings.stream().map(RowReading::row).toList();
    this.amounts = readings.stream().map(RowReading::amounts).toList();
    this.products = readings.stream().map(RowReading::product).toList();
    this.mismatches = readings.stream().map(RowReading::mismatch).toList();
    this.identities = readings.stream().map(RowReading::identity).toList();
    this.closings = closings(readings);
    this.doubts = new Doubts(notation, rows, amounts);
    this.sure = sure;
    this.all = NOT_HELPFUL + closings.stream().mapToDouble(Closing::weight).sum();
    this.total = judge();
  }

  private static List<Closing> closings(List<RowReading> readings) {
    return Arrays.stream(Habit.values())
        .flatMap(habit -> Arithmetic.closings(readings.stream().map(row -> row.terms(habit)).toList())
            .stream()
            .map(closing -> closing.times(habit.share())))
        .sorted(Comparator.comparingDouble(Closing::weight).reversed())
        .toList();
  }

  /** How much speaks for this column being one of amounts: its best sum, else its rows that are handwritten numbers. */
  double weight() {
    double likely = closings.isEmpty() ? 0 : closings.getFirst().weight();
    if (likely >= NOT_HELPFUL) {
      return 1 + likely;
    }
    double numbers = 0;
    for (int row = 0; row < rows.size(); row++) {
      double number = amounts.get(row).isEmpty() ? 0 : amounts.get(row).getFirst().probability();
      numbers += number * (Look.hand(List.of(rows.get(row).look())) > 0 ? 1 : PRINTED);
    }
    return 1e-2 * numbers;
  }

  /** How many rows are numbers. */
  int numbers() {
    return (int) IntStream.range(0, rows.size()).filter(this::isNumber).count();
  }

  Reading total() {
    return total;
  }

  private Reading judge() {
    List<Candidate> candidates = candidates();
    if (candidates.isEmpty()) {
      return new Reading.Unreadable("writing was found, but no amount in it");
    }
    if (hand() < 0) {
      return new Reading.Unreadable("what was found looks printed rather than written by hand");
    }
    Box box = page.inPhoto(rows.get(totalRow()).box());
    Optional<String> doubt = doubt(candidates);
    return doubt.<Reading>map(reason -> new Reading.Unsure(candidates, reason, box, List.of()))
        .orElseGet(() -> new Reading.Read(candidates.getFirst(), candidates.subList(1, candidates.size()),
            box, List.of()));
  }

  /** Why the likeliest total is not sure. */
  private Optional<String> doubt(List<Candidate> candidates) {
    if (closings.isEmpty()) {
      return Optional
          .of(doubts.mismatch(totalRow()).orElse("the amounts that were read do not add up to a total"));
    }
    if (candidates.getFirst().confidence() < sure || !isProved(candidates.getFirst())) {
      return Optional.of(doubts.mismatch(totalRow())
          .orElse("the amounts add up in more than one way, or only by unlikely readings"));
    }
    Closing closing = closings.getFirst();
    return doubts.ofCents(closing)
        .or(() -> isFirm(closing) ? Optional.empty() : doubts.ofReadings(closing))
        .or(() -> doubts.ambiguous(closing, closings))
        .or(() -> doubts.below(closing));
  }

  /**
   * Whether the total stands without the rows that the sum needs to be read otherwise: where subtotal and taxes give it, no misread item
   * matters.
   */
  private boolean isFirm(Closing closing) {
    double others = all - closings.stream()
        .filter(other -> other.value() == closing.value())
        .mapToDouble(Closing::weight)
        .sum();
    return closings.stream()
        .filter(other -> other.value() == closing.value() && other.total() == closing.total())
        .filter(other -> doubts.ofReadings(other).isEmpty())
        .anyMatch(other -> other.weight() >= sure * (other.weight() + others));
  }

  /** Whether it is the sums rather than its own clearness that make a total likely. */
  private boolean isProved(Candidate candidate) {
    double proved = closings.stream()
        .filter(closing -> plain(closing.value()).equals(candidate.value()))
        .mapToDouble(Closing::weight)
        .sum();
    return proved >= LEAST_PROVED * all;
  }

  /** How much the rows that add up, or else all that are numbers, look like a hand's: above 0 more than like print. */
  private double hand() {
    boolean helpful = !closings.isEmpty() && closings.getFirst().weight() >= NOT_HELPFUL;
    List<Look> looks = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (helpful ? closings.getFirst().adds(row) : isNumber(row)) {
        looks.add(rows.get(row).look());
      }
    }
    return Look.hand(looks);
  }

  private boolean isNumber(int row) {
    return isNumber(amounts.get(row));
  }

  static boolean isNumber(List<Amount> row) {
    return !row.isEmpty() && row.getFirst().probability() >= LEAST_NUMBER;
  }

  private int totalRow() {
    if (!closings.isEmpty()) {
      return closings.getFirst().total();
    }
    int last = rows.size() - 1;
    while (last > 0 && (!isNumber(last) || identities.get(last).isPresent())) {
      last--;
    }
    return last;
  }

  /** Values of the total, each with its share of all that was weighed. */
  private List<Candidate> candidates() {
    if (rows.isEmpty()) { // all that stood there was strokes or crossed out
      return List.of();
    }
    Map<Long, Double> mass = new LinkedHashMap<>();
    closings.forEach(closing -> mass.merge(closing.value(), closing.weight(), Double::sum));
    for (Amount amount : amounts.get(totalRow())) {
      mass.merge(amount.minor(), NOT_HELPFUL * amount.probability(), Double::sum);
    }
    return mass.entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(entry -> new Candidate(plain(entry.getKey()), text(entry.getKey()), entry.getValue() / all))
        .toList();
  }

  private String text(long minor) {
    return amounts.get(totalRow())
        .stream()
        .filter(amount -> amount.minor() == minor)
        .map(Amount::text)
        .findFirst()
        .orElse(plain(minor));
  }

  private String plain(long minor) {
    return Amount.plain(minor, notation.decimals());
  }

  /** The rows that are numbers. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (identities.get(i).isPresent() && i != totalRow() && !isInSum(i) && product(i).isEmpty()) {
        fields.add(identities.get(i).get().field(page.inPhoto(rows.get(i).box())));
      } else if (isNumber(i) || i == totalRow() || isInSum(i)) {
        Box box = page.inPhoto(rows.get(i).box());
        product(i).ifPresent(product -> addFactors(product, fields));
        fields.add(new Field(kind(i), isSure() ? confidence() : 0.5,
            i == totalRow() ? total : reading(i, box), box));
      }
    }
    return fields;
  }

  /** The product that gives a row's value. */
  private Optional<Product> product(int row) {
    return products.get(row)
        .filter(product -> !amounts.get(row).isEmpty() && product.amount() == (isInSum(row)
            ? closings.getFirst().written(row)
            : amounts.get(row).getFirst().minor()));
  }

  private void addFactors(Product product, List<Field> fields) {
    double confidence = product.weight() / (1 + product.weight());
    add(Kind.QUANTITY, product.units(), product.quantityAt(), confidence, fields);
    add(Kind.RATE, plain(product.rate()), product.rateAt(), confidence, fields);
  }

  private void add(Kind kind, String value, Row.Beside at, double confidence, List<Field> fields) {
    Box box = page.inPhoto(at.box());
    Candidate candidate = new Candidate(value, value, confidence);
    fields.add(new Field(kind, confidence,
        confidence >= sure
            ? new Reading.Read(candidate, List.of(), box, List.of())
            : new Reading.Unsure(List.of(candidate), "quantity times rate is right by this, but not surely",
                box, List.of()),
        box));
  }

  private boolean isSure() {
    return total instanceof Reading.Read;
  }

  private boolean isInSum(int row) {
    return isSure() && closings.getFirst().adds(row);
  }

  private double confidence() {
    return closings.isEmpty() ? 0 : closings.getFirst().weight() / all;
  }

  private Kind kind(int row) {
    if (row == totalRow()) {
      return Kind.TOTAL;
    }
    if (!isInSum(row)) {
      return product(row).isPresent() ? Kind.ITEM : Kind.UNKNOWN;
    }
    int subtotal = closings.getFirst().subtotal();
    return row < subtotal
        ? Kind.ITEM
        : row == subtotal
            ? Kind.SUBTOTAL
            : isHalf(row, row - 1) || isHalf(row, row + 1) ? Kind.TAX : Kind.EXTRA;
  }

  /** Whether two extras are equal, as the halves of India's tax are. */
  private boolean isHalf(int row, int other) {
    Closing closing = closings.getFirst();
    return other > closing.subtotal() && other < closing.total() && closing.adds(other)
        && closing.written(row) == closing.written(other);
  }

  /** A row of a sum or a product that surely closes is as sure as that; any other is left to a person. */
  private Reading reading(int row, Box box) {
    List<Candidate> own = amounts.get(row)
        .stream()
        .limit(CANDIDATES)
        .map(amount -> new Candidate(plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
    if (mismatches.get(row).isPresent()) {
      return new Reading.Unsure(own, mismatches.get(row).get(), box, List.of());
    }
    double bySum = isInSum(row) && !doubts.isOverridden(row, closings.getFirst()) ? confidence() : 0;
    double byProduct = product(row).isPresent() ? own.getFirst().confidence() : 0;
    double confidence = Math.max(bySum, byProduct);
    if (confidence >= sure) {
      String value = isInSum(row) ? plain(closings.getFirst().written(row)) : own.getFirst().value();
      String text = own.stream()
          .filter(candidate -> candidate.value().equals(value))
          .map(Candidate::text)
          .findFirst()
          .orElse(value);
      return new Reading.Read(new Candidate(value, text, confidence), List.of(), box, List.of());
    }
    return new Reading.Unsure(own, "no sum confirms it", box, List.of());
  }

  List<String> because() {
    List<String> because = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (isNumber(row) || isInSum(row)) {
        product(row).ifPresent(product -> because
            .add(product.units() + " x " + plain(product.rate()) + " = " + plain(product.amount())));
        mismatches.get(row).ifPresent(because::add);
      }
    }
    if (!isSure()) {
      return because;
    }
    Closing closing = closings.getFirst();
    int first = closing.first();
    if (first < closing.subtotal()) {
      because.add(sum(closing.values().subList(0, closing.subtotal() - first)) + " = "
          + plain(closing.values().get(closing.subtotal() - first)));
    }
    if (closing.subtotal() < closing.total()) {
      because.add(sum(closing.values().subList(closing.subtotal() - first, closing.total() - first)) + " = "
          + plain(closing.value()));
    }
    for (int row : closing.rows()) {
      long value = closing.written(row);
      long alone = amounts.get(row).getFirst().minor();
      if (value != alone) {
        because.add("row " + (row + 1) + " looks more like " + plain(alone) + ", but with " + plain(value)
            + " the sum is right");
      }
    }
    return because;
  }

  private String sum(List<Long> values) {
    return Doubts.sum(values, notation);
  }
}
