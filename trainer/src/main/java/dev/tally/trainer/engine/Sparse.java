package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The kernel for a gradient that is mostly zeros: only its non-zero places are visited, each with one run of consecutive floats (a
 * kernel row times the channels, whole vectors long). Six vectors at a time, or three, because a run of a 3x3 kernel is a multiple
 * of three. Loads bound it, most of which cross a cache line. A kernel that adds to memory at each place instead is worse: its
 * stores cross lines, too, and the next load waits for them; a whole gradient took 1.2 to 2.7 times as long with it.
 */
final class Sparse {
  private Sparse() {}

  /** {@code sums[i] += sum over n of values[n] * data[base + places[n] + i]} for i in [0, run). */
  static void gather(float[] data, int base, int[] places, float[] values, int from, int to, float[] sums,
      int sumBase, int run) {
    int i = 0;
    for (; i + 6 * LANES <= run; i += 6 * LANES) {
      gather6(data, base + i, places, values, from, to, sums, sumBase + i);
    }
    for (; i + 3 * LANES <= run; i += 3 * LANES) {
      gather3(data, base + i, places, values, from, to, sums, sumBase + i);
    }
    for (; i < run; i += LANES) {
      gather1(data, base + i, places, values, from, to, sums, sumBase + i);
    }
  }

  private static void gather6(float[] data, int base, int[] places, float[] values, int from, int to,
      float[] sums, int at) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, sums, at + 0 * LANES);
    FloatVector s1 = FloatVector.fromArray(SPECIES, sums, at + 1 * LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
    FloatVector s4 = FloatVector.fromArray(SPECIES, sums, at + 4 * LANES);
    FloatVector s5 = FloatVector.fromArray(SPECIES, sums, at + 5 * LANES);
    for (int n = from; n < to; n++) {
      int place = base + places[n];
      FloatVector v = FloatVector.broadcast(SPECIES, values[n]);
      s0 = FloatVector.fromArray(SPECIES, data, place + 0 * LANES).fma(v, s0);
      s1 = FloatVector.fromArray(SPECIES, data, place + 1 * LANES).fma(v, s1);
      s2 = FloatVector.fromArray(SPECIES, data, place + 2 * LANES).fma(v, s2);
      s3 = FloatVector.fromArray(SPECIES, data, place + 3 * LANES).fma(v, s3);
      s4 = FloatVector.fromArray(SPECIES, data, place + 4 * LANES).fma(v, s4);
      s5 = FloatVector.fromArray(SPECIES, data, place + 5 * LANES).fma(v, s5);
    }
    s0.intoArray(sums, at + 0 * LANES);
    s1.intoArray(sums, at + 1 * LANES);
    s2.intoArray(sums, at + 2 * LANES);
    s3.intoArray(sums, at + 3 * LANES);
    s4.intoArray(sums, at + 4 * LANES);
    s5.intoArray(sums, at + 5 * LANES);
  }

  private static void gather3(float[] data, int base, int[] places, float[] values, int from, int to,
      float[] sums, int at) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, sums, at);
    FloatVector s1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
    for (int n = from; n < to; n++) {
      int place = base + places[n];
      FloatVector v = FloatVector.broadcast(SPECIES, values[n]);
      s0 = FloatVector.fromArray(SPECIES, data, place).fma(v, s0);
      s1 = FloatVector.fromArray(SPECIES, data, place + LANES).fma(v, s1);
      s2 = FloatVector.fromArray(SPECIES, data, place + 2 * LANES).fma(v, s2);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LANES);
    s2.intoArray(sums, at + 2 * LANES);
  }

  private static void gather1(float[] data, int base, int[] places, float[] values, int from, int to,
      float[] sums, int at) {
    FloatVector s = FloatVector.fromArray(SPECIES, sums, at);
    for (int n = from; n < to; n++) {
      s = FloatVector.fromArray(SPECIES, data, base + places[n])
          .fma(FloatVector.broadcast(SPECIES, values[n]), s);
    }
    s.intoArray(sums, at);
  }
}
