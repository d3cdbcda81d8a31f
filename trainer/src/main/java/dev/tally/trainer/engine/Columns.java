package dev.tally.trainer.engine;

import dev.tally.trainer.network.Shape;
import java.util.Arrays;

/** Stacks the rows of a picture into the channels: a copy there and back. */
final class Columns implements Node {
  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;

  Columns(Shape shape, Tensor input, Tensor inputGradient, int images) {
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, shape);
    this.outputGradient = Tensor.padded(images, shape);
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
    Shape in = input.shape;
    for (int n = from; n < to; n++) {
      for (int i = 0; i < in.pixels(); i++) {
        System.arraycopy(input.data, n * input.imageSize + i * input.stride, output.data, place(n, i),
            in.channels());
      }
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    Shape in = input.shape;
    Arrays.fill(inputGradient.data, from * input.imageSize, to * input.imageSize, 0);
    for (int n = from; n < to; n++) {
      for (int i = 0; i < in.pixels(); i++) {
        System.arraycopy(outputGradient.data, place(n, i), inputGradient.data,
            n * input.imageSize + i * input.stride, in.channels());
      }
    }
  }

  private int place(int n, int pixel) {
    int width = input.shape.width();
    return n * output.imageSize + pixel % width * output.stride + pixel / width * input.shape.channels();
  }
}
