package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;

/**
 * What the engine's inner loops compute, without vectors. C2 makes none of its own of them either: each sum runs in one variable
 * or through a table of places.
 */
final class PlainKernel {
  private PlainKernel() {}

  /** As {@link Gemm#multiply} on all rows from zero. */
  static void multiply(Gathered a, Rows b, Rows out, int columns) {
    for (int r = 0; r < a.rows().length; r++) {
      for (int c = 0; c < columns; c++) {
        out.data()[out.base() + r * out.stride() + c] = dot(a, a.base() + a.rows()[r], b, b.base() + c);
      }
    }
  }

  private static float dot(Gathered a, int from, Rows b, int at) {
    float[] left = a.data();
    float[] right = b.data();
    int[] offsets = a.offsets();
    int stride = b.stride();
    float sum = 0;
    for (int i = 0; i < offsets.length; i++) {
      sum = Math.fma(left[from + offsets[i]], right[at + i * stride], sum);
    }
    return sum;
  }

  /** As {@link Sparse#gather} of all places. */
  static void gather(float[] data, int base, int[] places, float[] values, float[] sums, int sumBase,
      int run) {
    for (int i = 0; i < run; i++) {
      float sum = sums[sumBase + i];
      for (int n = 0; n < places.length; n++) {
        sum = Math.fma(values[n], data[base + places[n] + i], sum);
      }
      sums[sumBase + i] = sum;
    }
  }
}
