package dev.tally.trainer.export;

import java.util.Arrays;

/**
 * A convolution's or dense layer's numbers as integers, in the engine's order: outputs last.
 *
 * @param weights -127 to 127
 * @param scales of the weights, one an output; all the same where there is one for the whole layer
 * @param biases in units of the input's scale times the weights' scale
 */
record IntegerLayer(byte[] weights, float[] scales, int[] biases) {
  private static final int LARGEST = 127;
  /** Sums of products must not overflow 32 bits together with the bias. */
  private static final double LARGEST_BIAS = 1 << 29;

  /**
   * Rounds a layer.
   *
   * @param perOutput a scale for each output, or else one for all
   */
  static IntegerLayer of(float[] weights, float[] biases, float inputScale, boolean perOutput) {
    int outputs = biases.length;
    double[] scales = new double[outputs];
    for (int i = 0; i < weights.length; i++) {
      scales[i % outputs] = Math.max(scales[i % outputs], Math.abs(weights[i]) / (double) LARGEST);
    }
    for (int k = 0; k < outputs; k++) {
      scales[k] = Math.max(scales[k], Math.abs(biases[k]) / (inputScale * LARGEST_BIAS));
      scales[k] = Math.max(scales[k], 1e-9);
    }
    if (!perOutput) {
      Arrays.fill(scales, Arrays.stream(scales).max().orElseThrow());
    }
    byte[] bytes = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.rint(weights[i] / scales[i % outputs]), -LARGEST, LARGEST);
    }
    float[] single = new float[outputs];
    int[] integers = new int[outputs];
    for (int k = 0; k < outputs; k++) {
      single[k] = (float) scales[k];
      integers[k] = (int) Math.rint(biases[k] / ((double) inputScale * single[k]));
    }
    return new IntegerLayer(bytes, single, integers);
  }

  /** The biases' scales. */
  float[] biasScales(float inputScale) {
    float[] all = new float[scales.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = inputScale * scales[k];
    }
    return all;
  }
}
