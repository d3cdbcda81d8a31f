package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A convolution's gradients by the dense kernel. The weights' gradient is the forward product with windows and
 * taps in each other's place; the input's gradient is a convolution of the output's gradient, spread out by the
 * stride and with a border of zeros, with the weights turned by 180 degrees.
 */
final class DenseGradient implements Convolution.Gradient {
  private final Convolution c;
  private final float[][] weightParts;
  private final float[][] biasParts;
  private final Rows zeros;

  // For the gradient of the input; null where nobody asks for it.
  private final float[][] spread;
  private int[] spreadPixels;
  private int[] inputPixels;
  private int[] turnedTaps;
  private float[] turned;

  DenseGradient(Convolution convolution, int chunks) {
    this.c = convolution;
    this.weightParts = new float[chunks][c.weights.value.length];
    this.biasParts = new float[chunks][c.biases.value.length];
    this.zeros = new Rows(new float[Math.max(c.output.stride, c.input.stride)], 0, 0);
    if (c.inputGradient == null) {
      this.spread = null;
      return;
    }
    int kernel = c.layer.kernel();
    int border = kernel - 1 - c.layer.padding();
    int width = c.input.shape.width() + kernel - 1;
    int height = c.input.shape.height() + kernel - 1;
    int out = c.output.stride;
    this.spread = new float[chunks][width * height * out];
    this.spreadPixels = Convolution.grid(c.output.shape.height(), c.output.shape.width(), 1,
        c.layer.stride() * width * out, c.layer.stride() * out);
    for (int i = 0; i < spreadPixels.length; i++) {
      spreadPixels[i] += border * (width + 1) * out;
    }
    this.inputPixels = Convolution.grid(c.input.shape.height(), c.input.shape.width(), 1, width * out, out);
    this.turnedTaps = Convolution.grid(kernel, kernel, c.layer.filters(), width * out, out);
    this.turned = new float[turnedTaps.length * c.inputGradient.stride];
  }

  @Override
  public void image(int n, int chunk, boolean firstOfChunk) {
    float[] weightPart = weightParts[chunk];
    float[] biasPart = biasParts[chunk];
    Rows part = new Rows(weightPart, 0, c.weights.stride);
    Rows gradient = new Rows(c.outputGradient.data, n * c.outputGradient.imageSize, c.output.stride);
    Gemm.multiply(new Gathered(c.paddedInput(), n * c.paddedImageSize, c.taps, c.windows), 0, c.taps.length,
        gradient, firstOfChunk ? zeros : part, part, c.weights.stride);
    if (firstOfChunk) {
      Arrays.fill(biasPart, 0);
    }
    addPixels(gradient, c.windows.length, biasPart);
    if (spread != null) {
      inputGradient(n, spread[chunk]);
    }
  }

  /** Adds the rows of a gradient to the sums, which are as wide. */
  static void addPixels(Rows gradient, int pixels, float[] sums) {
    for (int channel = 0; channel < sums.length; channel += Gemm.LANES) {
      FloatVector sum = FloatVector.fromArray(Gemm.SPECIES, sums, channel);
      for (int p = 0, at = gradient.base() + channel; p < pixels; p++, at += gradient.stride()) {
        sum = sum.add(FloatVector.fromArray(Gemm.SPECIES, gradient.data(), at));
      }
      sum.intoArray(sums, channel);
    }
  }

  private void inputGradient(int n, float[] spread) {
    int out = c.output.stride;
    for (int p = 0; p < spreadPixels.length; p++) {
      System.arraycopy(c.outputGradient.data, n * c.outputGradient.imageSize + p * out, spread,
          spreadPixels[p], out);
    }
    int in = c.inputGradient.stride;
    Gemm.multiply(new Gathered(spread, 0, inputPixels, turnedTaps), 0, inputPixels.length,
        new Rows(turned, 0, in), zeros, new Rows(c.inputGradient.data, n * c.inputGradient.imageSize, in),
        in);
  }

  @Override
  public void gradients(int chunks) {
    sum(weightParts, chunks, c.weights.gradient);
    sum(biasParts, chunks, c.biases.gradient);
  }

  /** Adds the chunks' parts in their order. */
  static void sum(float[][] parts, int chunks, float[] total) {
    System.arraycopy(parts[0], 0, total, 0, total.length);
    for (int chunk = 1; chunk < chunks; chunk++) {
      float[] part = parts[chunk];
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
  }

  @Override
  public void weightsChanged() {
    if (spread == null) {
      return;
    }
    int positions = c.layer.kernel() * c.layer.kernel();
    int filters = c.layer.filters();
    int channels = c.input.shape.channels();
    for (int position = 0; position < positions; position++) {
      for (int filter = 0; filter < filters; filter++) {
        int to = (position * filters + filter) * c.inputGradient.stride;
        int from = (positions - 1 - position) * channels * c.weights.stride + filter;
        for (int channel = 0; channel < channels; channel++) {
          turned[to + channel] = c.weights.value[from + channel * c.weights.stride];
        }
      }
    }
  }
}
