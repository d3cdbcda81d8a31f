package dev.tally.browser.network;

/**
 * Weights that rows of activations are multiplied by: most of a network's time is spent here. However it is computed, each sum has its terms
 * in the order of the depth, each product is rounded before it is added, and so the bits are the same.
 */
public interface Matrix {
  /**
   * {@code out[row][column] = sum of in[row][i] * weights[i][column]}.
   *
   * @param in from {@code from} on, row after row
   * @param out from {@code to} on, likewise
   */
  void multiply(float[] in, int from, int rows, float[] out, int to);

  /** Makes matrices of weights, [depth][columns]. */
  interface Maker {
    /** One matrix. */
    Matrix of(float[] weights, int depth, int columns);
  }
}
