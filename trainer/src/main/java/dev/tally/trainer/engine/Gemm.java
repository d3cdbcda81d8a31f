package dev.tally.trainer.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one dense kernel: a matrix product whose left side is gathered through two tables of indices.
 *
 * <pre>out[r][c] = start[r][c] + sum over i of  a[rows[r] + offsets[i]] * b[i][c]</pre>
 *
 * <p>That single form is a convolution (rows: where each output pixel's window starts; offsets: the taps of
 * the window), the gradient of its weights (rows and offsets change places), the gradient of its input (the
 * same with turned weights) and a dense layer (a 1x1 convolution whose pixels are the images of the batch). One flat loop
 * over a table was four times faster than nested loops over kernel and channels, and makes kernel size, stride
 * and padding a matter of the table.
 *
 * <p>Eight rows by two vectors of columns are kept in local variables, so an inner step is 10 loads for 16
 * fused multiply-adds. C2 boxes every vector, silently and many times slower, when such a method grows past its
 * node limit (36 multiply-adds were too many): keep it small, and prove any change with
 * {@code tally bench kernels}. Columns come in multiples of {@link #COLUMNS}; rows in any number.
 */
final class Gemm {
  /** Rows of b and out are padded to a multiple of this many floats, whatever the machine's vectors hold. */
  static final int COLUMNS = 16;

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > COLUMNS
      ? FloatVector.SPECIES_512
      : FloatVector.SPECIES_PREFERRED;

  static final int LANES = SPECIES.length();
  static final int TILE = 8;

  private Gemm() {}

  /** A matrix of rows in a flat array: the row r starts at base + r * stride. Stride 0 repeats one row. */
  record Rows(float[] data, int base, int stride) {}

  /** The gathered left side: element (r, i) is {@code data[base + rows[r] + offsets[i]]}. */
  record Gathered(float[] data, int base, int[] rows, int[] offsets) {}

  /**
   * Computes rows [from, to) of {@code out}, {@code columns} wide. {@code start} may be {@code out} itself (then
   * it accumulates) or a bias row of stride 0.
   */
  static void multiply(Gathered a, int from, int to, Rows b, Rows start, Rows out, int columns) {
    int wide = columns - columns % (2 * LANES);
    for (int c = 0; c < wide; c += 2 * LANES) {
      for (int r = from; r < to; r += TILE) {
        wideTile(a.data, a.base, a.rows, r, to - 1, a.offsets, b.data, b.base + c, b.stride, start.data,
            start.base + c, start.stride, out.data, out.base + c, out.stride);
      }
    }
    for (int c = wide; c < columns; c += LANES) {
      for (int r = from; r < to; r += TILE) {
        narrowTile(a.data, a.base, a.rows, r, to - 1, a.offsets, b.data, b.base + c, b.stride, start.data,
            start.base + c, start.stride, out.data, out.base + c, out.stride);
      }
    }
  }

  /** Eight rows from r by two vectors. Past the last row the last one is computed again: same value, same place. */
  private static void wideTile(float[] a, int aBase, int[] rows, int r, int last, int[] offsets, float[] b,
      int bBase, int bStride, float[] start, int startBase, int startStride, float[] out, int outBase,
      int outStride) {
    int r1 = Math.min(r + 1, last);
    int r2 = Math.min(r + 2, last);
    int r3 = Math.min(r + 3, last);
    int r4 = Math.min(r + 4, last);
    int r5 = Math.min(r + 5, last);
    int r6 = Math.min(r + 6, last);
    int r7 = Math.min(r + 7, last);
    int a0 = aBase + rows[r];
    int a1 = aBase + rows[r1];
    int a2 = aBase + rows[r2];
    int a3 = aBase + rows[r3];
    int a4 = aBase + rows[r4];
    int a5 = aBase + rows[r5];
    int a6 = aBase + rows[r6];
    int a7 = aBase + rows[r7];
    int s1 = startBase + LANES;
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startBase + r * startStride);
    FloatVector y0 = FloatVector.fromArray(SPECIES, start, s1 + r * startStride);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startBase + r1 * startStride);
    FloatVector y1 = FloatVector.fromArray(SPECIES, start, s1 + r1 * startStride);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startBase + r2 * startStride);
    FloatVector y2 = FloatVector.fromArray(SPECIES, start, s1 + r2 * startStride);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startBase + r3 * startStride);
    FloatVector y3 = FloatVector.fromArray(SPECIES, start, s1 + r3 * startStride);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startBase + r4 * startStride);
    FloatVector y4 = FloatVector.fromArray(SPECIES, start, s1 + r4 * startStride);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startBase + r5 * startStride);
    FloatVector y5 = FloatVector.fromArray(SPECIES, start, s1 + r5 * startStride);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startBase + r6 * startStride);
    FloatVector y6 = FloatVector.fromArray(SPECIES, start, s1 + r6 * startStride);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startBase + r7 * startStride);
    FloatVector y7 = FloatVector.fromArray(SPECIES, start, s1 + r7 * startStride);
    int bi = bBase;
    for (int offset : offsets) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, a[a0 + offset]);
      x0 = v.fma(b0, x0);
      y0 = v.fma(b1, y0);
      v = FloatVector.broadcast(SPECIES, a[a1 + offset]);
      x1 = v.fma(b0, x1);
      y1 = v.fma(b1, y1);
      v = FloatVector.broadcast(SPECIES, a[a2 + offset]);
      x2 = v.fma(b0, x2);
      y2 = v.fma(b1, y2);
      v = FloatVector.broadcast(SPECIES, a[a3 + offset]);
      x3 = v.fma(b0, x3);
      y3 = v.fma(b1, y3);
      v = FloatVector.broadcast(SPECIES, a[a4 + offset]);
      x4 = v.fma(b0, x4);
      y4 = v.fma(b1, y4);
      v = FloatVector.broadcast(SPECIES, a[a5 + offset]);
      x5 = v.fma(b0, x5);
      y5 = v.fma(b1, y5);
      v = FloatVector.broadcast(SPECIES, a[a6 + offset]);
      x6 = v.fma(b0, x6);
      y6 = v.fma(b1, y6);
      v = FloatVector.broadcast(SPECIES, a[a7 + offset]);
      x7 = v.fma(b0, x7);
      y7 = v.fma(b1, y7);
      bi += bStride;
    }
    store(x0, y0, out, outBase + r * outStride);
    store(x1, y1, out, outBase + r1 * outStride);
    store(x2, y2, out, outBase + r2 * outStride);
    store(x3, y3, out, outBase + r3 * outStride);
    store(x4, y4, out, outBase + r4 * outStride);
    store(x5, y5, out, outBase + r5 * outStride);
    store(x6, y6, out, outBase + r6 * outStride);
    store(x7, y7, out, outBase + r7 * outStride);
  }

  private static void store(FloatVector x, FloatVector y, float[] out, int at) {
    x.intoArray(out, at);
    y.intoArray(out, at + LANES);
  }

  /** Eight rows from r by one vector, for the columns that are left over. */
  private static void narrowTile(float[] a, int aBase, int[] rows, int r, int last, int[] offsets, float[] b,
      int bBase, int bStride, float[] start, int startBase, int startStride, float[] out, int outBase,
      int outStride) {
    int r1 = Math.min(r + 1, last);
    int r2 = Math.min(r + 2, last);
    int r3 = Math.min(r + 3, last);
    int r4 = Math.min(r + 4, last);
    int r5 = Math.min(r + 5, last);
    int r6 = Math.min(r + 6, last);
    int r7 = Math.min(r + 7, last);
    int a0 = aBase + rows[r];
    int a1 = aBase + rows[r1];
    int a2 = aBase + rows[r2];
    int a3 = aBase + rows[r3];
    int a4 = aBase + rows[r4];
    int a5 = aBase + rows[r5];
    int a6 = aBase + rows[r6];
    int a7 = aBase + rows[r7];
    FloatVector x0 = FloatVector.fromArray(SPECIES, start, startBase + r * startStride);
    FloatVector x1 = FloatVector.fromArray(SPECIES, start, startBase + r1 * startStride);
    FloatVector x2 = FloatVector.fromArray(SPECIES, start, startBase + r2 * startStride);
    FloatVector x3 = FloatVector.fromArray(SPECIES, start, startBase + r3 * startStride);
    FloatVector x4 = FloatVector.fromArray(SPECIES, start, startBase + r4 * startStride);
    FloatVector x5 = FloatVector.fromArray(SPECIES, start, startBase + r5 * startStride);
    FloatVector x6 = FloatVector.fromArray(SPECIES, start, startBase + r6 * startStride);
    FloatVector x7 = FloatVector.fromArray(SPECIES, start, startBase + r7 * startStride);
    int bi = bBase;
    for (int offset : offsets) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      x0 = FloatVector.broadcast(SPECIES, a[a0 + offset]).fma(b0, x0);
      x1 = FloatVector.broadcast(SPECIES, a[a1 + offset]).fma(b0, x1);
      x2 = FloatVector.broadcast(SPECIES, a[a2 + offset]).fma(b0, x2);
      x3 = FloatVector.broadcast(SPECIES, a[a3 + offset]).fma(b0, x3);
      x4 = FloatVector.broadcast(SPECIES, a[a4 + offset]).fma(b0, x4);
      x5 = FloatVector.broadcast(SPECIES, a[a5 + offset]).fma(b0, x5);
      x6 = FloatVector.broadcast(SPECIES, a[a6 + offset]).fma(b0, x6);
      x7 = FloatVector.broadcast(SPECIES, a[a7 + offset]).fma(b0, x7);
      bi += bStride;
    }
    x0.intoArray(out, outBase + r * outStride);
    x1.intoArray(out, outBase + r1 * outStride);
    x2.intoArray(out, outBase + r2 * outStride);
    x3.intoArray(out, outBase + r3 * outStride);
    x4.intoArray(out, outBase + r4 * outStride);
    x5.intoArray(out, outBase + r5 * outStride);
    x6.intoArray(out, outBase + r6 * outStride);
    x7.intoArray(out, outBase + r7 * outStride);
  }
}
