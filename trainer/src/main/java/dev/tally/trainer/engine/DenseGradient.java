package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A convolution's gradients by the dense kernel. The weights' gradient is the forward product with windows and taps in each other's
 * place; the input's gradient is left to {@link InputPhase}s, one for a stride of 1, four for 2.
 */
final class DenseGradient implements Convolution.Gradient {
  private final Convolution c;
  private final float[][] weightParts;
  private final float[][] biasParts;
  private final Rows zeros;

  // For the gradient of the input; none where nobody asks for it.
  private final InputPhase[] phases;
  /** Rows and columns of zeros before the gradients in {@link #bordered}. */
  private final int border;
  private final int borderedWidth;
  private final int borderedSize;
  /** The output's gradient of a group of images, with zeros around it. */
  private final float[][] bordered;
  /** A phase's part of the input's gradient. */
  private final float[][] phaseParts;

  DenseGradient(Convolution convolution, int chunks) {
    this.c = convolution;
    this.weightParts = new float[chunks][c.weights.value.length];
    this.biasParts = new float[chunks][c.biases.value.length];
    this.zeros = new Rows(new float[Math.max(c.output.stride, c.input.stride)], 0, 0);
    int stride = c.layer.stride();
    int padding = c.layer.padding();
    this.border = Math.max(0, Math.ceilDiv(c.layer.kernel() - 1 - padding, stride));
    this.borderedWidth = border
        + Math.max(c.output.shape.width(), (c.input.shape.width() - 1 + padding) / stride + 1);
    int height = border
        + Math.max(c.output.shape.height(), (c.input.shape.height() - 1 + padding) / stride + 1);
    this.borderedSize = height * borderedWidth * c.output.stride;
    boolean asked = c.inputGradient != null;
    this.phases = new InputPhase[asked ? stride * stride : 0];
    Arrays.setAll(phases,
        i -> new InputPhase(c, i / stride, i % stride, border, borderedWidth, borderedSize));
    this.bordered = new float[asked ? chunks : 0][c.group * borderedSize];
    this.phaseParts = new float[stride > 1 ? bordered.length : 0][c.group * c.input.imageSize];
  }

  @Override
  public void chunk(int from, int to, int chunk) {
    Rows part = new Rows(weightParts[chunk], 0, c.weights.stride);
    Arrays.fill(biasParts[chunk], 0);
    for (int n = from; n < to; n += c.group) {
      int images = Math.min(c.group, to - n);
      int pixels = images * c.pixels;
      int[] windows = images == c.group ? c.windows : Arrays.copyOf(c.windows, pixels);
      Rows gradient = new Rows(c.outputGradient.data, n * c.outputGradient.imageSize, c.output.stride);
      Gemm.multiply(new Gathered(c.paddedInput(), n * c.paddedImageSize, c.taps, windows), 0, c.taps.length,
          gradient, n == from ? zeros : part, part, c.weights.stride);
      if (c.layer.bias()) {
        addPixels(gradient, pixels, biasParts[chunk]);
      }
      if (phases.length > 0) {
        inputGradient(n, images, chunk);
      }
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

  private void inputGradient(int from, int images, int chunk) {
    int row = c.output.shape.width() * c.output.stride;
    for (int n = 0; n < images; n++) {
      for (int y = 0; y < c.output.shape.height(); y++) {
        System.arraycopy(c.outputGradient.data, (from + n) * c.outputGradient.imageSize + y * row,
            bordered[chunk], n * borderedSize + ((y + border) * borderedWidth + border) * c.output.stride,
            row);
      }
    }
    Tensor to = c.inputGradient;
    if (phases.length == 1) {
      phases[0].multiply(bordered[chunk], images, zeros, new Rows(to.data, from * to.imageSize, to.stride));
      return;
    }
    for (InputPhase phase : phases) {
      phase.multiply(bordered[chunk], images, zeros, new Rows(phaseParts[chunk], 0, to.stride));
      phase.spread(phaseParts[chunk], images, to.data, from * to.imageSize);
    }
  }

  @Override
  public void gradients(int chunks) {
    sum(weightParts, chunks, c.weights.gradient);
    sum(biasParts, chunks, c.biases.gradient);
  }

  /** Adds the chunks' parts in their order. */
  static void sum(float[][] parts, int chunks, float[] total) {
    System.arraycopy(parts[0], 0, total, 0, total.length); // does nothing where the first is the total
    for (int chunk = 1; chunk < chunks; chunk++) {
      float[] part = parts[chunk];
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
  }

  @Override
  public void weightsChanged() {
    for (InputPhase phase : phases) {
      phase.weightsChanged();
    }
  }
}
