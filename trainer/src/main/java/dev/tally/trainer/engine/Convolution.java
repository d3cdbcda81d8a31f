package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.List;

/**
 * Convolution with bias. The weights are [kernel][kernel][in][out]: a row for each tap, channels out along the
 * vector. How the gradient is computed depends on what comes behind: {@link DenseGradient} is the general way,
 * {@link PooledGradient} the four times cheaper one behind a max pool.
 */
final class Convolution implements Node {
  /** Rows that a product should have, so that little is lost where they do not fill the kernel's tiles. */
  private static final int ROWS = 128;

  final Layer.Convolution layer;
  final Tensor input;
  /** Null for the first layer of a network. */
  final Tensor inputGradient;
  final Tensor output;
  final Tensor outputGradient;
  final Parameter weights;
  /** Stay zero where the layer has none. */
  final Parameter biases;
  /** Images a product. */
  final int group;
  /** Output pixels an image. */
  final int pixels;
  /** Where each output pixel's window starts in {@link #padded}, for the images of a group. */
  final int[] windows;
  /** Each tap's place in the window: row, column, channel. */
  final int[] taps;
  final int paddedWidth;
  final int paddedImageSize;
  /** The input with its border of zeros; the input itself where there is none. */
  private final float[] padded;
  /** Whether training needs the border, too. */
  private final boolean trainingPads;
  private final Gradient gradient;
  /** Null where it does not pay. For training alone: it rounds more, and a model's answers are to be the same wherever it runs. */
  private final Winograd winograd;
  private boolean training;

  /** What of the backward pass differs: the gradients of input and weights. */
  interface Gradient {
    void chunk(int from, int to, int chunk);

    void gradients(int chunks);

    void weightsChanged();
  }

  /**
   * @param shape may be smaller than the layer's own output: what a pooling behind it drops is
   *     not computed
   */
  Convolution(Layer.Convolution layer, Tensor input, Tensor inputGradient, Shape shape, int images,
      int chunks, boolean pooled) {
    this.layer = layer;
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, shape);
    this.outputGradient = Tensor.padded(images, shape);
    int kernel = layer.kernel();
    int inputs = kernel * kernel * input.shape.channels();
    this.weights = Parameter.weights(inputs, layer.filters(), inputs);
    this.biases = Parameter.constant(layer.filters(), 0);
    this.paddedWidth = input.shape.width() + 2 * layer.padding();
    this.paddedImageSize = paddedWidth * (input.shape.height() + 2 * layer.padding()) * input.stride;
    boolean sparse = pooled && inputGradient != null;
    this.winograd = inputGradient != null && Winograd.pays(layer, input.shape, shape)
        ? new Winograd(this, chunks)
        : null;
    this.trainingPads = winograd == null || sparse;
    this.padded = layer.padding() == 0 ? input.data : new float[images * paddedImageSize];
    this.pixels = shape.pixels();
    this.group = Math.clamp(Math.ceilDiv(ROWS, pixels), 1, Network.CHUNK);
    this.windows = repeat(grid(shape.height(), shape.width(), 1, layer.stride() * paddedWidth * input.stride,
        layer.stride() * input.stride), group, paddedImageSize);
    this.taps = grid(kernel, kernel, input.shape.channels(), paddedWidth * input.stride, input.stride);
    if (sparse) {
      this.gradient = new PooledGradient(this, chunks);
    } else {
      this.gradient = winograd != null ? winograd : new DenseGradient(this, chunks);
    }
  }

  /** The offsets of rows x columns x channels places, in that order. */
  static int[] grid(int rows, int columns, int channels, int rowStride, int columnStride) {
    int[] offsets = new int[rows * columns * channels];
    int i = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        for (int channel = 0; channel < channels; channel++) {
          offsets[i++] = r * rowStride + c * columnStride + channel;
        }
      }
    }
    return offsets;
  }

  /** The places in each of several images that lie one behind the other. */
  static int[] repeat(int[] places, int images, int imageSize) {
    int[] all = new int[images * places.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i / places.length * imageSize + places[i % places.length];
    }
    return all;
  }

  float[] paddedInput() {
    return padded;
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
  public void begin(boolean forTraining, long seed) {
    training = forTraining;
  }

  @Override
  public void forward(int from, int to, int chunk) {
    Rows weightRows = new Rows(weights.value, 0, weights.stride);
    Rows bias = new Rows(biases.value, 0, 0);
    if (layer.padding() > 0 && (trainingPads || !training)) {
      for (int n = from; n < to; n++) {
        pad(n);
      }
    }
    if (training && winograd != null) {
      winograd.forward(from, to, chunk);
      return;
    }
    for (int n = from; n < to; n += group) {
      Gemm.multiply(new Gathered(padded, n * paddedImageSize, windows, taps), 0,
          Math.min(group, to - n) * pixels, weightRows, bias,
          new Rows(output.data, n * output.imageSize, output.stride), output.stride);
    }
  }

  private void pad(int n) {
    int row = input.shape.width() * input.stride;
    int border = layer.padding();
    for (int y = 0; y < input.shape.height(); y++) {
      System.arraycopy(input.data, n * input.imageSize + y * row, padded,
          n * paddedImageSize + ((y + border) * paddedWidth + border) * input.stride, row);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    gradient.chunk(from, to, chunk);
  }

  @Override
  public List<Parameter> parameters() {
    return layer.bias() ? List.of(weights, biases) : List.of(weights);
  }

  @Override
  public int slices() {
    return 1;
  }

  @Override
  public void gradients(int slice, int chunks, int images) {
    gradient.gradients(chunks);
  }

  @Override
  public void weightsChanged(int slice) {
    gradient.weightsChanged();
    if (winograd != null && winograd != gradient) {
      winograd.weightsChanged();
    }
  }
}
