package dev.tally.reader.receipt;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.amount.Habit;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.text.RecognizedText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What all readers make of a number on a page, and what stands around it.
 *
 * @param line by all voices, as if a hand had written it; without candidates where only print was looked at
 * @param print what it says, were it print
 * @param unevenness of its digits, see {@code Look}; empty where there are too few to tell
 * @param tint how far its ink's colour is from that of most ink on the page
 * @param left the label in its row
 * @param above the label close above it
 * @param hand how likely a hand wrote it, 0..1
 * @param unread on which side it may go on; empty where it seems to be whole
 */
record BoxReading(NumberBox place, NumberLine line, RecognizedText print, Optional<CentsColumn> cents,
    OptionalDouble unevenness, double tint, double hand, Optional<Labelled> left, Optional<Labelled> above,
    Optional<Unread> unread) {
  /** Digits and marks, with a letter or two behind them as tills print. */
  private static final Pattern PRINTED = Pattern
      .compile("[-(]?[0-9](?:[0-9.,' ]*[0-9])?[-/=.)]*\\s?\\p{L}{0,2}");
  private static final Pattern TWO_DECIMALS = Pattern.compile("[0-9.,' ]*[0-9][.,][0-9]{2}");
  private static final double SURELY = 0.8;
  private static final int MOST_DIGITS = 9;
  /** That the point of a printed amount is none, which a reader of print is sure to have seen. */
  private static final double NO_POINT = 0.003;

  /**
   * What stands right of a number behind a rule, where cents stand in a column of their own.
   *
   * @param own what stands there
   * @param joint both read as one, for those who see what parts digits: the rule, or that the number runs across it
   */
  record CentsColumn(NumberLine own, NumberLine joint) {}

  PixelBox box() {
    return place.box();
  }

  /** Its row's label, if so much of the text is the label's. */
  Optional<Labelled> label(double share) {
    return left.filter(labelled -> labelled.share() >= share);
  }

  /** Whether its row's label is this. */
  boolean is(Label label, double share) {
    return label(share).filter(labelled -> labelled.label() == label).isPresent();
  }

  /** Whether two decimals can be seen behind a point or comma. */
  boolean showsCents() {
    return print.weakest() >= SURELY && TWO_DECIMALS.matcher(print.text().strip()).matches();
  }

  /** The same, with another chance that a hand wrote it. */
  BoxReading by(double chance) {
    return new BoxReading(place, line, print, cents, unevenness, tint, chance, left, above, unread);
  }

  /** Whether its amounts are weighed by those who see marks, as those are that a hand wrote. */
  boolean marksAreSeen() {
    return hand > 0.5 && line.marks().isPresent();
  }

  /** Whether something stands in its column of cents that is neither two digits nor a nought, nor clearly no digit. */
  boolean hasUnclearCents() {
    return cents.stream()
        .flatMap(part -> part.own.candidates().stream().limit(1))
        .anyMatch(first -> first.confidence() < 0.5 || !first.value().matches("[0-9]{2}|0"));
  }

  /** Likeliest first; the probabilities sum to at most 1. */
  List<Amount> amounts(Notation notation) {
    List<Amount> printed = cents.isPresent() ? List.of() : printed(notation);
    // Where it is print, but its reader is not sure, the others are heard as well.
    double sure = printed.stream().mapToDouble(Amount::probability).sum();
    double written = hand + (1 - hand) * (1 - sure);
    Map<Long, Amount> all = new LinkedHashMap<>();
    AmountGrammar grammar = new AmountGrammar(notation, Habit.CENTS_SHOWN);
    NumberLine marked = asPrinted();
    cents.map(part -> grammar.of(marked, part.own, part.joint))
        .orElseGet(() -> grammar.of(marked))
        .forEach(amount -> add(all, amount.times(written * (1 - line.none()))));
    printed.forEach(amount -> add(all, amount.times(1 - hand)));
    return all.values().stream().sorted(Comparator.comparingDouble(Amount::probability).reversed()).toList();
  }

  private static void add(Map<Long, Amount> all, Amount amount) {
    all.merge(amount.minor(), amount,
        (one, other) -> new Amount(one.minor(),
            one.probability() >= other.probability() ? one.text() : other.text(),
            one.probability() + other.probability()));
  }

  /**
   * The line with the marks that print shows where it has the same digits. A reader of print knows points better where it sees some; that
   * it sees none says nothing, for it drops faint ones: of 40 made-up bills in cells it made two wrong by a hundred
   * ({@code evaluate receipts} on {@code data receipts --seed 9090 --count 40 --form guest-check,open-invoice,estimate,table}).
   */
  private NumberLine asPrinted() {
    String text = print.text().strip();
    String digits = digits(text);
    if (digits.equals(text) || !PRINTED.matcher(text).matches()) {
      return line;
    }
    return new NumberLine(line.candidates()
        .stream()
        .map(one -> one.value().equals(digits) ? new Candidate(one.value(), text, one.confidence()) : one)
        .toList(), line.glyphs(), line.certainty(), line.none(), line.reason(), line.marks());
  }

  private List<Amount> printed(Notation notation) {
    String text = print.text().strip();
    String digits = digits(text);
    if (!PRINTED.matcher(text).matches() || digits.length() > MOST_DIGITS) {
      return List.of();
    }
    double probability = print.characters()
        .stream()
        .mapToDouble(RecognizedText.Letter::probability)
        .reduce(1, (one, other) -> one * other);
    List<Amount> amounts = new AmountGrammar(notation, Habit.CENTS_SHOWN)
        .of(new NumberLine(List.of(new Candidate(digits, text, probability)), List.of(), 1, 0, "",
            digits.equals(text) ? line.marks() : Optional.empty()));
    return amounts.isEmpty() || !text.matches(".*[.,]\\d{" + notation.decimals() + "}[^0-9]*")
        ? amounts
        : List.of(new Amount(amounts.getFirst().minor(), text, probability * (1 - NO_POINT)));
  }

  /** What is left of a text without all else. */
  static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
