package dev.tally.trainer.engine;

import dev.tally.trainer.network.Shape;
import java.util.Arrays;

/** Stacks the rows of each column, and those of its neighbours, into the channels of a place: copies there, sums back. */
final class Columns implements Node {
  private final int width;
  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;

  Columns(int width, Shape shape, Tensor input, Tensor inputGradient, int images) {
    this.width = width;
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
        for (int k = 0; k < width; k++) {
          if (seen(i, k)) {
            System.arraycopy(input.data, n * input.imageSize + i * input.stride, output.data, place(n, i, k),
                in.channels());
          }
        }
      }
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    Shape in = input.shape;
    Arrays.fill(inputGradient.data, from * input.imageSize, to * input.imageSize, 0);
    for (int n = from; n < to; n++) {
      for (int i = 0; i < in.pixels(); i++) {
        int at = n * input.imageSize + i * input.stride;
        for (int k = 0; k < width; k++) {
          if (seen(i, k)) {
            int place = place(n, i, k);
            for (int channel = 0; channel < in.channels(); channel++) {
              inputGradient.data[at + channel] += outputGradient.data[place + channel];
            }
          }
        }
      }
    }
  }

  /** Whether a pixel's column is the {@code k}th that some place sees. */
  private boolean seen(int pixel, int k) {
    int x = placeX(pixel, k);
    return x >= 0 && x < input.shape.width();
  }

  private int placeX(int pixel, int k) {
    return pixel % input.shape.width() - k + width / 2;
  }

  private int place(int n, int pixel, int k) {
    Shape in = input.shape;
    return n * output.imageSize + placeX(pixel, k) * output.stride
        + (k * in.height() + pixel / in.width()) * in.channels();
  }
}
