package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.field.Row;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a column of amounts comes to: each row's reading and the total's, from the rows' own readings and from the ways in which
 * they add up.
 */
final class Verdict {
  private static final int CANDIDATES = 5;
  /** That the sums of a receipt do not help, against 1 for all that they may say. */
  private static final double NOT_HELPFUL = 0.3;

  /** Rows less uneven than this, in the median, are printed: on the photos seen, print had up to 0.06 and hands from 0.12. */
  private static final double PRINTED = 0.09;

  private final Page page;
  private final List<Row> rows;
  private final List<List<Amount>> amounts;
  private final List<Closing> closings;
  private final double sure;
  private final double all;

  /** Of rows whose closings come with the most weight first. */
  Verdict(Page page, List<Row> rows, List<List<Amount>> amounts, List<Closing> closings, double sure) {
    this.page = page;
    this.rows = rows;
    this.amounts = amounts;
    this.closings = closings;
    this.sure = sure;
    this.all = NOT_HELPFUL + closings.stream().mapToDouble(Closing::weight).sum();
  }

  /** How much speaks for this column being one of amounts: its best sum, else its number of readable rows. */
  double weight() {
    return closings.isEmpty()
        ? 1e-3 * amounts.stream().filter(row -> !row.isEmpty()).count()
        : 1 + closings.getFirst().weight();
  }

  Reading total() {
    List<Candidate> candidates = candidates();
    if (candidates.isEmpty()) {
      return new Reading.Unreadable("writing was found, but no amount in it");
    }
    if (isPrinted()) {
      return new Reading.Unreadable("what was found looks printed rather than written by hand");
    }
    Box box = page.inPhoto(rows.get(totalRow()).box());
    if (losesCents()) {
      return new Reading.Unsure(candidates,
          "the sum is right only without the cents that the total seems to have", box, List.of());
    }
    if (!closings.isEmpty() && candidates.getFirst().confidence() >= sure) {
      return new Reading.Read(candidates.getFirst(), candidates.subList(1, candidates.size()), box,
          List.of());
    }
    return new Reading.Unsure(candidates,
        closings.isEmpty()
            ? "the amounts that were read do not add up to a total"
            : "the amounts add up in more than one way, or only by unlikely readings",
        box, List.of());
  }

  /**
   * Whether the sum drops cents that the total's row shows by itself. Items whose cents were lost in the same way add up just as
   * well, so such a sum proves nothing about the cents.
   */
  private boolean losesCents() {
    if (closings.isEmpty()) {
      return false;
    }
    long alone = amounts.get(totalRow()).getFirst().minor();
    long value = closings.getFirst().value();
    return alone != value && alone / 100 == value / 100 && value % 100 == 0;
  }

  /** By the unevenness of the rows that add up, or else of all. */
  private boolean isPrinted() {
    int first = closings.isEmpty() ? 0 : closings.getFirst().first();
    int behind = closings.isEmpty() ? rows.size() : closings.getFirst().total() + 1;
    double[] unevenness = rows.subList(first, behind)
        .stream()
        .map(Row::unevenness)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .sorted()
        .toArray();
    return unevenness.length == 0 || unevenness[unevenness.length / 2] < PRINTED;
  }

  private int totalRow() {
    if (!closings.isEmpty()) {
      return closings.getFirst().total();
    }
    int last = rows.size() - 1;
    while (last > 0 && amounts.get(last).isEmpty()) {
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
        .map(entry -> new Candidate(Amount.plain(entry.getKey()), text(entry.getKey()),
            entry.getValue() / all))
        .toList();
  }

  private String text(long minor) {
    return amounts.get(totalRow())
        .stream()
        .filter(amount -> amount.minor() == minor)
        .map(Amount::text)
        .findFirst()
        .orElse(Amount.plain(minor));
  }

  List<Field> fields() {
    Reading total = total();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!amounts.get(i).isEmpty()) {
        Box box = page.inPhoto(rows.get(i).box());
        boolean isTotal = i == totalRow();
        fields.add(
            new Field(kind(i), isSure(total) ? confidence() : 0.5, isTotal ? total : reading(i, box), box));
      }
    }
    return fields;
  }

  private static boolean isSure(Reading reading) {
    return reading instanceof Reading.Read;
  }

  private double confidence() {
    return closings.isEmpty() ? 0 : closings.getFirst().weight() / all;
  }

  private Kind kind(int row) {
    if (row == totalRow()) {
      return Kind.TOTAL;
    }
    if (!isSure(total())) {
      return Kind.UNKNOWN;
    }
    Closing closing = closings.getFirst();
    if (row < closing.first() || row > closing.total()) {
      return Kind.UNKNOWN;
    }
    return row < closing.subtotal() ? Kind.ITEM : row == closing.subtotal() ? Kind.SUBTOTAL : Kind.EXTRA;
  }

  /** A row of a sum that surely closes is as sure as the sum; any other is left to a person. */
  private Reading reading(int row, Box box) {
    List<Candidate> own = amounts.get(row)
        .stream()
        .sorted(Comparator.comparingDouble(Amount::probability).reversed())
        .limit(CANDIDATES)
        .map(amount -> new Candidate(Amount.plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
    if (isSure(total()) && kind(row) != Kind.UNKNOWN && confidence() >= sure) {
      Closing closing = closings.getFirst();
      String value = Amount.plain(Math.abs(closing.values().get(row - closing.first())));
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
    if (!isSure(total())) {
      return List.of();
    }
    Closing closing = closings.getFirst();
    List<String> because = new ArrayList<>();
    int first = closing.first();
    if (first < closing.subtotal()) {
      because.add(sum(closing.values().subList(0, closing.subtotal() - first)) + " = "
          + Amount.plain(closing.values().get(closing.subtotal() - first)));
    }
    if (closing.subtotal() < closing.total()) {
      because.add(sum(closing.values().subList(closing.subtotal() - first, closing.total() - first)) + " = "
          + Amount.plain(closing.value()));
    }
    for (int row = first; row <= closing.total(); row++) {
      long value = Math.abs(closing.values().get(row - first));
      long alone = amounts.get(row).getFirst().minor();
      if (value != alone) {
        because.add("row " + (row + 1) + " looks more like " + Amount.plain(alone) + ", but with "
            + Amount.plain(value) + " the sum is right");
      }
    }
    return because;
  }

  private static String sum(List<Long> values) {
    StringBuilder text = new StringBuilder();
    for (long value : values) {
      text.append(text.isEmpty() ? "" : value < 0 ? " - " : " + ").append(Amount.plain(Math.abs(value)));
    }
    return text.toString();
  }
}
