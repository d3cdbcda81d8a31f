package dev.tally.reader.receipt;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How likely a hand wrote a number: by how uneven it is, how sure a reader of print is of it, whether that agrees with what it would say
 * as handwriting, by its colour, and by the company it keeps, since most of a bill's numbers are filled in or most are printed.
 *
 * <p>A logistic regression, learned by {@code tally fit hand}.
 */
public final class HandOrPrint {
  /** What speaks for a hand or against it. */
  public enum Clue {
    BIAS,
    /** How much its digits' heights and feet differ, as a share of their height; too few to tell. */
    UNEVEN,
    TOO_FEW,
    /** How unsure the least sure of its characters is, were it print. */
    UNSURE_PRINT,
    /** How far its ink's colour is from that of most ink. */
    TINT,
    /** That it is no number at all, and that it is the same number as in print, were it written. */
    NO_NUMBER,
    AGREEING,
    /** The medians of the page's other numbers. */
    UNEVEN_COMPANY,
    SURE_COMPANY
  }

  private static final double[] WEIGHTS = ClueWeights.read("hand.tsv", Clue.class)
      .values()
      .stream()
      .mapToDouble(weight -> weight)
      .toArray();
  private static final double MIDDLE_UNEVEN = 0.13;
  private static final double MOST_UNEVEN = 0.3;
  private static final double MOST_TINT = 0.2;
  /** The company of a number that stands alone. */
  private static final double MIDDLE_SURE = 0.6;
  /** Shorter texts are surely read whoever wrote them. */
  private static final int FEWEST = 3;

  private HandOrPrint() {}

  /** The same numbers, of one page, each with its chance. What was not read as if a hand had written it is print. */
  static List<BoxReading> judged(List<BoxReading> numbers) {
    return IntStream.range(0, numbers.size()).mapToObj(i -> {
      BoxReading number = numbers.get(i);
      return number.by(number.line().candidates().isEmpty() ? 0 : probability(clues(numbers, i)));
    }).toList();
  }

  private static double probability(double[] clues) {
    double odds = IntStream.range(0, clues.length).mapToDouble(i -> WEIGHTS[i] * clues[i]).sum();
    return 1 / (1 + Math.exp(-odds));
  }

  /** Of one of a page's numbers, by {@link Clue}. */
  static double[] clues(List<BoxReading> numbers, int which) {
    BoxReading number = numbers.get(which);
    String digits = BoxReading.digits(number.print().text());
    double agreeing = number.line()
        .candidates()
        .stream()
        .filter(one -> one.value().equals(digits))
        .mapToDouble(one -> one.confidence())
        .sum();
    List<BoxReading> others = IntStream.range(0, numbers.size())
        .filter(i -> i != which)
        .mapToObj(numbers::get)
        .toList();
    double uneven = median(others.stream().filter(other -> other.unevenness().isPresent()).toList(),
        other -> other.unevenness().getAsDouble(), MIDDLE_UNEVEN);
    double sure = median(
        others.stream().filter(other -> other.print().characters().size() >= FEWEST).toList(),
        other -> other.print().weakest(), MIDDLE_SURE);
    return new double[] {1, Math.min(MOST_UNEVEN, number.unevenness().orElse(MIDDLE_UNEVEN)),
        number.unevenness().isPresent() ? 0 : 1, 1 - number.print().weakest(),
        Math.min(MOST_TINT, number.tint()), number.line().none(), agreeing, Math.min(MOST_UNEVEN, uneven),
        sure};
  }

  private static double median(List<BoxReading> numbers, ToDoubleFunction<BoxReading> of, double none) {
    double[] sorted = numbers.stream().mapToDouble(of).sorted().toArray();
    return sorted.length == 0 ? none : sorted[sorted.length / 2];
  }
}
