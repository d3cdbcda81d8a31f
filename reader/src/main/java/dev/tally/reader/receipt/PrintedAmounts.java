package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.PrintedWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The amounts that a receipt's print shows, as far as print can be read as if a hand had written it. */
final class PrintedAmounts {
  /** A reading that is less likely confirms nothing. */
  private static final double LEAST = 0.05;
  /** And of a reader of print, which is surer. */
  private static final double SURELY_PRINTED = 0.5;
  /** A word that is more likely than this a number as a whole begins with a digit. */
  private static final double NUMBER = 0.5;
  /** That a number begins with a currency sign all the same, which was read as a digit. */
  private static final double SIGN = 0.3;
  /** So many other amounts, and more than half of all, that begin with the same digit, begin with a sign. */
  private static final int ALIKE = 2;

  private final Notation notation;
  private final boolean signs;
  private final Map<Long, Double> shares = new HashMap<>();
  /** The likeliest reading of each amount; what is printed twice says no more about signs. */
  private final Set<Long> likeliest = new HashSet<>();

  PrintedAmounts(Notation notation, List<RowReading> words) {
    this(notation, words.stream().map(RowReading::amounts), true);
  }

  /** @param signs whether a currency sign may have been read as a digit */
  private PrintedAmounts(Notation notation, Stream<List<Amount>> words, boolean signs) {
    this.notation = notation;
    this.signs = signs;
    words.forEach(word -> {
      List<Amount> money = word.stream()
          .filter(amount -> amount.probability() >= LEAST && amount.minor() > 0 && isMoney(amount))
          .toList();
      money.forEach(amount -> add(amount, signs));
      money.stream().findFirst().ifPresent(amount -> likeliest.add(amount.minor()));
    });
  }

  /**
   * As a reader of print read them, which knows currency signs: a match is exact on all digits or is none.
   *
   * @param numbers of the page, without what a hand wrote
   */
  static PrintedAmounts of(Notation notation, List<BoxReading> numbers) {
    return new PrintedAmounts(notation,
        numbers.stream()
            .filter(number -> number.hand() < 0.5)
            .map(number -> number.amounts(notation)
                .stream()
                .filter(amount -> amount.probability() >= SURELY_PRINTED)
                .toList()),
        false);
  }

  /** Words that are no numbers as they are, are read without their first letter as well. */
  static PrintedAmounts read(Notation notation, List<PrintedWord> words, RowReader rows) {
    List<RowReading> readings = new ArrayList<>();
    for (PrintedWord word : words) {
      RowReading whole = rows.read(word.whole());
      readings.add(whole);
      double number = whole.amounts().stream().mapToDouble(Amount::probability).sum();
      if (number < NUMBER) {
        word.withoutFirst().map(rows::read).map(rest -> rest.times(1 - number)).ifPresent(readings::add);
      }
    }
    return new PrintedAmounts(notation, readings);
  }

  /** Print shows all decimals of an amount. */
  private boolean isMoney(Amount amount) {
    String behind = "\\d{" + notation.decimals() + "}";
    return notation.decimals() == 0 || (amount.text().matches(".*\\d[^0-9]+" + behind + "[^0-9]*")
        && amount.minor() == Long.parseLong(amount.digits()));
  }

  private void add(Amount amount, boolean signs) {
    shares.merge(amount.minor(), amount.probability(), Double::sum);
    if (!signs) {
      return;
    }
    long rest = withoutFirstDigit(amount.minor());
    if (rest >= notation.whole()) {
      shares.merge(rest, SIGN * amount.probability(), Double::sum);
    }
  }

  private static long withoutFirstDigit(long minor) {
    long first = 1;
    while (first * 10 <= minor) {
      first *= 10;
    }
    return minor % first;
  }

  /** How likely an amount is printed, 0..1. */
  double share(long minor) {
    return Math.min(1, shares.getOrDefault(minor, 0.0));
  }

  /** How many amounts are printed, about; at least 1. */
  double count() {
    return Math.max(1, shares.values().stream().mapToDouble(share -> Math.min(1, share)).sum());
  }

  /** How many amounts are printed as often as one that is printed, itself included. */
  long asOften(long minor) {
    double own = shares.get(minor);
    return shares.values().stream().filter(share -> share >= own).count();
  }

  /**
   * Whether most amounts begin as this one does: then that is a currency sign, and print and hand would agree on a wrong amount. A reader of
   * print knows the sign.
   */
  boolean mayBeginWithSign(long total) {
    char first = Long.toString(total).charAt(0);
    List<Long> others = likeliest.stream().filter(amount -> amount != total).toList();
    long alike = others.stream().filter(amount -> Long.toString(amount).charAt(0) == first).count();
    return signs && withoutFirstDigit(total) >= notation.whole() && alike >= ALIKE
        && 2 * alike > others.size();
  }
}
