package dev.tally.trainer.weigh;

import dev.tally.reader.number.LatticeTrial;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fits the lattice's weights by coordinate search: one after another is made larger and smaller by a share of itself, and stays where the
 * lines of the first half become likelier; when a round has changed nothing, by half that share. The second half is looked at only to
 * say what the weights are worth where they were not fitted.
 */
public final class LatticeFit {
  private static final double FIRST_SHARE = 0.3;
  private static final double LAST_SHARE = 0.05;

  private final List<LatticeTrial> fitted;
  private final List<LatticeTrial> others;

  /** Every other line is fitted on. */
  public LatticeFit(List<LatticeTrial> lines) {
    this.fitted = IntStream.range(0, lines.size()).filter(i -> i % 2 == 0).mapToObj(lines::get).toList();
    this.others = IntStream.range(0, lines.size()).filter(i -> i % 2 == 1).mapToObj(lines::get).toList();
  }

  /**
   * A change of one weight that made lines likelier.
   *
   * @param weight its place among {@link LatticeTrial#weights}
   * @param gained mean log-likelihood of the half that is fitted on
   * @param elsewhere that of the other half
   */
  public record Change(int weight, double from, double to, double gained, double elsewhere) {}

  /**
   * What weights are worth.
   *
   * @param fitted mean log-likelihood of the half that is fitted on
   * @param others that of the other half
   * @param right share of the other half that is read rightly
   */
  public record Worth(double fitted, double others, double right) {}

  public Worth worth(double... weights) {
    return new Worth(mean(fitted, weights), mean(others, weights),
        others.stream().filter(line -> line.isRight(weights)).count() / (double) Math.max(1, others.size()));
  }

  /**
   * Searches.
   *
   * @param from the weights to begin with
   * @param rounds over all weights, at most
   * @param listener hears each change
   * @return the weights found
   */
  public double[] search(double[] from, int rounds, Consumer<Change> listener) {
    double[] weights = from.clone();
    double best = mean(fitted, weights);
    double share = FIRST_SHARE;
    for (int round = 0; round < rounds && share >= LAST_SHARE; round++) {
      double before = best;
      for (int k = 0; k < weights.length; k++) {
        for (double factor : new double[] {1 + share, 1 / (1 + share)}) {
          double old = weights[k];
          weights[k] = old * factor;
          double found = mean(fitted, weights);
          if (found > best) {
            listener.accept(new Change(k, old, weights[k], found - best, mean(others, weights)));
            best = found;
            break;
          }
          weights[k] = old;
        }
      }
      share = best > before ? share : share / 2;
    }
    return weights;
  }

  private static double mean(List<LatticeTrial> lines, double... weights) {
    return lines.stream().mapToDouble(line -> line.logLikelihood(weights)).average().orElse(0);
  }
}
