package dev.tally.reader.amount;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.number.NumberLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What digits and marks mean as money: a mark with as many digits behind it as the currency has decimals begins the cents
 * ({@code 1,234.50}, {@code 1.234,50}, {@code 840-00}); marks with three digits behind them, or two by Indian custom
 * ({@code 3,36,000}), group; {@code /-}, {@code =} and {@code -} at the end say that there are no cents. Which of point and comma
 * is which is taken from the {@link Notation} where that is known; where not, both readings are kept if both are possible. Marks are
 * easily taken for dirt and dirt for marks, so each reading keeps the others beside it, less probable.
 */
public final class AmountGrammar {
  /** Longer numbers are no amounts. */
  private static final int MOST_DIGITS = 9;
  private static final int MOST_AMOUNTS = 40;
  private static final double LEAST_PROBABLE = 1e-5;
  /**
   * Of a line of digits whose mark says where the cents begin, the same where these are noughts, and of one that says it twice: by
   * groups with another mark before it. Of 403 made-up amounts read the first way 96 %
   * had cents, and all of 270 read the second.
   */
  private static final double SAID = 0.96;
  private static final double SAID_NOUGHTS = 0.99;
  private static final double SAID_TWICE = 0.97;
  /** Where the notation is known and the mark is its own; or the other, which it was perhaps taken for. */
  private static final double EXPECTED = 0.95;
  private static final double MISTAKEN = 0.7;
  /** Where the mark is a dash, which dirt resembles more often. */
  private static final double DASHED = 0.6;
  /** That a mark with one digit behind it counts tenths: of three made-up totals that were read so, all had lost their last digit. */
  private static final double TENTHS = 0.1;
  /** That digits with marks in places where none belongs are cents for all that, and the same where they are grouped well. */
  private static final double MISPLACED = 0.3;
  private static final double GROUPED_CENTS = 0.03;
  /** That a mark which may begin cents and may part thousands does the latter, where the notation is not known. */
  private static final double GROUPS = 0.5;
  /**
   * With a column of cents: that the two belong together, that they are one number; and the same where numbers run on across the rule,
   * by the writer's habit or by what their marks say: that the cents begin before the rule.
   */
  private static final double APART = 0.92;
  private static final double JOINT = 0.05;
  private static final double ACROSS_APART = 0.1;
  private static final double ACROSS_JOINT = 0.6;
  /** With a column of cents, that both are one number as those read it who see what parts its digits: a rule, too. */
  private static final double TOGETHER = 0.5;
  /** And with cents said before, that those stand alone. */
  private static final double ALONE = 0.8;
  /** That digits in a column of cents are some, and the same of digits that are flat: so many times as wide as high. */
  private static final double CENTS = 0.9;
  private static final double FLAT_CENTS = 0.1;
  private static final double FLAT = 1.7;
  /** That a stroke before a final dash was taken for a digit: {@code 12/-} looks like {@code 121-}. */
  private static final double STROKE = 0.3;

  private final Notation notation;
  private final Habit habit;
  private final double stroke;

  public AmountGrammar(Notation notation, Habit habit) {
    this(notation, habit, STROKE);
  }

  /** @param stroke how likely a one before a final dash is the stroke of {@code /-}, by what the bill's other rows look like */
  public AmountGrammar(Notation notation, Habit habit, double stroke) {
    this.notation = notation;
    this.habit = habit;
    this.stroke = stroke;
  }

  /** Whether a number ends in a dash for no cents. */
  public static boolean endsInDash(String text) {
    return Written.of(text).noCents();
  }

  /** Whether a number ends in {@code 1-}, which may be the end of {@code 12/-}. */
  public static boolean endsInStroke(String text) {
    List<String> groups = Written.of(text).groups();
    return endsInDash(text) && !groups.isEmpty() && groups.getLast().endsWith("1")
        && (groups.size() > 1 || groups.getLast().length() > 1);
  }

  /** Likeliest first; the probabilities sum to at most 1; empty where nothing can be an amount. */
  public List<Amount> of(NumberLine line) {
    double raised = notation.decimals() == 2 && Raised.cents(line) ? SAID : 0;
    Map<Long, Amount> amounts = new LinkedHashMap<>();
    for (Candidate candidate : line.candidates()) {
      if (candidate.value().length() <= MOST_DIGITS) {
        add(candidate, raised, parts(line, candidate), amounts);
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
  public List<Amount> of(NumberLine major, NumberLine minor, NumberLine joint) {
    Split split = split(major, joint);
    Map<Long, Amount> amounts = new LinkedHashMap<>();
    of(major).forEach(amount -> put(amounts, amount.times(1 - split.joint - split.apart)));
    of(joint).forEach(amount -> put(amounts, amount.times(split.joint)));
    for (Candidate whole : major.candidates()) {
      if (whole.value().length() <= MOST_DIGITS) {
        long units = notation.whole() * Long.parseLong(whole.value());
        for (Amount cents : cents(minor)) {
          put(amounts, new Amount(units + cents.minor(), whole.text() + " " + cents.text(),
              split.apart * whole.confidence() * cents.probability()));
        }
      }
    }
    return best(amounts);
  }

  /**
   * How an amount and a column of cents go together; the rest is that the amount stands alone.
   *
   * @param joint they are one number
   * @param apart the column has its cents
   */
  private record Split(double joint, double apart) {}

  private Split split(NumberLine major, NumberLine joint) {
    if (joint.marks().isPresent()) {
      return new Split(TOGETHER, 1 - TOGETHER);
    }
    if (!major.candidates().isEmpty() && saysCents(major.candidates().getFirst())) {
      return new Split((1 - ALONE) / 2, (1 - ALONE) / 2);
    }
    boolean across = habit == Habit.CENTS_HIDDEN
        || (!joint.candidates().isEmpty() && saysCents(joint.candidates().getFirst()))
        || (!major.candidates().isEmpty() && !isWhole(major.candidates().getFirst()));
    return across ? new Split(ACROSS_JOINT, ACROSS_APART) : new Split(JOINT, APART);
  }

  /** Whether a number's marks, if it has any, only part its thousands. */
  private static boolean isWhole(Candidate candidate) {
    Written written = Written.of(candidate.text());
    return written.groups().size() == 1 || written.isGrouped();
  }

  private boolean saysCents(Candidate candidate) {
    Written written = Written.of(candidate.text());
    return written.groups().size() > 1 && written.last().length() == notation.decimals()
        && beginsCents(written);
  }

  /** Digits of cents; or a dash, a loop or a tick for none. */
  private List<Amount> cents(NumberLine line) {
    List<Amount> cents = new ArrayList<>();
    double rest = 1;
    double digits = isTick(line) ? FLAT_CENTS : CENTS;
    for (Candidate candidate : line.candidates()) {
      if (candidate.value().length() == notation.decimals()) {
        double probability = candidate.confidence() * digits;
        cents.add(new Amount(Long.parseLong(candidate.value()), candidate.text(), probability));
        rest -= probability;
      }
    }
    cents.add(new Amount(0, "-", Math.max(0.05, rest * 0.9)));
    return cents;
  }

  /** Whether all that was taken for digits is as flat as none but a nought is. */
  private static boolean isTick(NumberLine line) {
    List<NumberLine.Glyph> digits = line.glyphs().stream().filter(NumberLine.Glyph::isDigit).toList();
    return !digits.isEmpty() && digits.stream()
        .allMatch(glyph -> !glyph.text().equals("0") && glyph.box().width() > FLAT * glyph.box().height());
  }

  /** What those make of a candidate who see marks; empty where nobody was asked, or where there can be no cents. */
  private Optional<Parts> parts(NumberLine line, Candidate candidate) {
    String digits = candidate.value();
    int before = digits.length() - 2;
    return before < 1 || notation.decimals() != 2 ? Optional.empty() : line.marks().map(marks -> {
      boolean dash = endsInDash(candidate.text());
      return new Parts(marks.part(digits, before, dash), marks.part(digits, before + 1, dash));
    });
  }

  /**
   * How likely something parts a number's last digits from the rest.
   *
   * @param cents the last two
   * @param tenths the last one
   */
  private record Parts(double cents, double tenths) {}

  private void add(Candidate candidate, double raised, Optional<Parts> parts, Map<Long, Amount> amounts) {
    String text = Written.withoutLead(candidate.text());
    Written written = Written.of(text);
    String digits = candidate.value();
    // Networks that see marks know strokes.
    if (parts.isPresent()) {
      add(parts.get(), new Amount(Long.parseLong(digits), text, candidate.confidence()), amounts);
    } else if (endsInStroke(text)) {
      String shorter = text.substring(0, text.lastIndexOf('1')) + "-";
      long rest = Long.parseLong(digits.substring(0, digits.length() - 1));
      add(Written.of(shorter), new Amount(rest, text, candidate.confidence() * stroke), raised, amounts);
      add(written, new Amount(Long.parseLong(digits), text, candidate.confidence() * (1 - stroke)), raised,
          amounts);
    } else {
      add(written, new Amount(Long.parseLong(digits), text, candidate.confidence()), raised, amounts);
    }
  }

  /** @param digits all of them, as if they were minor units */
  private void add(Written written, Amount digits, double raised, Map<Long, Amount> amounts) {
    Amount whole = new Amount(digits.minor() * notation.whole(), digits.text(), digits.probability());
    int count = written.groups().size();
    int behind = written.last().length();
    boolean pointed = count > 1 && behind == notation.decimals() && ".,".indexOf(written.lastMark()) >= 0;
    if (notation.decimals() == 0 || (written.noCents() && !pointed)) {
      put(amounts, whole);
    } else if (count > 1 && behind == notation.decimals() && beginsCents(written)) {
      putBoth(amounts, digits, whole, said(written));
    } else if (count > 1 && behind == 1 && (written.lastMark() == '.' || written.lastMark() == ',')) {
      long tenths = digits.minor() * notation.whole() / 10;
      put(amounts, new Amount(tenths, digits.text(), digits.probability() * TENTHS));
      putBoth(amounts, digits.times(TENTHS), whole.times(TENTHS), MISPLACED);
    } else if (count > 1) {
      putBoth(amounts, digits, whole, written.isGrouped() ? GROUPED_CENTS : MISPLACED);
    } else if (behind > notation.decimals()) {
      boolean noughts = digits.minor() % notation.whole() == 0;
      putBoth(amounts, digits, whole, Math.max(raised, noughts ? habit.hiddenNoughts() : habit.hidden()));
    } else {
      put(amounts, whole);
    }
  }

  /** Digits as cents, with that probability, and as whole units. */
  private static void putBoth(Map<Long, Amount> amounts, Amount digits, Amount whole, double cents) {
    put(amounts, digits.times(cents));
    put(amounts, whole.times(1 - cents));
  }

  /** A mark before the last digit alone says that another was not read, or that it counts tenths: nobody knows. */
  private void add(Parts parts, Amount digits, Map<Long, Amount> amounts) {
    double cents = habit == Habit.CENTS_SHOWN
        ? parts.cents
        : parts.cents + (1 - parts.cents) * habit.hidden();
    put(amounts, digits.times(cents));
    put(amounts, new Amount(digits.minor() * notation.whole(), digits.text(),
        digits.probability() * (1 - cents) * (1 - parts.tenths)));
  }

  private static boolean beginsCents(Written written) {
    return ".,-=".indexOf(written.lastMark()) >= 0;
  }

  private static boolean isNoughts(String digits) {
    return Long.parseLong(digits) == 0;
  }

  /** How likely the last mark, which may begin cents, does. */
  private double said(Written written) {
    char mark = written.lastMark();
    if (mark == '-' || mark == '=') {
      return DASHED;
    }
    if (written.isSaidTwice()) {
      return SAID_TWICE;
    }
    if (notation.decimalMark().isEmpty()) {
      return written.isGrouped() ? 1 - GROUPS : isNoughts(written.last()) ? SAID_NOUGHTS : SAID;
    }
    boolean expected = notation.decimalMark().get() == mark;
    return expected ? EXPECTED : written.isGrouped() ? 1 - EXPECTED : MISTAKEN;
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
