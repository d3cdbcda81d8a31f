package dev.tally.trainer.engine;

/** A trained array with its gradient, in the engine's padded layout: rows of {@code stride}, {@code width} of them real. */
final class Parameter {
  final float[] value;
  final float[] gradient;
  final int rows;
  final int width;
  final int stride;
  /** For the starting values: how many inputs feed one output; 0 for a bias, which starts at zero. */
  final int fanIn;

  Parameter(int rows, int width, int fanIn) {
    this.rows = rows;
    this.width = width;
    this.stride = Tensor.padded(width);
    this.fanIn = fanIn;
    this.value = new float[Math.multiplyExact(rows, stride)];
    this.gradient = new float[value.length];
  }

  /** A copy of the values without padding. */
  float[] compact() {
    return compact(value);
  }

  /** A copy of the gradient without padding. */
  float[] compactGradient() {
    return compact(gradient);
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
