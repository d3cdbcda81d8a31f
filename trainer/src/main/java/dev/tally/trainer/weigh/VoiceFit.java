package dev.tally.trainer.weigh;

import dev.tally.reader.number.PooledReader.Opinion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits how much of the say each of several readers has, to the likelihood of what labelled lines say: the probability of a number is the
 * product of what each reader gives it to the power of its weight, over all numbers that any of them names. The logarithm of that is
 * concave in the weights, so walking up its gradient finds the one best choice.
 */
public final class VoiceFit {
  /** The readers, in the order of the weights. */
  public static final List<String> VOICES = List.of("lattice", "ink", "photo", "print");
  private static final int STEPS = 600;
  private static final double STRIDE = 0.3;
  private static final double BEGINNING = 0.3;
  /** A weight is held as good as the best where the log-likelihood of all lines falls by less (95 % of chi-squared, by half). */
  private static final double AS_GOOD = 1.92;
  private static final double FINE = 0.01;

  private VoiceFit() {}

  /**
   * A labelled line.
   *
   * @param logarithms of what each reader gives each number that any of them names
   * @param right which of the numbers is right; -1 where nobody names it
   */
  public record Line(List<double[]> logarithms, int right) {
    /** What the readers say of a line that says these digits. */
    public static Line of(List<Opinion> opinions, String digits) {
      int right = IntStream.range(0, opinions.size())
          .filter(i -> opinions.get(i).digits().equals(digits))
          .findFirst()
          .orElse(-1);
      return new Line(
          opinions.stream().map(o -> new double[] {o.lattice(), o.ink(), o.photo(), o.print()}).toList(),
          right);
    }

    /** The probability of each number. */
    double[] probabilities(double[] weights) {
      double[] scores = logarithms.stream().mapToDouble(l -> dot(l, weights)).toArray();
      double largest = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).max().orElse(0);
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        scores[i] = Math.exp(scores[i] - largest);
        sum += scores[i];
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] /= sum;
      }
      return scores;
    }

    private static double dot(double[] one, double[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        sum += one[i] * other[i];
      }
      return sum;
    }
  }

  /**
   * Weights and what speaks for them.
   *
   * @param weights in the order of {@link #VOICES}; 0 for those that were not to be heard
   * @param least of each, down to where the likelihood is as good as the best
   * @param most of each, up to there
   * @param perLine mean logarithm of the probability of what a line says, over those where anybody names it
   * @param elsewhere how lines are read by weights that were fitted on the other half of them
   */
  public record Fitted(double[] weights, double[] least, double[] most, double perLine, Outcome elsewhere) {}

  /**
   * How lines are read.
   *
   * @param answers surest first
   */
  public record Outcome(List<Answer> answers) {
    /** A line's likeliest number: how probable it is, and whether it is right. */
    record Answer(double confidence, boolean right) {}

    public Outcome {
      answers = answers.stream().sorted(Comparator.comparingDouble(Answer::confidence).reversed()).toList();
    }

    /** The share of lines that are read rightly at their likeliest, from some confidence up; 0..1. */
    public double right(double from) {
      return share(from, true);
    }

    /** The share that is read wrongly. */
    public double wrong(double from) {
      return share(from, false);
    }

    private double share(double from, boolean right) {
      long count = answers.stream().filter(a -> a.confidence >= from && a.right == right).count();
      return (double) count / answers.size();
    }

    /** The largest share of lines, the surest, of which no more than this share is wrong. */
    public double answerable(double wrong) {
      int mistakes = 0;
      int most = 0;
      for (int i = 0; i < answers.size(); i++) {
        mistakes += answers.get(i).right ? 0 : 1;
        most = mistakes <= wrong * (i + 1) ? i + 1 : most;
      }
      return (double) most / answers.size();
    }
  }

  /**
   * Fits weights.
   *
   * @param heard whether each of {@link #VOICES} is
   */
  public static Fitted fit(List<Line> lines, boolean... heard) {
    double[] weights = weights(lines, heard);
    double[] least = weights.clone();
    double[] most = weights.clone();
    double best = logLikelihood(lines, weights);
    for (int k = 0; k < weights.length; k++) {
      if (heard[k]) {
        least[k] = limit(lines, weights, k, -FINE, best);
        most[k] = limit(lines, weights, k, FINE, best);
      }
    }
    List<Line> even = half(lines, 0);
    List<Line> odd = half(lines, 1);
    List<Outcome.Answer> answers = new ArrayList<>(answers(odd, weights(even, heard)));
    answers.addAll(answers(even, weights(odd, heard)));
    return new Fitted(weights, least, most, perLine(lines, weights), new Outcome(answers));
  }

  /** How lines are read by weights. */
  public static Outcome outcome(List<Line> lines, double... weights) {
    return new Outcome(answers(lines, weights));
  }

  /** Mean logarithm of the probability of what a line says, over those where anybody names it. */
  public static double perLine(List<Line> lines, double... weights) {
    return logLikelihood(lines, weights)
        / Math.max(1, lines.stream().filter(line -> line.right >= 0).count());
  }

  private static List<Line> half(List<Line> lines, int first) {
    return IntStream.range(0, lines.size()).filter(i -> i % 2 == first).mapToObj(lines::get).toList();
  }

  private static double[] weights(List<Line> lines, boolean... heard) {
    double[] weights = new double[heard.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = heard[k] ? BEGINNING : 0;
    }
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(lines, weights);
      for (int k = 0; k < weights.length; k++) {
        if (heard[k]) {
          weights[k] = Math.max(0, weights[k] + STRIDE * gradient[k] / lines.size());
        }
      }
    }
    return weights;
  }

  private static double[] gradient(List<Line> lines, double[] weights) {
    double[] gradient = new double[weights.length];
    for (Line line : lines) {
      if (line.right >= 0) {
        double[] probabilities = line.probabilities(weights);
        for (int i = 0; i < probabilities.length; i++) {
          double by = (i == line.right ? 1 : 0) - probabilities[i];
          for (int k = 0; k < gradient.length; k++) {
            gradient[k] += by * line.logarithms.get(i)[k];
          }
        }
      }
    }
    return gradient;
  }

  private static double logLikelihood(List<Line> lines, double... weights) {
    return lines.stream()
        .filter(line -> line.right >= 0)
        .mapToDouble(line -> Math.log(Math.max(Double.MIN_NORMAL, line.probabilities(weights)[line.right])))
        .sum();
  }

  /** How far one weight can go alone. */
  private static double limit(List<Line> lines, double[] weights, int k, double by, double best) {
    double[] moved = weights.clone();
    do {
      moved[k] += by;
    } while (moved[k] > 0 && logLikelihood(lines, moved) > best - AS_GOOD);
    return Math.max(0, moved[k] - by);
  }

  private static List<Outcome.Answer> answers(List<Line> lines, double... weights) {
    return lines.stream().map(line -> {
      double[] probabilities = line.probabilities(weights);
      int best = IntStream.range(0, probabilities.length)
          .boxed()
          .max(Comparator.comparingDouble(i -> probabilities[i]))
          .orElse(-2);
      return new Outcome.Answer(best < 0 ? 0 : probabilities[best], best == line.right);
    }).toList();
  }
}
