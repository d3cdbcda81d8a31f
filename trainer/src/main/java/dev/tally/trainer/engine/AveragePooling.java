package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** The mean over windows that do not overlap; over the whole picture it is global average pooling. */
final class AveragePooling implements Node {
  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;
  /** Where each window starts in an image, and its places from there. */
  private final int[] windows;
  private final int[] window;

  AveragePooling(int height, int width, Tensor input, Tensor inputGradient, int images) {
    Shape in = input.shape;
    Shape shape = new Shape(in.height() / height, in.width() / width, in.channels());
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, shape);
    this.outputGradient = Tensor.padded(images, shape);
    int row = in.width() * input.stride;
    this.windows = Convolution.grid(shape.height(), shape.width(), 1, height * row, width * input.stride);
    this.window = Convolution.grid(height, width, 1, row, input.stride);
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
    float share = 1f / window.length;
    for (int n = from; n < to; n++) {
      for (int w = 0; w < windows.length; w++) {
        int in = n * input.imageSize + windows[w];
        int out = n * output.imageSize + w * output.stride;
        for (int channel = 0; channel < output.stride; channel += LANES) {
          FloatVector sum = FloatVector.zero(SPECIES);
          for (int place : window) {
            sum = sum.add(FloatVector.fromArray(SPECIES, input.data, in + place + channel));
          }
          sum.mul(share).intoArray(output.data, out + channel);
        }
      }
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    float share = 1f / window.length;
    Arrays.fill(inputGradient.data, from * input.imageSize, to * input.imageSize, 0);
    for (int n = from; n < to; n++) {
      for (int w = 0; w < windows.length; w++) {
        int in = n * input.imageSize + windows[w];
        int out = n * output.imageSize + w * output.stride;
        for (int channel = 0; channel < output.stride; channel += LANES) {
          FloatVector part = FloatVector.fromArray(SPECIES, outputGradient.data, out + channel).mul(share);
          for (int place : window) {
            part.intoArray(inputGradient.data, in + place + channel);
          }
        }
      }
    }
  }
}
