package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The transforms of Winograd's F(2x2, 3x3), by the matrices A, B and G of Lavin and Gray, "Fast Algorithms for Convolutional Neural
 * Networks" (2016), and their transposes for the way back. They are done for a row of tiles, all channels. In a picture, pixels lie
 * {@code stride} and rows {@code row} floats apart. Each of a tile's 4x4 transformed numbers is in a plane of its own, {@code plane}
 * floats apart, in which tiles lie {@code stride} apart.
 *
 * <p>One row of the 4x4 at a time, which reads some numbers twice, but from the nearest cache, and keeps the methods small enough for C2.
 */
final class WinogradTransform {
  private WinogradTransform() {}

  private static FloatVector load(float[] from, int at) {
    return FloatVector.fromArray(SPECIES, from, at);
  }

  /** BᵀdB of 4x4 pixels of the input, the next two to the right for the next tile. */
  static void input(float[] d, int at, int row, int stride, int tiles, float[] v, int to, int plane) {
    inputRow(d, at, at + 2 * row, -1, stride, tiles, v, to, plane);
    inputRow(d, at + row, at + 2 * row, 1, stride, tiles, v, to + 4 * plane, plane);
    inputRow(d, at + 2 * row, at + row, -1, stride, tiles, v, to + 8 * plane, plane);
    inputRow(d, at + row, at + 3 * row, -1, stride, tiles, v, to + 12 * plane, plane);
  }

  private static void inputRow(float[] d, int first, int second, float sign, int stride, int tiles, float[] v,
      int to, int plane) {
    FloatVector by = FloatVector.broadcast(SPECIES, sign);
    for (int tile = 0; tile < tiles; tile++) {
      for (int channel = 0; channel < stride; channel += LANES) {
        int i = first + 2 * tile * stride + channel;
        int j = second + 2 * tile * stride + channel;
        int out = to + tile * stride + channel;
        FloatVector x0 = load(d, j).fma(by, load(d, i));
        FloatVector x1 = load(d, j + stride).fma(by, load(d, i + stride));
        FloatVector x2 = load(d, j + 2 * stride).fma(by, load(d, i + 2 * stride));
        FloatVector x3 = load(d, j + 3 * stride).fma(by, load(d, i + 3 * stride));
        x0.sub(x2).intoArray(v, out);
        x1.add(x2).intoArray(v, out + plane);
        x2.sub(x1).intoArray(v, out + 2 * plane);
        x1.sub(x3).intoArray(v, out + 3 * plane);
      }
    }
  }

  /**
   * A row of AᵀmA, the output's 2x2 pixels, and a bias: the first row, or the second.
   *
   * @param width how many pixels there are; the last tile may be half outside
   */
  static void output(float[] m, int at, int plane, boolean first, float[] bias, float[] y, int to, int stride,
      int width) {
    FloatVector sign = FloatVector.broadcast(SPECIES, first ? 1 : -1);
    for (int x = 0; x < width; x += 2) {
      for (int channel = 0; channel < stride; channel += LANES) {
        int tile = at + x / 2 * stride + channel;
        int i = tile + 4 * plane;
        int j = tile + 8 * plane;
        int k = first ? tile : tile + 12 * plane;
        FloatVector x0 = load(m, j).add(load(m, k)).fma(sign, load(m, i));
        FloatVector x1 = load(m, j + plane).add(load(m, k + plane)).fma(sign, load(m, i + plane));
        FloatVector x2 = load(m, j + 2 * plane).add(load(m, k + 2 * plane)).fma(sign, load(m, i + 2 * plane));
        FloatVector x3 = load(m, j + 3 * plane).add(load(m, k + 3 * plane)).fma(sign, load(m, i + 3 * plane));
        FloatVector plus = load(bias, channel);
        int out = to + x * stride + channel;
        x0.add(x1).add(x2).add(plus).intoArray(y, out);
        if (x + 1 < width) {
          x1.sub(x2).sub(x3).add(plus).intoArray(y, out + stride);
        }
      }
    }
  }

  /** AgAᵀ of the gradient of 2x2 pixels of the output. */
  static void outputGradient(float[] g, int at, int row, int stride, int tiles, float[] m, int to,
      int plane) {
    outputGradientRow(g, at, row, stride, tiles, 1, 0, m, to, plane);
    outputGradientRow(g, at, row, stride, tiles, 1, 1, m, to + 4 * plane, plane);
    outputGradientRow(g, at, row, stride, tiles, 1, -1, m, to + 8 * plane, plane);
    outputGradientRow(g, at, row, stride, tiles, 0, -1, m, to + 12 * plane, plane);
  }

  private static void outputGradientRow(float[] g, int at, int row, int stride, int tiles, float first,
      float second, float[] m, int to, int plane) {
    for (int tile = 0; tile < tiles; tile++) {
      for (int channel = 0; channel < stride; channel += LANES) {
        int i = at + 2 * tile * stride + channel;
        int out = to + tile * stride + channel;
        FloatVector x0 = load(g, i).mul(first).add(load(g, i + row).mul(second));
        FloatVector x1 = load(g, i + stride).mul(first).add(load(g, i + row + stride).mul(second));
        x0.intoArray(m, out);
        x0.add(x1).intoArray(m, out + plane);
        x0.sub(x1).intoArray(m, out + 2 * plane);
        x1.neg().intoArray(m, out + 3 * plane);
      }
    }
  }

  /** Adds BvBᵀ to the gradient of 4x4 pixels of the input. */
  static void inputGradient(float[] v, int at, int plane, float[] d, int to, int row, int stride, int tiles) {
    int second = at + 4 * plane;
    int third = at + 8 * plane;
    int fourth = at + 12 * plane;
    outerRow(v, at, plane, 1, d, to, stride, tiles);
    innerRow(v, second, third, fourth, plane, -1, d, to + row, stride, tiles);
    innerRow(v, second, third, at, plane, 1, d, to + 2 * row, stride, tiles);
    outerRow(v, fourth, plane, -1, d, to + 3 * row, stride, tiles);
  }

  /** By a row of the 4x4, times the sign. */
  private static void outerRow(float[] v, int at, int plane, float sign, float[] d, int to, int stride,
      int tiles) {
    FloatVector by = FloatVector.broadcast(SPECIES, sign);
    for (int tile = 0; tile < tiles; tile++) {
      for (int channel = 0; channel < stride; channel += LANES) {
        int i = at + tile * stride + channel;
        int out = to + 2 * tile * stride + channel;
        FloatVector x0 = load(v, i);
        FloatVector x1 = load(v, i + plane);
        FloatVector x2 = load(v, i + 2 * plane);
        FloatVector x3 = load(v, i + 3 * plane);
        x0.fma(by, load(d, out)).intoArray(d, out);
        x1.sub(x2).add(x3).fma(by, load(d, out + stride)).intoArray(d, out + stride);
        x1.add(x2).sub(x0).fma(by, load(d, out + 2 * stride)).intoArray(d, out + 2 * stride);
        x3.neg().fma(by, load(d, out + 3 * stride)).intoArray(d, out + 3 * stride);
      }
    }
  }

  /** By base + sign * (more - less), rows of the 4x4. */
  private static void innerRow(float[] v, int base, int more, int less, int plane, float sign, float[] d,
      int to, int stride, int tiles) {
    FloatVector by = FloatVector.broadcast(SPECIES, sign);
    for (int tile = 0; tile < tiles; tile++) {
      for (int channel = 0; channel < stride; channel += LANES) {
        int i = base + tile * stride + channel;
        int j = more + tile * stride + channel;
        int k = less + tile * stride + channel;
        int out = to + 2 * tile * stride + channel;
        FloatVector x0 = load(v, j).sub(load(v, k)).fma(by, load(v, i));
        FloatVector x1 = load(v, j + plane).sub(load(v, k + plane)).fma(by, load(v, i + plane));
        FloatVector x2 = load(v, j + 2 * plane).sub(load(v, k + 2 * plane)).fma(by, load(v, i + 2 * plane));
        FloatVector x3 = load(v, j + 3 * plane).sub(load(v, k + 3 * plane)).fma(by, load(v, i + 3 * plane));
        x0.add(load(d, out)).intoArray(d, out);
        x1.sub(x2).add(x3).add(load(d, out + stride)).intoArray(d, out + stride);
        x1.add(x2).sub(x0).add(load(d, out + 2 * stride)).intoArray(d, out + 2 * stride);
        load(d, out + 3 * stride).sub(x3).intoArray(d, out + 3 * stride);
      }
    }
  }

  /** GwGᵀ of each place of 3x3 planes of the size, to 4x4 such planes. */
  static void weights(float[] w, int size, float[] u) {
    for (int at = 0; at < size; at += LANES) {
      for (int column = 0; column < 3; column++) {
        weightsLine(w, column * size + at, 3 * size, u, column * size + at, 4 * size);
      }
      for (int row = 0; row < 4; row++) {
        weightsLine(u, 4 * row * size + at, size, u, 4 * row * size + at, size);
      }
    }
  }

  private static void weightsLine(float[] w, int at, int step, float[] u, int to, int toStep) {
    FloatVector w0 = load(w, at);
    FloatVector w1 = load(w, at + step);
    FloatVector w2 = load(w, at + 2 * step);
    FloatVector outer = w0.add(w2).mul(0.5f);
    FloatVector inner = w1.mul(0.5f);
    w0.intoArray(u, to);
    outer.add(inner).intoArray(u, to + toStep);
    outer.sub(inner).intoArray(u, to + 2 * toStep);
    w2.intoArray(u, to + 3 * toStep);
  }

  /** GᵀuG of each place of 4x4 planes of the size, to 3x3 such planes; the planes are used up. */
  static void weightsGradient(float[] u, int size, float[] w) {
    for (int at = 0; at < size; at += LANES) {
      for (int row = 0; row < 4; row++) {
        weightsGradientLine(u, 4 * row * size + at, size, u, 4 * row * size + at, size);
      }
      for (int column = 0; column < 3; column++) {
        weightsGradientLine(u, column * size + at, 4 * size, w, column * size + at, 3 * size);
      }
    }
  }

  private static void weightsGradientLine(float[] u, int at, int step, float[] w, int to, int toStep) {
    FloatVector u1 = load(u, at + step);
    FloatVector u2 = load(u, at + 2 * step);
    FloatVector half = u1.add(u2).mul(0.5f);
    FloatVector last = load(u, at + 3 * step).add(half);
    load(u, at).add(half).intoArray(w, to);
    u1.sub(u2).mul(0.5f).intoArray(w, to + toStep);
    last.intoArray(w, to + 2 * toStep);
  }
}
