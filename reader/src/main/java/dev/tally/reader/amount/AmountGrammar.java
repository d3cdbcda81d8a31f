package dev.tally.reader.amount;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.number.NumberLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What digits and marks mean as money with two decimals: the last mark with two digits behind it begins the cents
 * ({@code 1,234.50}, {@code 1.234,50}, {@code 840-00}); marks with three digits behind them, or two by Indian custom
 * ({@code 3,36,000}), group; {@code /-}, {@code =} and {@code -} at the end say that there are none. Marks are easily taken for dirt
 * and dirt for marks, so each reading keeps the others beside it, less probable.
 *
 * <p>Knows no currency without decimals and none with three.
 */
public final class AmountGrammar {
  /** Longer numbers are no amounts. */
  private static final int MOST_DIGITS = 9;
  private static final int MOST_AMOUNTS = 12;
  private static final double LEAST_PROBABLE = 1e-3;
  /** Of a line of digits whose marks say where the cents begin. */
  private static final double SAID = 0.85;
  /** Where the mark is a dash, which dirt resembles more often. */
  private static final double DASHED = 0.6;
  private static final double TENTHS = 0.6;
  /** Of one without such marks. */
  private static final double WHOLE = 0.85;
  /** With a column of cents: that the two belong together, that they are one number; and with cents said before, that those stand alone. */
  private static final double APART = 0.75;
  private static final double JOINT = 0.15;
  private static final double ALONE = 0.8;
  private static final Pattern CENTS = Pattern.compile("^(.*\\d)[^0-9]*[.,\\-=][^0-9]*(\\d\\d)$");
  private static final Pattern TENTH = Pattern.compile("^(.*\\d)[^0-9]*[.,][^0-9]*(\\d)$");
  private static final Pattern NO_CENTS = Pattern.compile("^.*\\d[^0-9]*[\\-=][^0-9]*$");

  private AmountGrammar() {}

  /** Likeliest first; the probabilities sum to at most 1; empty where nothing can be an amount. */
  public static List<Amount> of(NumberLine line) {
    double raised = Raised.cents(line) ? SAID : 0;
    Map<Long, Amount> amounts = new LinkedHashMap<>();
    for (Candidate candidate : line.candidates()) {
      if (candidate.value().length() <= MOST_DIGITS) {
        add(candidate, raised, amounts);
      }
    }
    return best(amounts);
  }

  /**
   * An amount beside a column of cents.
   *
   * @param major what stands in the column of amounts
   * @param minor what stands in the column of cents
   * @param joint both taken for one number
   */
  public static List<Amount> of(NumberLine major, NumberLine minor, NumberLine joint) {
    boolean complete = !major.candidates().isEmpty()
        && CENTS.matcher(major.candidates().getFirst().text().replaceAll("[.,]+$", "")).matches();
    Map<Long, Amount> amounts = new LinkedHashMap<>();
    of(major).forEach(amount -> put(amounts, amount.times(complete ? ALONE : 1 - APART - JOINT)));
    of(joint).forEach(amount -> put(amounts, amount.times(complete ? (1 - ALONE) / 2 : JOINT)));
    double apart = complete ? (1 - ALONE) / 2 : APART;
    for (Candidate whole : major.candidates()) {
      if (whole.value().length() <= MOST_DIGITS) {
        long units = 100 * Long.parseLong(whole.value());
        for (Amount cents : cents(minor)) {
          put(amounts, new Amount(units + cents.minor(), whole.text() + " " + cents.text(),
              apart * whole.confidence() * cents.probability()));
        }
      }
    }
    return best(amounts);
  }

  /** Two digits, or a dash, a loop or a tick for none. */
  private static List<Amount> cents(NumberLine line) {
    List<Amount> cents = new ArrayList<>();
    double rest = 1;
    for (Candidate candidate : line.candidates()) {
      if (candidate.value().length() == 2) {
        double probability = candidate.confidence() * 0.9;
        cents.add(new Amount(Long.parseLong(candidate.value()), candidate.text(), probability));
        rest -= probability;
      }
    }
    cents.add(new Amount(0, "-", Math.max(0.05, rest * 0.9)));
    return cents;
  }

  private static void add(Candidate candidate, double raised, Map<Long, Amount> amounts) {
    String text = candidate.text().replaceAll("^[^0-9]+", "");
    long digits = Long.parseLong(candidate.value());
    String end = text.replaceAll("[.,]+$", "");
    Matcher cents = CENTS.matcher(end);
    Matcher tenth = TENTH.matcher(end);
    Amount whole = new Amount(100 * digits, text, candidate.confidence());
    Amount withCents = new Amount(digits, text, candidate.confidence());
    if (cents.matches()) {
      double said = end.substring(cents.end(1)).matches("[^0-9]*[.,].*") ? SAID : DASHED;
      put(amounts, withCents.times(said));
      put(amounts, whole.times(1 - said));
    } else if (NO_CENTS.matcher(text).matches()) {
      put(amounts, whole);
    } else if (tenth.matches()) {
      put(amounts, new Amount(10 * digits, text, candidate.confidence() * TENTHS));
      put(amounts, whole.times(1 - TENTHS));
    } else if (candidate.value().length() >= 3) {
      double split = Math.max(raised, 1 - WHOLE);
      put(amounts, whole.times(1 - split));
      put(amounts, withCents.times(split));
    } else {
      put(amounts, whole);
    }
  }

  private static void put(Map<Long, Amount> amounts, Amount amount) {
    amounts.merge(amount.minor(), amount,
        (one, two) -> new Amount(one.minor(),
            one.probability() >= two.probability() ? one.text() : two.text(),
            one.probability() + two.probability()));
  }

  private static List<Amount> best(Map<Long, Amount> amounts) {
    return amounts.values()
        .stream()
        .sorted(Comparator.comparingDouble(Amount::probability).reversed())
        .filter(amount -> amount.probability() >= LEAST_PROBABLE)
        .limit(MOST_AMOUNTS)
        .toList();
  }
}
