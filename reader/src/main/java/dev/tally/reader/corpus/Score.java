package dev.tally.reader.corpus;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.corpus.Result.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well a corpus was read.
 *
 * @param correct answered and equal, or rightly refused
 * @param wrong answered and not equal
 * @param refused unsure or unreadable
 * @param seconds wall time of the reading
 */
public record Score(int count, int correct, int wrong, int refused, double seconds, List<Result> results) {

  public static Score of(List<Result> results, double seconds) {
    int correct = count(results, Outcome.CORRECT);
    int wrong = count(results, Outcome.WRONG);
    return new Score(results.size(), correct, wrong, results.size() - correct - wrong, seconds,
        List.copyOf(results));
  }

  private static int count(List<Result> results, Outcome outcome) {
    return (int) results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** correct / count. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** The share whose likeliest value is the expected one, answered or not. */
  public double accuracyIfForced() {
    return (double) results.stream().filter(Result::isBestExpected).count() / count;
  }

  /**
   * The largest share that can be answered, surest first, with at most this share of the answers wrong.
   *
   * @param risk for example 0.01
   */
  public double coverageAt(double risk) {
    List<Result> surest = results.stream()
        .filter(result -> result.best().isPresent())
        .sorted(Comparator.comparingDouble(Score::confidence).reversed())
        .toList();
    int wrong = 0;
    int covered = 0;
    for (int i = 0; i < surest.size(); i++) {
      wrong += surest.get(i).isBestExpected() ? 0 : 1;
      if (wrong <= risk * (i + 1)) {
        covered = i + 1;
      }
    }
    return (double) covered / count;
  }

  /**
   * How well confidence tells pictures that have something to read from those that have not: the probability that one of the
   * first gets the higher confidence (area under the ROC curve). Empty unless there are both.
   */
  public OptionalDouble auroc() {
    List<Result> ordered = results.stream().sorted(Comparator.comparingDouble(Score::confidence)).toList();
    double ranks = 0;
    long some = 0;
    for (int i = 0; i < ordered.size();) {
      int end = i;
      while (end < ordered.size() && confidence(ordered.get(end)) == confidence(ordered.get(i))) {
        end++;
      }
      double rank = (i + end + 1) / 2.0;
      for (; i < end; i++) {
        if (!ordered.get(i).item().isNothing()) {
          some++;
          ranks += rank;
        }
      }
    }
    long none = count - some;
    return some == 0 || none == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((ranks - some * (some + 1) / 2.0) / (some * none));
  }

  private static double confidence(Result result) {
    return result.best().map(Candidate::confidence).orElse(0.0);
  }
}
