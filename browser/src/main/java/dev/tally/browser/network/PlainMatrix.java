package dev.tally.browser.network;

/**
 * In plain Java. Three rows and four columns are computed at once: twelve sums are what a processor keeps without a detour through memory,
 * and of 2 x 2 to 4 x 4 that was the fastest in Chromium.
 */
public final class PlainMatrix implements Matrix {
  private static final int BLOCK = 4;
  private static final int ROWS = 3;

  private final int depth;
  private final int columns;
  /** Four columns' weights lie side by side for each step down: [block][depth][4]; the last block is filled up with zeros. */
  private final float[] packed;

  /** @param weights [depth][columns] */
  public PlainMatrix(float[] weights, int depth, int columns) {
    this.depth = depth;
    this.columns = columns;
    packed = new float[Math.ceilDiv(columns, BLOCK) * depth * BLOCK];
    for (int i = 0; i < depth; i++) {
      for (int j = 0; j < columns; j++) {
        packed[(j / BLOCK * depth + i) * BLOCK + j % BLOCK] = weights[i * columns + j];
      }
    }
  }

  @Override
  public void multiply(float[] in, int from, int rows, float[] out, int to) {
    for (int column = 0; column < columns; column += BLOCK) {
      int row = 0;
      for (; row + ROWS <= rows; row += ROWS) {
        three(in, from + row * depth, column, out, to + row * columns + column);
      }
      for (; row < rows; row++) {
        one(in, from + row * depth, column, out, to + row * columns + column);
      }
    }
  }

  private void three(float[] in, int a, int column, float[] out, int to) {
    int b = a + depth;
    int c = b + depth;
    int w = column * depth;
    float a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    float b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
    for (int i = 0; i < depth; i++) {
      float w0 = packed[w];
      float w1 = packed[w + 1];
      float w2 = packed[w + 2];
      float w3 = packed[w + 3];
      float x = in[a + i];
      a0 += x * w0;
      a1 += x * w1;
      a2 += x * w2;
      a3 += x * w3;
      x = in[b + i];
      b0 += x * w0;
      b1 += x * w1;
      b2 += x * w2;
      b3 += x * w3;
      x = in[c + i];
      c0 += x * w0;
      c1 += x * w1;
      c2 += x * w2;
      c3 += x * w3;
      w += BLOCK;
    }
    int wide = columns - column;
    put(out, to, wide, a0, a1, a2, a3);
    put(out, to + columns, wide, b0, b1, b2, b3);
    put(out, to + 2 * columns, wide, c0, c1, c2, c3);
  }

  private void one(float[] in, int a, int column, float[] out, int to) {
    int w = column * depth;
    float a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    for (int i = 0; i < depth; i++) {
      float x = in[a + i];
      a0 += x * packed[w];
      a1 += x * packed[w + 1];
      a2 += x * packed[w + 2];
      a3 += x * packed[w + 3];
      w += BLOCK;
    }
    put(out, to, columns - column, a0, a1, a2, a3);
  }

  /** As many of four as there are columns left. */
  private static void put(float[] out, int to, int wide, float x0, float x1, float x2, float x3) {
    out[to] = x0;
    if (wide > 1) {
      out[to + 1] = x1;
    }
    if (wide > 2) {
      out[to + 2] = x2;
    }
    if (wide > 3) {
      out[to + 3] = x3;
    }
  }
}
