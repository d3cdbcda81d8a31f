package dev.tally.trainer.weigh;

import dev.tally.reader.receipt.ClueWeights;
import java.util.List;

/**
 * Weights by which one of several choices is told from the others: the likelihood of the right ones is climbed by Adam (Kingma, Ba, 2015),
 * with a quadratic penalty on the weights (McFadden, 1974). Deterministic.
 */
public final class ConditionalLogit {
  private static final int STEPS = 600;
  private static final int FINE = 400;
  private static final double RATE = 0.05;
  private static final double FINE_RATE = 0.01;
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double TINY = 1e-8;

  private ConditionalLogit() {}

  /**
   * Choices of which one is right, though several may say the same.
   *
   * @param features of each choice
   * @param offsets what is known of each beforehand, as a logarithm
   * @param right which of them are right
   * @param weight how much this case counts
   */
  public record Case(double[][] features, double[] offsets, boolean[] right, double weight) {

    /** The chance of each choice. */
    public double[] chances(double[] weights) {
      double[] scores = new double[features.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = offsets[i];
        for (int k = 0; k < weights.length; k++) {
          scores[i] += weights[k] * features[i][k];
        }
      }
      return ClueWeights.chances(scores);
    }

    private void addGradient(double[] weights, double[] gradient) {
      double[] chances = chances(weights);
      double good = 0;
      for (int i = 0; i < chances.length; i++) {
        good += right[i] ? chances[i] : 0;
      }
      for (int i = 0; i < chances.length; i++) {
        double by = weight * ((right[i] && good > 0 ? chances[i] / good : 0) - chances[i]);
        for (int k = 0; k < gradient.length; k++) {
          gradient[k] += by * features[i][k];
        }
      }
    }
  }

  /**
   * The weights under which the right choices are likeliest.
   *
   * @param penalty of half the squares of the weights
   */
  public static double[] fit(List<Case> cases, int features, double penalty) {
    double[] weights = new double[features];
    double[] mean = new double[features];
    double[] square = new double[features];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[features];
      cases.forEach(one -> one.addGradient(weights, gradient));
      double rate = step < FINE ? RATE : FINE_RATE;
      for (int k = 0; k < features; k++) {
        double slope = gradient[k] - penalty * weights[k];
        mean[k] = MEAN * mean[k] + (1 - MEAN) * slope;
        square[k] = SQUARE * square[k] + (1 - SQUARE) * slope * slope;
        weights[k] += rate * mean[k] / (1 - Math.pow(MEAN, step))
            / (Math.sqrt(square[k] / (1 - Math.pow(SQUARE, step))) + TINY);
      }
    }
    return weights;
  }
}
