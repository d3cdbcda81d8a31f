package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Max pooling over windows that do not overlap. The gradient goes to the first place that holds the maximum. */
final class MaxPooling implements Node {
  private final int size;
  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;
  /** The places of a window, in floats from its first. */
  private final int[] window;

  MaxPooling(int size, Tensor input, Tensor inputGradient, int images) {
    Shape in = input.shape;
    Shape shape = new Shape(in.height() / size, in.width() / size, in.channels());
    this.size = size;
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, shape);
    this.outputGradient = Tensor.padded(images, shape);
    this.window = Convolution.grid(size, size, 1, input.shape.width() * input.stride, input.stride);
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public Tensor outputGradient() {
    return outputGradient;
  }

  @Override
  public void forward(int from, int to, int chunk) {
    for (int n = from; n < to; n++) {
      for (int y = 0; y < output.shape.height(); y++) {
        for (int x = 0; x < output.shape.width(); x++) {
          pool(inputPlace(n, y, x), outputPlace(n, y, x));
        }
      }
    }
  }

  private void pool(int in, int out) {
    for (int channel = 0; channel < output.stride; channel += LANES) {
      FloatVector max = FloatVector.fromArray(SPECIES, input.data, in + channel);
      for (int i = 1; i < window.length; i++) {
        max = max.max(FloatVector.fromArray(SPECIES, input.data, in + window[i] + channel));
      }
      max.intoArray(output.data, out + channel);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    boolean dropsPixels = output.shape.height() * size != input.shape.height()
        || output.shape.width() * size != input.shape.width();
    for (int n = from; n < to; n++) {
      if (dropsPixels) {
        Arrays.fill(inputGradient.data, n * input.imageSize, (n + 1) * input.imageSize, 0);
      }
      for (int y = 0; y < output.shape.height(); y++) {
        for (int x = 0; x < output.shape.width(); x++) {
          unpool(inputPlace(n, y, x), outputPlace(n, y, x));
        }
      }
    }
  }

  private void unpool(int in, int out) {
    for (int channel = 0; channel < output.stride; channel += LANES) {
      FloatVector max = FloatVector.fromArray(SPECIES, output.data, out + channel);
      FloatVector gradient = FloatVector.fromArray(SPECIES, outputGradient.data, out + channel);
      FloatVector zero = FloatVector.zero(SPECIES);
      for (int offset : window) {
        int at = in + offset + channel;
        VectorMask<Float> winner = FloatVector.fromArray(SPECIES, input.data, at)
            .compare(VectorOperators.EQ, max);
        zero.blend(gradient, winner).intoArray(inputGradient.data, at);
        gradient = gradient.blend(zero, winner);
      }
    }
  }

  private int inputPlace(int n, int y, int x) {
    return n * input.imageSize + (y * input.shape.width() + x) * size * input.stride;
  }

  private int outputPlace(int n, int y, int x) {
    return n * output.imageSize + (y * output.shape.width() + x) * output.stride;
  }
}
