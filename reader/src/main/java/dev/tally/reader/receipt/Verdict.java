package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.InkColour;
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
  /** A reading this likely by itself is sure; a sum that needs another one is named, not believed. */
  private static final double SURE_ALONE = 0.9;

  /** Inks further apart than this are told apart by their colour; print differs from itself by up to 0.05. */
  private static final double DISTINCT = 0.08;

  private final Page page;
  private final Notation notation;
  private final List<Row> rows;
  private final List<List<Amount>> amounts;
  private final List<Closing> closings;
  private final double sure;
  private final double all;
  private final Reading total;

  Verdict(Page page, Notation notation, List<RowReading> readings, double sure) {
    this.page = page;
    this.notation = notation;
    this.rows = readings.stream().map(RowReading::row).toList();
    this.amounts = readings.stream().map(RowReading::amounts).toList();
    this.closings = closings(readings);
    this.sure = sure;
    this.all = NOT_HELPFUL + closings.stream().mapToDouble(Closing::weight).sum();
    this.total = judge();
  }

  private static List<Closing> closings(List<RowReading> readings) {
    return Arrays.stream(Habit.values())
        .flatMap(habit -> Arithmetic.closings(readings.stream().map(row -> row.byHabit().get(habit)).toList())
            .stream()
            .map(closing -> closing.times(habit.share())))
        .sorted(Comparator.comparingDouble(Closing::weight).reversed())
        .toList();
  }

  /** How much speaks for this column being one of amounts: its best sum, else its rows that are handwritten numbers. */
  double weight() {
    double numbers = amounts.stream()
        .flatMap(row -> row.stream().limit(1))
        .mapToDouble(Amount::probability)
        .sum();
    double likely = closings.isEmpty() ? 0 : closings.getFirst().weight();
    return likely >= NOT_HELPFUL ? 1 + likely : 1e-2 * numbers * (hand() > 0 ? 1 : 0.1);
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
      return Optional.of(mismatch().orElse("the amounts that were read do not add up to a total"));
    }
    if (candidates.getFirst().confidence() < sure || !isProved(candidates.getFirst())) {
      return Optional
          .of(mismatch().orElse("the amounts add up in more than one way, or only by unlikely readings"));
    }
    return losesCents().or(this::lacksCents).or(this::overridden).or(this::repaired).or(this::below);
  }

  /** Whether it is the sums rather than its own clearness that make a total likely. */
  private boolean isProved(Candidate candidate) {
    double proved = closings.stream()
        .filter(closing -> plain(closing.value()).equals(candidate.value()))
        .mapToDouble(Closing::weight)
        .sum();
    return proved >= LEAST_PROVED * all;
  }

  /** A number that is written below what adds up, so that the sum may be a subtotal. */
  private Optional<String> below() {
    for (int row = totalRow() + 1; row < rows.size(); row++) {
      if (isWritten(row)) {
        return Optional.of("the amounts add up, but what is written below them was not read");
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a row is the pen's: of the colour of the rows that add up, rather than of the print's. Where pen and print are of one
   * colour, whether it is a number.
   */
  private boolean isWritten(int row) {
    InkColour pen = rows.get(totalRow()).look().colour();
    Look look = rows.get(row).look();
    if (pen.distance(look.print()) < DISTINCT) {
      return isNumber(row);
    }
    return look.colour().distance(pen) < look.tint();
  }

  /** A row that is read surely, but otherwise than the sum needs. */
  private Optional<String> overridden() {
    Closing closing = closings.getFirst();
    for (int row = closing.first(); row <= closing.total(); row++) {
      long value = closing.written(row);
      Amount alone = amounts.get(row).getFirst();
      if (alone.minor() != value && alone.probability() >= SURE_ALONE) {
        return Optional.of("row " + (row + 1) + " is surely " + plain(alone.minor()) + ", but the sum needs "
            + plain(value));
      }
    }
    return Optional.empty();
  }

  /** Two or more rows above one another that are all read surely, the last of which is not the sum of the others. */
  private Optional<String> mismatch() {
    int last = totalRow();
    int first = last;
    while (first >= 0 && !amounts.get(first).isEmpty()
        && amounts.get(first).getFirst().probability() >= SURE_ALONE) {
      first--;
    }
    if (last - first < 3) {
      return Optional.empty();
    }
    List<Long> values = amounts.subList(first + 1, last + 1)
        .stream()
        .map(row -> row.getFirst().minor())
        .toList();
    return Optional.of(sum(values.subList(0, values.size() - 1)) + " is not " + plain(values.getLast())
        + ", though each is read surely");
  }

  /**
   * A row that seems to have cents by itself, where the sum is right only without them, or with them as whole units. Items whose cents
   * or points were lost in the same way add up just as well, so such a sum proves nothing about them; a total with cents does.
   */
  private Optional<String> losesCents() {
    Closing closing = closings.getFirst();
    if (closing.value() % notation.whole() != 0) {
      return Optional.empty();
    }
    for (int row = closing.first(); row <= closing.total(); row++) {
      long value = closing.written(row);
      double cents = 0;
      double itself = 0;
      for (Amount amount : amounts.get(row)) {
        cents += isWithCents(amount.minor(), value) ? amount.probability() : 0;
        itself += amount.minor() == value ? amount.probability() : 0;
      }
      if (cents > itself) {
        return Optional
            .of("the sum is right only without the cents that row " + (row + 1) + " seems to have");
      }
    }
    return Optional.empty();
  }

  /** A row outside the sum that has cents where none of the sum's rows has any: their points may all be lost. */
  private Optional<String> lacksCents() {
    Closing closing = closings.getFirst();
    if (closing.values().stream().anyMatch(value -> value % notation.whole() != 0)) {
      return Optional.empty();
    }
    for (int row = 0; row < rows.size(); row++) {
      boolean outside = row < closing.first() || row > closing.total();
      if (outside && isNumber(row) && amounts.get(row).getFirst().minor() % notation.whole() != 0) {
        return Optional.of("row " + (row + 1) + " has cents, but none that adds up has any");
      }
    }
    return Optional.empty();
  }

  /** More rows that had to be read with other digits than there are sums: among so many readings some sum closes by chance. */
  private Optional<String> repaired() {
    Closing closing = closings.getFirst();
    int repairs = 0;
    for (int row = closing.first(); row <= closing.total(); row++) {
      long value = closing.written(row);
      long alone = amounts.get(row).getFirst().minor();
      repairs += alone == value || alone * notation.whole() == value || alone == value * notation.whole()
          ? 0
          : 1;
    }
    return repairs <= closing.checks()
        ? Optional.empty()
        : Optional.of("the sum is right only if " + repairs + " rows are read otherwise than they look");
  }

  /** Whether an amount is a value without cents once more, with cents: either with some behind it, or with its last digits for them. */
  private boolean isWithCents(long minor, long value) {
    long whole = notation.whole();
    return value % whole == 0 && minor != value && (minor / whole == value / whole || minor * whole == value);
  }

  /** How much the rows that add up, or else all that are numbers, look like a hand's: above 0 more than like print. */
  private double hand() {
    boolean helpful = !closings.isEmpty() && closings.getFirst().weight() >= NOT_HELPFUL;
    int first = helpful ? closings.getFirst().first() : 0;
    int behind = helpful ? closings.getFirst().total() + 1 : rows.size();
    List<Look> looks = new ArrayList<>();
    for (int row = first; row < behind; row++) {
      if (helpful || isNumber(row)) {
        looks.add(rows.get(row).look());
      }
    }
    return Look.hand(looks);
  }

  private boolean isNumber(int row) {
    return !amounts.get(row).isEmpty() && amounts.get(row).getFirst().probability() >= LEAST_NUMBER;
  }

  private int totalRow() {
    if (!closings.isEmpty()) {
      return closings.getFirst().total();
    }
    int last = rows.size() - 1;
    while (last > 0 && !isNumber(last)) {
      last--;
    }
    return last;
  }

  /** Values of the total, each with its share of all that was weighed. */
  private List<Candidate> candidates() {
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
      if (isNumber(i) || i == totalRow() || isInSum(i)) {
        Box box = page.inPhoto(rows.get(i).box());
        fields.add(new Field(kind(i), isSure() ? confidence() : 0.5,
            i == totalRow() ? total : reading(i, box), box));
      }
    }
    return fields;
  }

  private boolean isSure() {
    return total instanceof Reading.Read;
  }

  private boolean isInSum(int row) {
    return isSure() && row >= closings.getFirst().first() && row <= closings.getFirst().total();
  }

  private double confidence() {
    return closings.isEmpty() ? 0 : closings.getFirst().weight() / all;
  }

  private Kind kind(int row) {
    if (row == totalRow()) {
      return Kind.TOTAL;
    }
    if (!isInSum(row)) {
      return Kind.UNKNOWN;
    }
    int subtotal = closings.getFirst().subtotal();
    return row < subtotal ? Kind.ITEM : row == subtotal ? Kind.SUBTOTAL : Kind.EXTRA;
  }

  /** A row of a sum that surely closes is as sure as the sum; any other is left to a person. */
  private Reading reading(int row, Box box) {
    List<Candidate> own = amounts.get(row)
        .stream()
        .limit(CANDIDATES)
        .map(amount -> new Candidate(plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
    if (isInSum(row) && confidence() >= sure) {
      Closing closing = closings.getFirst();
      String value = plain(closing.written(row));
      String text = own.stream()
          .filter(candidate -> candidate.value().equals(value))
          .map(Candidate::text)
          .findFirst()
          .orElse(value);
      return new Reading.Read(new Candidate(value, text, confidence()), List.of(), box, List.of());
    }
    return new Reading.Unsure(own, "no sum confirms it", box, List.of());
  }

  List<String> because() {
    if (!isSure()) {
      return List.of();
    }
    Closing closing = closings.getFirst();
    List<String> because = new ArrayList<>();
    int first = closing.first();
    if (first < closing.subtotal()) {
      because.add(sum(closing.values().subList(0, closing.subtotal() - first)) + " = "
          + plain(closing.values().get(closing.subtotal() - first)));
    }
    if (closing.subtotal() < closing.total()) {
      because.add(sum(closing.values().subList(closing.subtotal() - first, closing.total() - first)) + " = "
          + plain(closing.value()));
    }
    for (int row = first; row <= closing.total(); row++) {
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
    StringBuilder text = new StringBuilder();
    for (long value : values) {
      text.append(text.isEmpty() ? "" : value < 0 ? " - " : " + ").append(plain(Math.abs(value)));
    }
    return text.toString();
  }
}
