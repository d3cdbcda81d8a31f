package dev.tally.reader.number;

import dev.tally.reader.exact.Exact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * The best readings from the first fragment to the last, each fragment used once: dynamic programming that keeps
 * the best few partial readings at every fragment.
 *
 * <p>Ways that give the same digits are one reading, and its likelihood is their sum. Were each way kept for itself, the many ways of
 * taking specks for points, commas or dirt would crowd out every other reading, and the one that is left would look certain.
 */
final class Lattice {
  /** How many readings are kept at each fragment. */
  private static final int KEPT = 40;
  /** Ways this close are alike, such as a mark that fits a point as well as a comma: the one that comes first is taken, whatever rounding says. */
  private static final double ALIKE = 1e-9;

  /**
   * A reading.
   *
   * @param steps the hypotheses of its likeliest way, from left to right
   * @param score natural logarithm of the likelihood of all its ways
   */
  record Path(String digits, List<Hypothesis> steps, double score) {
    String text() {
      StringBuilder text = new StringBuilder();
      steps.forEach(step -> text.append(step.text()));
      return text.toString();
    }
  }

  /**
   * A reading of the fragments so far.
   *
   * @param lastDigit null before the first
   * @param best the score of its likeliest way, which {@code before} and {@code step} lead back along
   * @param score the score of all its ways
   */
  private record Partial(String digits, Partial before, Hypothesis step, Hypothesis lastDigit, double best,
      double score) {
    private static final Partial NONE = new Partial("", null, null, null, 0, 0);

    Partial then(Hypothesis next, ToDoubleBiFunction<Hypothesis, Hypothesis> pair) {
      double gain = next.score() + (next.digit() ? pair.applyAsDouble(lastDigit, next) : 0);
      return new Partial(next.digit() ? digits + next.text() : digits, this, next,
          next.digit() ? next : lastDigit, best + gain, score + gain);
    }

    Partial with(Partial other) {
      double sum = Math.max(score, other.score) + Exact.log1p(Exact.exp(-Math.abs(score - other.score)));
      Partial likelier = other.best > best + ALIKE ? other : this;
      return new Partial(digits, likelier.before, likelier.step, likelier.lastDigit, likelier.best, sum);
    }
  }

  private Lattice() {}

  /**
   * Best first; empty where nothing leads through, and where there are no fragments.
   *
   * @param pair what a digit gains or loses by the digit before it, or, given null, by being the first
   */
  static List<Path> best(List<Hypothesis> hypotheses, int fragments,
      ToDoubleBiFunction<Hypothesis, Hypothesis> pair) {
    List<List<Hypothesis>> endingAt = new ArrayList<>();
    for (int i = 0; i <= fragments; i++) {
      endingAt.add(new ArrayList<>());
    }
    hypotheses.forEach(hypothesis -> endingAt.get(hypothesis.to()).add(hypothesis));
    List<List<Partial>> kept = new ArrayList<>();
    kept.add(List.of(Partial.NONE));
    for (int to = 1; to <= fragments; to++) {
      Map<String, Partial> arriving = new LinkedHashMap<>();
      for (Hypothesis step : endingAt.get(to)) {
        for (Partial before : kept.get(step.from())) {
          Partial after = before.then(step, pair);
          arriving.merge(after.digits(), after, Partial::with);
        }
      }
      kept.add(arriving.values()
          .stream()
          .sorted(Comparator.comparingDouble(Partial::score).reversed())
          .limit(KEPT)
          .toList());
    }
    return fragments == 0 ? List.of() : kept.getLast().stream().map(Lattice::path).toList();
  }

  private static Path path(Partial last) {
    List<Hypothesis> steps = new ArrayList<>();
    for (Partial partial = last; partial.step() != null; partial = partial.before()) {
      steps.add(partial.step());
    }
    return new Path(last.digits, steps.reversed(), last.score());
  }
}
