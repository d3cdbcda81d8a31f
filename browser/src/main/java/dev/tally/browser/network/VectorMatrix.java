package dev.tally.browser.network;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/**
 * By WebAssembly's vectors of four floats, which TeaVM does not make: the product is a module of its own, and both share a memory. Rows are
 * copied there and back, which is little against what is done with each number. Lives in a browser alone.
 *
 * <p>The memory below {@link #END} is this class's: weights from its beginning on, then the rows that are worked on.
 */
public final class VectorMatrix implements Matrix {
  /** Columns that are computed at once, and rows. */
  static final int BLOCK = 8;
  static final int ROWS = 4;

  /** Copied at once. */
  private static final int MOST_ROWS = 64;
  private static final int DEEPEST = 2048;
  private static final int WIDEST = 512;
  private static final int END = 1 << 24;
  private static final int OUT = END - MOST_ROWS * WIDEST * Float.BYTES;
  private static final int IN = OUT - MOST_ROWS * DEEPEST * Float.BYTES;

  private static int used;

  private final int depth;
  private final int columns;
  private final int blocks;
  private final int packed = used;

  /** Of weights, [depth][columns]. Throws {@link IllegalArgumentException} where there are too many. */
  public VectorMatrix(float[] weights, int depth, int columns) {
    this.depth = depth;
    this.columns = columns;
    blocks = Math.ceilDiv(columns, BLOCK);
    int bytes = blocks * depth * BLOCK * Float.BYTES;
    if (depth > DEEPEST || blocks * BLOCK > WIDEST || bytes > IN - used) {
      throw new IllegalArgumentException("no room for a matrix of " + depth + " x " + columns);
    }
    for (int i = 0; i < depth; i++) {
      for (int j = 0; j < columns; j++) {
        put(packed + ((j / BLOCK * depth + i) * BLOCK + j % BLOCK) * Float.BYTES, weights[i * columns + j]);
      }
    }
    used += bytes;
  }

  private static void put(int address, float value) {
    Address.fromInt(address).putFloat(value);
  }

  @Override
  public void multiply(float[] in, int from, int rows, float[] out, int to) {
    for (int first = 0; first < rows; first += MOST_ROWS) {
      int count = Math.min(MOST_ROWS, rows - first);
      int begin = from + first * depth;
      for (int i = 0; i < count * depth; i++) {
        put(IN + i * Float.BYTES, in[begin + i]);
      }
      multiply(IN, Math.ceilDiv(count, ROWS), packed, OUT, depth, blocks);
      for (int row = 0; row < count; row++) {
        int line = OUT + row * blocks * BLOCK * Float.BYTES;
        int place = to + (first + row) * columns;
        for (int j = 0; j < columns; j++) {
          out[place + j] = Address.fromInt(line + j * Float.BYTES).getFloat();
        }
      }
    }
  }

  @Import(module = "vectors", name = "multiply")
  private static native void multiply(int in, int fours, int packed, int out, int depth, int blocks);
}
