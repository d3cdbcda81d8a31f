package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * A whole convolution by {@link Winograd}, transforms and all, beside the direct one in plain Java. Operations are counted as the direct
 * one needs them.
 */
final class WinogradKernel {
  private static final int IMAGES = 8;

  private final Convolution c;
  private final int[] windows;
  private final float[] padded;
  private final float[] paddedGradient;
  private final float[] plain;
  private final float[] plainGradient;
  private final float[] plainWeights;

  private WinogradKernel(Layer.Convolution layer, Shape in) {
    this.c = new Convolution(layer, Tensor.padded(IMAGES, in), Tensor.padded(IMAGES, in), layer.output(in),
        IMAGES, 1, false);
    this.windows = Arrays.copyOf(c.windows, c.pixels);
    fill(c.input);
    fill(c.outputGradient);
    c.weights.set(EngineKernel.drawn(c.weights.rows * c.weights.width));
    c.weightsChanged(0);
    this.padded = new float[IMAGES * c.paddedImageSize];
    this.paddedGradient = new float[padded.length];
    this.plain = new float[c.output.data.length];
    this.plainGradient = new float[c.input.data.length];
    this.plainWeights = new float[c.weights.value.length];
    copy(c.input.data, padded, true);
  }

  /** Nothing where Winograd does not pay. */
  static List<EngineKernel> of(Layer.Convolution layer, Shape in) {
    if (!Winograd.pays(layer, in, layer.output(in))) {
      return List.of();
    }
    WinogradKernel kernel = new WinogradKernel(layer, in);
    String name = "convolution 3x3 %d->%d ".formatted(in.channels(), layer.filters());
    double operations = 2.0 * IMAGES * kernel.c.pixels * kernel.c.taps.length * layer.filters();
    return List.of(
        new EngineKernel(name + "forward, Winograd", operations, () -> kernel.c.forward(0, IMAGES, 0),
            kernel::plainForward, kernel.c.output.data, kernel.plain),
        new EngineKernel(name + "both gradients, Winograd", 2 * operations,
            () -> kernel.c.backward(0, IMAGES, 0), kernel::plainBackward, kernel.c.inputGradient.data,
            kernel.plainGradient));
  }

  /** With numbers, but for what pads the channels. */
  private static void fill(Tensor tensor) {
    float[] numbers = EngineKernel.drawn(tensor.data.length);
    for (int i = 0; i < numbers.length; i++) {
      tensor.data[i] = i % tensor.stride < tensor.shape.channels() ? numbers[i] : 0;
    }
  }

  /** Between pictures without and with a border. */
  private void copy(float[] from, float[] to, boolean intoBorder) {
    int row = c.input.shape.width() * c.input.stride;
    int border = c.layer.padding();
    for (int n = 0; n < IMAGES; n++) {
      for (int y = 0; y < c.input.shape.height(); y++) {
        int inner = n * c.input.imageSize + y * row;
        int outer = n * c.paddedImageSize + ((y + border) * c.paddedWidth + border) * c.input.stride;
        System.arraycopy(from, intoBorder ? inner : outer, to, intoBorder ? outer : inner, row);
      }
    }
  }

  private void plainForward() {
    for (int n = 0; n < IMAGES; n++) {
      PlainKernel.multiply(new Gathered(padded, n * c.paddedImageSize, windows, c.taps),
          new Rows(c.weights.value, 0, c.weights.stride),
          new Rows(plain, n * c.output.imageSize, c.output.stride), c.layer.filters());
    }
  }

  private void plainBackward() {
    Arrays.fill(paddedGradient, 0);
    for (int n = 0; n < IMAGES; n++) {
      Rows gradient = new Rows(c.outputGradient.data, n * c.output.imageSize, c.output.stride);
      PlainKernel.multiply(new Gathered(padded, n * c.paddedImageSize, c.taps, windows), gradient,
          new Rows(plainWeights, 0, c.weights.stride), c.layer.filters());
      for (int p = 0; p < windows.length; p++) {
        for (int t = 0; t < c.taps.length; t++) {
          paddedGradient[n * c.paddedImageSize + windows[p] + c.taps[t]] += dot(t * c.weights.stride,
              gradient.base() + p * c.output.stride);
        }
      }
    }
    copy(paddedGradient, plainGradient, false);
  }

  private float dot(int weightsAt, int gradientAt) {
    float sum = 0;
    for (int filter = 0; filter < c.layer.filters(); filter++) {
      sum += c.weights.value[weightsAt + filter] * c.outputGradient.data[gradientAt + filter];
    }
    return sum;
  }
}
