package dev.tally.trainer.engine;

import java.util.SplittableRandom;

/**
 * An array of numbers that a node keeps, with its gradient, in the engine's padded layout: rows of {@code stride}, {@code width} of
 * them real.
 */
final class Parameter {
  final float[] value;
  final float[] gradient;
  final int rows;
  final int width;
  final int stride;
  /** Whether steps change it; a running statistic is kept by its node. */
  final boolean trained;
  /** For the starting values: how many inputs feed one output; 0 for what starts with a constant. */
  final int fanIn;
  private final float constant;

  private Parameter(int rows, int width, int fanIn, float constant, boolean trained) {
    this.rows = rows;
    this.width = width;
    this.stride = Tensor.padded(width);
    this.fanIn = fanIn;
    this.constant = constant;
    this.trained = trained;
    this.value = new float[Math.multiplyExact(rows, stride)];
    this.gradient = new float[trained ? value.length : 0];
    start(null);
  }

  /** Starts from He's normal distribution (2015). */
  static Parameter weights(int rows, int width, int fanIn) {
    return new Parameter(rows, width, fanIn, 0, true);
  }

  /** One row that starts with a constant: biases, scales. */
  static Parameter constant(int width, float constant) {
    return new Parameter(1, width, 0, constant, true);
  }

  /** One row that no step changes. */
  static Parameter untrained(int width, float constant) {
    return new Parameter(1, width, 0, constant, false);
  }

  /** Draws the starting values, or sets the constant. */
  void start(SplittableRandom random) {
    double deviation = fanIn == 0 || random == null ? 0 : Math.sqrt(2.0 / fanIn);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < width; k++) {
        value[r * stride + k] = deviation == 0 ? constant : (float) (deviation * random.nextGaussian());
      }
    }
  }

  /** Whether weight decay applies: to what multiplies, not to biases and norms. */
  boolean decays() {
    return fanIn > 0;
  }

  /** A copy of the values without padding. */
  float[] compact() {
    return compact(value);
  }

  /** A copy of the gradient without padding; zeros where there is none. */
  float[] compactGradient() {
    return trained ? compact(gradient) : new float[rows * width];
  }

  private float[] compact(float[] padded) {
    float[] compact = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(padded, r * stride, compact, r * width, width);
    }
    return compact;
  }

  void set(float[] compact) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(compact, r * width, value, r * stride, width);
    }
  }
}
