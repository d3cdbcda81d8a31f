package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A 3x3 convolution by Winograd's minimal filtering F(2x2, 3x3): input and weights are transformed so that 2x2 output pixels cost 16
 * multiplications a channel for 36. Each of a tile's 16 numbers is a dense product of its own, over the tiles of a group of images. The
 * way back is the transpose of each step. Larger tiles save more, but round more: they would cost digits of the gradients.
 */
final class Winograd implements Convolution.Gradient {
  /** A transformed tile's numbers, and where they lie: number, tile, channel. */
  private static final int NUMBERS = 16;
  /** A number's product has as many steps as channels: with fewer, loads and stores of its sums weigh more. 16 was not tried. */
  private static final int LEAST_CHANNELS = 32;
  /** Tiles that a product should have. 24 were 5 % slower, 128 some 2 %: the transformed tiles must stay in the second cache. */
  private static final int ROWS = 64;

  private final Convolution c;
  private final int filters;
  private final int channels;
  private final int tileRows;
  private final int tileColumns;
  private final int tiles;
  /** Images a product. */
  private final int group;
  /** Where the rows of transformed inputs, and of outputs, start; and the places in one. */
  private final int[] inputTiles;
  private final int[] outputTiles;
  private final int[] inputChannels;
  private final int[] outputChannels;
  private final int inputPlane;
  private final int outputPlane;
  /** [number][channel][filter], and the other way round for the way back; {@code turned} is the weights like that. */
  private final float[] weights;
  private final float[] turnedWeights;
  private final float[] turned;
  private final float[][] weightParts;
  private final float[][] biasParts;
  private final Scratch[] scratch;
  private final Rows zeros;

  /** What a chunk needs: one image's pictures with a border, a group's transformed tiles. */
  private record Scratch(float[] input, float[] inputGradient, float[] outputGradient, float[] inputs,
      float[] outputs) {}

  Winograd(Convolution convolution, int chunks) {
    this.c = convolution;
    this.filters = c.layer.filters();
    this.channels = c.input.shape.channels();
    this.tileRows = Math.ceilDiv(c.output.shape.height(), 2);
    this.tileColumns = Math.ceilDiv(c.output.shape.width(), 2);
    this.tiles = tileRows * tileColumns;
    this.group = Math.clamp(Math.ceilDiv(ROWS, tiles), 1, Network.CHUNK);
    int in = c.input.stride;
    int out = c.output.stride;
    this.inputTiles = IntStream.range(0, group * tiles).map(i -> i * in).toArray();
    this.outputTiles = IntStream.range(0, group * tiles).map(i -> i * out).toArray();
    this.inputChannels = IntStream.range(0, channels).toArray();
    this.outputChannels = IntStream.range(0, filters).toArray();
    this.inputPlane = oddLines(group * tiles * in);
    this.outputPlane = oddLines(group * tiles * out);
    this.weights = new float[NUMBERS * channels * out];
    this.turnedWeights = new float[NUMBERS * filters * in];
    this.turned = new float[9 * filters * in];
    this.weightParts = new float[chunks][weights.length];
    this.biasParts = new float[chunks][c.biases.value.length];
    this.zeros = new Rows(new float[Math.max(in, out)], 0, 0);
    this.scratch = new Scratch[chunks];
    int pixels = (2 * tileRows + 2) * (2 * tileColumns + 2);
    Arrays.setAll(scratch, i -> new Scratch(new float[pixels * in], new float[pixels * in],
        new float[4 * tiles * out], new float[NUMBERS * inputPlane], new float[NUMBERS * outputPlane]));
  }

  /**
   * Whether it is faster than the plain way: where it saves a third of the multiplications, which small and odd outputs do not. The
   * output may be smaller than the layer's own.
   */
  static boolean pays(Layer.Convolution layer, Shape input, Shape output) {
    int tiles = Math.ceilDiv(output.height(), 2) * Math.ceilDiv(output.width(), 2);
    return layer.kernel() == 3 && layer.stride() == 1 && layer.padding() <= 2
        && input.channels() >= LEAST_CHANNELS && layer.filters() >= LEAST_CHANNELS
        && 3 * NUMBERS * tiles <= 2 * 9 * output.pixels();
  }

  /** At least so many floats that 16 such planes do not share the nearest cache's sets: an odd number of its lines of 64 bytes. */
  private static int oddLines(int floats) {
    return (Math.ceilDiv(floats, 16) | 1) * 16;
  }

  void forward(int from, int to, int chunk) {
    Scratch s = scratch[chunk];
    for (int n = from; n < to; n += group) {
      int images = Math.min(group, to - n);
      transformInput(n, images, s);
      for (int i = 0; i < NUMBERS; i++) {
        Gemm.multiply(new Gathered(s.inputs, i * inputPlane, inputTiles, inputChannels), 0, images * tiles,
            new Rows(weights, i * channels * c.output.stride, c.output.stride), zeros,
            new Rows(s.outputs, i * outputPlane, c.output.stride), c.output.stride);
      }
      for (int k = 0; k < images; k++) {
        output(n + k, k * tiles * c.output.stride, s.outputs);
      }
    }
  }

  private void transformInput(int from, int images, Scratch s) {
    int stride = c.input.stride;
    int row = (2 * tileColumns + 2) * stride;
    for (int k = 0; k < images; k++) {
      copyInput(from + k, s.input);
      int to = k * tiles * stride;
      for (int y = 0; y < tileRows; y++, to += tileColumns * stride) {
        WinogradTransform.input(s.input, 2 * y * row, row, stride, tileColumns, s.inputs, to, inputPlane);
      }
    }
  }

  private void copyInput(int n, float[] to) {
    int stride = c.input.stride;
    int border = c.layer.padding();
    int width = 2 * tileColumns + 2;
    int columns = Math.min(c.input.shape.width(), width - border);
    int rows = Math.min(c.input.shape.height(), 2 * tileRows + 2 - border);
    for (int y = 0; y < rows; y++) {
      System.arraycopy(c.input.data, n * c.input.imageSize + y * c.input.shape.width() * stride, to,
          ((y + border) * width + border) * stride, columns * stride);
    }
  }

  private void output(int n, int at, float[] outputs) {
    int stride = c.output.stride;
    int row = c.output.shape.width() * stride;
    int width = c.output.shape.width();
    for (int y = 0; y < c.output.shape.height(); y++) {
      WinogradTransform.output(outputs, at + y / 2 * tileColumns * stride, outputPlane, y % 2 == 0,
          c.biases.value, c.output.data, n * c.output.imageSize + y * row, stride, width);
    }
  }

  @Override
  public void chunk(int from, int to, int chunk) {
    Scratch s = scratch[chunk];
    int in = c.input.stride;
    int out = c.output.stride;
    Arrays.fill(biasParts[chunk], 0);
    for (int n = from; n < to; n += group) {
      int images = Math.min(group, to - n);
      int[] ofGroup = images == group ? inputTiles : Arrays.copyOf(inputTiles, images * tiles);
      if (c.layer.bias()) {
        DenseGradient.addPixels(
            new Rows(c.outputGradient.data, n * c.outputGradient.imageSize, c.outputGradient.stride),
            images * c.output.shape.pixels(), biasParts[chunk]);
      }
      transformInput(n, images, s);
      transformOutputGradient(n, images, s);
      for (int i = 0; i < NUMBERS; i++) {
        Rows gradient = new Rows(s.outputs, i * outputPlane, out);
        Rows part = new Rows(weightParts[chunk], i * channels * out, out);
        Gemm.multiply(new Gathered(s.inputs, i * inputPlane, inputChannels, ofGroup), 0, channels, gradient,
            n == from ? zeros : part, part, out);
        // The inputs have been used: their gradient takes their place.
        Gemm.multiply(new Gathered(s.outputs, i * outputPlane, outputTiles, outputChannels), 0,
            images * tiles, new Rows(turnedWeights, i * filters * in, in), zeros,
            new Rows(s.inputs, i * inputPlane, in), in);
      }
      for (int k = 0; k < images; k++) {
        inputGradient(n + k, k * tiles * in, s);
      }
    }
  }

  private void transformOutputGradient(int from, int images, Scratch s) {
    int stride = c.output.stride;
    int width = c.output.shape.width() * stride;
    int row = 2 * tileColumns * stride;
    for (int k = 0; k < images; k++) {
      for (int y = 0; y < c.output.shape.height(); y++) {
        System.arraycopy(c.outputGradient.data, (from + k) * c.outputGradient.imageSize + y * width,
            s.outputGradient, y * row, width);
      }
      int to = k * tiles * stride;
      for (int y = 0; y < tileRows; y++, to += tileColumns * stride) {
        WinogradTransform.outputGradient(s.outputGradient, 2 * y * row, row, stride, tileColumns, s.outputs,
            to, outputPlane);
      }
    }
  }

  private void inputGradient(int n, int at, Scratch s) {
    int stride = c.input.stride;
    int width = 2 * tileColumns + 2;
    int row = width * stride;
    Arrays.fill(s.inputGradient, 0);
    for (int y = 0; y < tileRows; y++) {
      WinogradTransform.inputGradient(s.inputs, at + y * tileColumns * stride, inputPlane, s.inputGradient,
          2 * y * row, row, stride, tileColumns);
    }
    int border = c.layer.padding();
    int columns = c.input.shape.width() * stride;
    for (int y = 0; y < c.input.shape.height(); y++) {
      System.arraycopy(s.inputGradient, ((y + border) * width + border) * stride, c.inputGradient.data,
          n * c.inputGradient.imageSize + y * columns, columns);
    }
  }

  @Override
  public void gradients(int chunks) {
    DenseGradient.sum(weightParts, chunks, weightParts[0]);
    WinogradTransform.weightsGradient(weightParts[0], channels * c.output.stride, c.weights.gradient);
    DenseGradient.sum(biasParts, chunks, c.biases.gradient);
  }

  @Override
  public void weightsChanged() {
    int in = c.input.stride;
    int out = c.output.stride;
    WinogradTransform.weights(c.weights.value, channels * out, weights);
    for (int position = 0; position < 9; position++) {
      for (int filter = 0; filter < filters; filter++) {
        int to = (position * filters + filter) * in;
        int from = position * channels * out + filter;
        for (int channel = 0; channel < channels; channel++) {
          turned[to + channel] = c.weights.value[from + channel * out];
        }
      }
    }
    WinogradTransform.weights(turned, filters * in, turnedWeights);
  }
}
