package dev.tally.cli;

import dev.tally.trainer.weigh.ConditionalLogit;
import dev.tally.trainer.weigh.ConditionalLogit.Case;
import java.util.List;
import java.util.Locale;

/** Learns what clues say of numbers of which something holds or does not. Both kinds weigh the same, however many there are of each. */
final class TwoWayFit {
  private TwoWayFit() {}

  /**
   * A number.
   *
   * @param holds whether that holds which the clues speak for
   */
  record Sample(double[] clues, boolean holds) {
    /** The choice between its holding, which has the clues, and not. */
    private Case toCase(double weight) {
      return new Case(new double[][] {clues, new double[clues.length]}, new double[2],
          new boolean[] {holds, !holds}, weight);
    }

    /** The chance of what is so. */
    private double chance(double[] weights) {
      return toCase(1).chances(weights)[holds ? 0 : 1];
    }
  }

  /** @param penalty of half the squares of the weights */
  static double[] weights(List<Sample> samples, int clues, double penalty) {
    double with = of(samples, true).size();
    double without = of(samples, false).size();
    return ConditionalLogit.fit(samples.stream()
        .map(sample -> sample.toCase(samples.size() / (2 * (sample.holds ? with : without))))
        .toList(), clues, penalty);
  }

  /** How well the weights tell those of one kind. */
  static String report(String name, List<Sample> samples, boolean holds, double[] weights) {
    List<Sample> own = of(samples, holds);
    long wrong = own.stream().filter(sample -> sample.chance(weights) < 0.5).count();
    double likelihood = own.stream()
        .mapToDouble(sample -> Math.log(sample.chance(weights)))
        .average()
        .orElse(0);
    return String.format(Locale.ROOT, "%-10s %5d numbers, %4d taken for the other, %.3f a number", name,
        own.size(), wrong, likelihood);
  }

  private static List<Sample> of(List<Sample> samples, boolean holds) {
    return samples.stream().filter(sample -> sample.holds == holds).toList();
  }
}
