package dev.tally.browser.network;

/**
 * A convolution of 3 x 3 by Winograd's minimal filtering (Lavin and Gray, 2016): tiles of 4 x 4 and the weights are transformed so that
 * sixteen products for each pair of channels give the four pixels of a tile's middle, for which it takes thirty-six else.
 */
final class Convolution implements Layer {
  private static final int TILE = 4;
  private static final int STEP = 2;
  private static final int PRODUCTS = TILE * TILE;
  private static final int KERNEL = 3;

  private final Shape input;
  private final Shape output;
  private final int padding;
  private final Matrix[] weights = new Matrix[PRODUCTS];
  private final Bias bias;

  /**
   * A layer.
   *
   * @param padding zeros on each side
   * @param kernels [3][3][channels][filters]
   */
  Convolution(Shape input, int padding, float[] kernels, float[] biases, boolean relu,
      Matrix.Maker matrices) {
    this.input = input;
    this.padding = padding;
    int shorter = KERNEL - 1 - 2 * padding;
    output = new Shape(input.height() - shorter, input.width() - shorter, biases.length);
    bias = new Bias(biases, relu);
    int each = input.channels() * biases.length;
    float[][] transformed = new float[PRODUCTS][each];
    for (int i = 0; i < each; i++) {
      float[] rows = new float[TILE * KERNEL];
      for (int x = 0; x < KERNEL; x++) {
        spread(kernels[x * each + i], kernels[(KERNEL + x) * each + i], kernels[(2 * KERNEL + x) * each + i],
            rows, x, KERNEL);
      }
      float[] all = new float[PRODUCTS];
      for (int y = 0; y < TILE; y++) {
        spread(rows[y * KERNEL], rows[y * KERNEL + 1], rows[y * KERNEL + 2], all, y * TILE, 1);
      }
      for (int p = 0; p < PRODUCTS; p++) {
        transformed[p][i] = all[p];
      }
    }
    for (int p = 0; p < PRODUCTS; p++) {
      weights[p] = matrices.of(transformed[p], input.channels(), biases.length);
    }
  }

  /** Three weights as four. */
  private static void spread(float a, float b, float c, float[] to, int at, int stride) {
    to[at] = a;
    to[at + stride] = (a + b + c) / 2;
    to[at + 2 * stride] = (a - b + c) / 2;
    to[at + 3 * stride] = c;
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public float[] forward(float[] in, int pictures) {
    int down = Math.ceilDiv(output.height(), STEP);
    int across = Math.ceilDiv(output.width(), STEP);
    int tiles = down * across;
    float[] padded = new float[(STEP * down + 2) * (STEP * across + 2) * input.channels()];
    float[] seen = new float[PRODUCTS * tiles * input.channels()];
    float[] products = new float[PRODUCTS * tiles * output.channels()];
    float[] out = new float[pictures * output.size()];
    for (int picture = 0; picture < pictures; picture++) {
      pad(in, picture * input.size(), padded, STEP * across + 2);
      for (int tile = 0; tile < tiles; tile++) {
        look(padded, tile / across, tile % across, across, seen, tile, tiles);
      }
      for (int p = 0; p < PRODUCTS; p++) {
        weights[p].multiply(seen, p * tiles * input.channels(), tiles, products,
            p * tiles * output.channels());
      }
      for (int tile = 0; tile < tiles; tile++) {
        gather(products, tile, tiles, out, picture * output.size(), STEP * (tile / across),
            STEP * (tile % across));
      }
    }
    bias.add(out);
    return out;
  }

  private void pad(float[] in, int from, float[] padded, int width) {
    int row = input.width() * input.channels();
    for (int y = 0; y < input.height(); y++) {
      System.arraycopy(in, from + y * row, padded, ((y + padding) * width + padding) * input.channels(), row);
    }
  }

  /** A tile of the picture, transformed. */
  private void look(float[] padded, int down, int right, int across, float[] seen, int tile, int tiles) {
    int channels = input.channels();
    int row = (STEP * across + 2) * channels;
    int corner = STEP * down * row + STEP * right * channels;
    int apart = tiles * channels;
    for (int channel = 0; channel < channels; channel++) {
      int to = tile * channels + channel;
      for (int x = 0; x < TILE; x++) {
        int at = corner + x * channels + channel;
        float a = padded[at];
        float b = padded[at + row];
        float c = padded[at + 2 * row];
        float d = padded[at + 3 * row];
        seen[to + x * apart] = a - c;
        seen[to + (TILE + x) * apart] = b + c;
        seen[to + (2 * TILE + x) * apart] = c - b;
        seen[to + (3 * TILE + x) * apart] = b - d;
      }
      for (int y = 0; y < PRODUCTS; y += TILE) {
        int at = to + y * apart;
        float a = seen[at];
        float b = seen[at + apart];
        float c = seen[at + 2 * apart];
        float d = seen[at + 3 * apart];
        seen[at] = a - c;
        seen[at + apart] = b + c;
        seen[at + 2 * apart] = c - b;
        seen[at + 3 * apart] = b - d;
      }
    }
  }

  /** The four pixels that a tile's products make, as far as they lie in the picture. */
  private void gather(float[] products, int tile, int tiles, float[] out, int from, int y, int x) {
    int filters = output.channels();
    int apart = tiles * filters;
    boolean right = x + 1 < output.width();
    boolean below = y + 1 < output.height();
    int row = output.width() * filters;
    int to = from + y * row + x * filters;
    for (int filter = 0; filter < filters; filter++) {
      int at = tile * filters + filter;
      for (int i = 0; i < TILE; i++) {
        int column = at + i * apart;
        float b = products[column + TILE * apart];
        float c = products[column + 2 * TILE * apart];
        products[column] += b + c;
        products[column + TILE * apart] = b - c - products[column + 3 * TILE * apart];
      }
      float b = products[at + apart];
      float c = products[at + 2 * apart];
      out[to + filter] = products[at] + b + c;
      if (right) {
        out[to + filters + filter] = b - c - products[at + 3 * apart];
      }
      if (below) {
        int lower = at + TILE * apart;
        b = products[lower + apart];
        c = products[lower + 2 * apart];
        out[to + row + filter] = products[lower] + b + c;
        if (right) {
          out[to + row + filters + filter] = b - c - products[lower + 3 * apart];
        }
      }
    }
  }
}
