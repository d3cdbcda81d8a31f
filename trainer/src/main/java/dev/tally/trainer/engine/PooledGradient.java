package dev.tally.trainer.engine;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * A convolution's gradients where a max pool follows: at most one place of each window carries a gradient, and
 * after the ReLU fewer. The non-zero ones are listed by filter for the weights' gradient and by place for the input's: in either
 * order each adds one run a kernel row to sums that stay in registers. Weights are kept filter first for it:
 * [out][kernel][kernel][in].
 *
 * <p>Bad for a first layer of one channel, whose runs would be three floats long; that one stays dense.
 */
final class PooledGradient implements Convolution.Gradient {
  private final Convolution c;
  private final int run;
  private final int filterSize;
  private final int paddedSize;
  /** The weights filter first, and each chunk's gradient of them in the same order. */
  private final float[] byFilter;
  private final float[][] weightParts;
  private final float[][] biasParts;
  private final Scratch[] scratch;

  /** The non-zero places of one image, in two orders: a list a filter, and a list a place. */
  private static final class Scratch {
    final int[] count;
    final int[] places;
    final float[] values;
    /** Where each place's list ends; it starts where the one before ends. */
    final int[] ends;
    /** Where the filter starts in {@link #byFilter}. */
    final int[] filters;
    final float[] placeValues;
    final float[] paddedGradient;

    Scratch(int filters, int pixels, int paddedGradient) {
      count = new int[filters];
      places = new int[filters * pixels];
      values = new float[filters * pixels];
      ends = new int[pixels];
      this.filters = new int[filters * pixels];
      placeValues = new float[filters * pixels];
      this.paddedGradient = new float[paddedGradient];
    }
  }

  PooledGradient(Convolution convolution, int chunks) {
    this.c = convolution;
    int kernel = c.layer.kernel();
    this.run = kernel * c.input.stride;
    this.filterSize = kernel * run;
    this.byFilter = new float[c.layer.filters() * filterSize];
    this.weightParts = new float[chunks][byFilter.length];
    this.biasParts = new float[chunks][c.biases.value.length];
    this.paddedSize = c.layer.padding() > 0 ? c.paddedImageSize : 0;
    this.scratch = new Scratch[chunks];
    Arrays.setAll(scratch, i -> new Scratch(c.output.stride, c.pixels, paddedSize));
  }

  @Override
  public void chunk(int from, int to, int chunk) {
    Arrays.fill(weightParts[chunk], 0);
    Arrays.fill(biasParts[chunk], 0);
    for (int n = from; n < to; n++) {
      image(n, chunk);
    }
  }

  private void image(int n, int chunk) {
    Scratch s = scratch[chunk];
    list(n, s);
    boolean padded = paddedSize > 0;
    float[] target = padded ? s.paddedGradient : c.inputGradient.data;
    int base = padded ? 0 : n * c.inputGradient.imageSize;
    Arrays.fill(target, base, base + (padded ? paddedSize : c.inputGradient.imageSize), 0);
    int rowStride = c.paddedWidth * c.input.stride;
    addToWeights(n, chunk, rowStride, s);
    // Rows outside: one kernel row of all filters stays in the nearest cache.
    for (int row = 0; row < c.layer.kernel(); row++) {
      for (int p = 0, from = 0; p < c.pixels; p++) {
        int to = s.ends[p];
        Sparse.gather(byFilter, row * run, s.filters, s.placeValues, from, to, target,
            base + c.windows[p] + row * rowStride, run);
        from = to;
      }
    }
    if (padded) {
      unpad(s.paddedGradient, n);
    }
  }

  private void addToWeights(int n, int chunk, int rowStride, Scratch s) {
    for (int filter = 0; filter < c.layer.filters(); filter++) {
      int from = filter * c.pixels;
      int to = from + s.count[filter];
      float sum = 0;
      for (int i = from; i < to; i++) {
        sum += s.values[i];
      }
      biasParts[chunk][filter] += sum;
      for (int row = 0; row < c.layer.kernel(); row++) {
        Sparse.gather(c.paddedInput(), n * c.paddedImageSize + row * rowStride, s.places, s.values, from, to,
            weightParts[chunk], filter * filterSize + row * run, run);
      }
    }
  }

  private void list(int n, Scratch s) {
    Arrays.fill(s.count, 0);
    float[] gradient = c.outputGradient.data;
    int at = n * c.outputGradient.imageSize;
    int end = 0;
    for (int p = 0; p < c.pixels; p++) {
      for (int channel = 0; channel < c.output.stride; channel += Gemm.LANES, at += Gemm.LANES) {
        long set = FloatVector.fromArray(Gemm.SPECIES, gradient, at).compare(VectorOperators.NE, 0).toLong();
        for (; set != 0; set &= set - 1) {
          int lane = Long.numberOfTrailingZeros(set);
          int filter = channel + lane;
          int to = filter * c.pixels + s.count[filter]++;
          s.places[to] = c.windows[p];
          s.values[to] = gradient[at + lane];
          s.filters[end] = filter * filterSize;
          s.placeValues[end++] = gradient[at + lane];
        }
      }
      s.ends[p] = end;
    }
  }

  private void unpad(float[] padded, int n) {
    int row = c.input.shape.width() * c.input.stride;
    int border = c.layer.padding();
    for (int y = 0; y < c.input.shape.height(); y++) {
      System.arraycopy(padded, ((y + border) * c.paddedWidth + border) * c.input.stride, c.inputGradient.data,
          n * c.inputGradient.imageSize + y * row, row);
    }
  }

  @Override
  public void gradients(int chunks) {
    for (int chunk = 1; chunk < chunks; chunk++) {
      for (int i = 0; i < byFilter.length; i++) {
        weightParts[0][i] += weightParts[chunk][i];
      }
    }
    DenseGradient.sum(biasParts, chunks, c.biases.gradient);
    for (int tap = 0; tap < c.taps.length; tap++) {
      int from = runPlace(tap);
      for (int filter = 0; filter < c.layer.filters(); filter++) {
        c.weights.gradient[tap * c.weights.stride + filter] = weightParts[0][filter * filterSize + from];
      }
    }
  }

  @Override
  public void weightsChanged() {
    for (int tap = 0; tap < c.taps.length; tap++) {
      int to = runPlace(tap);
      for (int filter = 0; filter < c.layer.filters(); filter++) {
        byFilter[filter * filterSize + to] = c.weights.value[tap * c.weights.stride + filter];
      }
    }
  }

  /** A tap's place in a filter's runs, which keep the input's padded channels. */
  private int runPlace(int tap) {
    int channels = c.input.shape.channels();
    return tap / channels * c.input.stride + tap % channels;
  }
}
