package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The two kernels for a gradient that is mostly zeros: only its non-zero places are visited, each with one run
 * of consecutive floats (a kernel row times the channels, whole vectors long). Three vectors at a time, because
 * a run of a 3x3 kernel is a multiple of three.
 */
final class Sparse {
  private Sparse() {}

  /** {@code sums[i] += sum over n of values[n] * data[base + places[n] + i]} for i in [0, run). */
  static void gather(float[] data, int base, int[] places, float[] values, int from, int to, float[] sums,
      int sumBase, int run) {
    int i = 0;
    for (; i + 3 * LANES <= run; i += 3 * LANES) {
      gather3(data, base + i, places, values, from, to, sums, sumBase + i);
    }
    for (; i < run; i += LANES) {
      gather1(data, base + i, places, values, from, to, sums, sumBase + i);
    }
  }

  /** {@code data[base + places[n] + i] += values[n] * weights[i]} for i in [0, run) and each n. */
  static void scatter(float[] weights, int weightBase, int[] places, float[] values, int from, int to,
      float[] data, int base, int run) {
    int i = 0;
    for (; i + 3 * LANES <= run; i += 3 * LANES) {
      scatter3(weights, weightBase + i, places, values, from, to, data, base + i);
    }
    for (; i < run; i += LANES) {
      scatter1(weights, weightBase + i, places, values, from, to, data, base + i);
    }
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

  private static void scatter3(float[] weights, int weightBase, int[] places, float[] values, int from,
      int to, float[] data, int base) {
    FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weightBase);
    FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weightBase + LANES);
    FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weightBase + 2 * LANES);
    for (int n = from; n < to; n++) {
      int place = base + places[n];
      FloatVector v = FloatVector.broadcast(SPECIES, values[n]);
      v.fma(w0, FloatVector.fromArray(SPECIES, data, place)).intoArray(data, place);
      v.fma(w1, FloatVector.fromArray(SPECIES, data, place + LANES)).intoArray(data, place + LANES);
      v.fma(w2, FloatVector.fromArray(SPECIES, data, place + 2 * LANES)).intoArray(data, place + 2 * LANES);
    }
  }

  private static void scatter1(float[] weights, int weightBase, int[] places, float[] values, int from,
      int to, float[] data, int base) {
    FloatVector w = FloatVector.fromArray(SPECIES, weights, weightBase);
    for (int n = from; n < to; n++) {
      int place = base + places[n];
      FloatVector.broadcast(SPECIES, values[n])
          .fma(w, FloatVector.fromArray(SPECIES, data, place))
          .intoArray(data, place);
    }
  }
}
