package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import java.util.stream.IntStream;

/**
 * The gradient of every {@code stride}th row and column of a convolution's input: a convolution of the output's gradient with those of
 * the weights, turned by 180 degrees, that ever meet these pixels. To spread the gradient out by the stride instead would multiply by
 * zeros, three times of four at a stride of 2. May have no weights at all; its gradient is zero then.
 */
final class InputPhase {
  private final Convolution c;
  /** The positions in the kernel, row * kernel + column. */
  private final int[] positions;
  /** Where the phase's pixels are in an image of the input. */
  private final int[] pixels;
  /** Where their windows are in the bordered gradient, for the images of a group. */
  private final int[] windows;
  /** Each tap's place from there: position, filter. They go backwards, as the positions do forwards. */
  private final int[] taps;
  /** [position][filter][channel]. */
  private final float[] turned;

  /** @param y the phase's first row, and {@code x} its first column, less than the stride */
  InputPhase(Convolution c, int y, int x, int border, int borderedWidth, int borderedSize) {
    this.c = c;
    int kernel = c.layer.kernel();
    int stride = c.layer.stride();
    int top = y + c.layer.padding();
    int left = x + c.layer.padding();
    int out = c.output.stride;
    int filters = c.layer.filters();
    this.positions = IntStream.range(0, kernel * kernel)
        .filter(i -> (top - i / kernel) % stride == 0 && (left - i % kernel) % stride == 0)
        .toArray();
    int rows = Math.ceilDiv(c.input.shape.height() - y, stride);
    int columns = Math.ceilDiv(c.input.shape.width() - x, stride);
    this.pixels = Convolution.grid(rows, columns, 1, stride * c.input.shape.width() * c.input.stride,
        stride * c.input.stride);
    int[] inImage = Convolution.grid(rows, columns, 1, borderedWidth * out, out);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (y * c.input.shape.width() + x) * c.input.stride;
      inImage[i] += ((border + top / stride) * borderedWidth + border + left / stride) * out;
    }
    this.windows = Convolution.repeat(inImage, c.group, borderedSize);
    this.taps = new int[positions.length * filters];
    for (int i = 0; i < taps.length; i++) {
      int position = positions[i / filters];
      taps[i] = i % filters - (position / kernel / stride * borderedWidth + position % kernel / stride) * out;
    }
    this.turned = new float[taps.length * c.input.stride];
  }

  /** The phase's pixels of the images, one behind the other. */
  void multiply(float[] bordered, int images, Rows zeros, Rows to) {
    Gemm.multiply(new Gathered(bordered, 0, windows, taps), 0, images * pixels.length,
        new Rows(turned, 0, c.input.stride), zeros, to, c.input.stride);
  }

  /** Puts what {@link #multiply} gave to its places in whole images. */
  void spread(float[] part, int images, float[] to, int toBase) {
    int stride = c.input.stride;
    for (int n = 0; n < images; n++) {
      for (int i = 0; i < pixels.length; i++) {
        System.arraycopy(part, (n * pixels.length + i) * stride, to,
            toBase + n * c.input.imageSize + pixels[i], stride);
      }
    }
  }

  void weightsChanged() {
    int filters = c.layer.filters();
    int channels = c.input.shape.channels();
    for (int i = 0; i < taps.length; i++) {
      int from = positions[i / filters] * channels * c.weights.stride + i % filters;
      for (int channel = 0; channel < channels; channel++) {
        turned[i * c.input.stride + channel] = c.weights.value[from + channel * c.weights.stride];
      }
    }
  }
}
