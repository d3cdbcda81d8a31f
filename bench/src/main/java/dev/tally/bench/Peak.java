package dev.tally.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the cores can do at most: fused multiply-adds on vectors that stay in registers, on all threads at once, without a load or a
 * store. No real kernel gets there.
 */
final class Peak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  /** Independent sums: two units, each with a latency of four or five cycles, want that many on their way. */
  private static final int SUMS = 12;
  private static final int ROUNDS = 1 << 16;

  private Peak() {}

  /** GFLOP/s of all threads together, the best of a few tries of that many seconds. */
  static double gigaflops(int threads, double seconds) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      double best = 0;
      for (int i = 0; i < 3; i++) {
        best = Math.max(best, tried(pool, threads, seconds));
      }
      return best;
    }
  }

  private static double tried(ExecutorService pool, int threads, double seconds) {
    Callable<Double> loop = () -> gigaflops(seconds);
    List<Callable<Double>> loops = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      loops.add(loop);
    }
    double sum = 0;
    try {
      for (Future<Double> future : pool.invokeAll(loops)) {
        sum += future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted while measuring the cores' peak");
    }
    return sum;
  }

  private static double gigaflops(double seconds) {
    long start = System.nanoTime();
    long nanos = 0;
    double operations = 0;
    float sink = 0;
    while (nanos < seconds * 1e9) {
      sink += multiplyAdd(ROUNDS, sink);
      operations += 2.0 * ROUNDS * SUMS * SPECIES.length();
      nanos = System.nanoTime() - start;
    }
    if (Float.isNaN(sink)) { // never, but then the loop cannot be left out
      throw new IllegalStateException("the sum is not a number");
    }
    return operations / nanos;
  }

  /** Sums that start alike would be one sum to the compiler. */
  private static float multiplyAdd(int rounds, float start) {
    FloatVector by = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector plus = FloatVector.broadcast(SPECIES, 1 / (2 + Math.abs(start)));
    FloatVector x0 = FloatVector.broadcast(SPECIES, 0f);
    FloatVector x1 = FloatVector.broadcast(SPECIES, 1f);
    FloatVector x2 = FloatVector.broadcast(SPECIES, 2f);
    FloatVector x3 = FloatVector.broadcast(SPECIES, 3f);
    FloatVector x4 = FloatVector.broadcast(SPECIES, 4f);
    FloatVector x5 = FloatVector.broadcast(SPECIES, 5f);
    FloatVector x6 = FloatVector.broadcast(SPECIES, 6f);
    FloatVector x7 = FloatVector.broadcast(SPECIES, 7f);
    FloatVector x8 = FloatVector.broadcast(SPECIES, 8f);
    FloatVector x9 = FloatVector.broadcast(SPECIES, 9f);
    FloatVector x10 = FloatVector.broadcast(SPECIES, 10f);
    FloatVector x11 = FloatVector.broadcast(SPECIES, 11f);
    for (int i = 0; i < rounds; i++) {
      x0 = x0.fma(by, plus);
      x1 = x1.fma(by, plus);
      x2 = x2.fma(by, plus);
      x3 = x3.fma(by, plus);
      x4 = x4.fma(by, plus);
      x5 = x5.fma(by, plus);
      x6 = x6.fma(by, plus);
      x7 = x7.fma(by, plus);
      x8 = x8.fma(by, plus);
      x9 = x9.fma(by, plus);
      x10 = x10.fma(by, plus);
      x11 = x11.fma(by, plus);
    }
    return x0.add(x1)
        .add(x2)
        .add(x3)
        .add(x4.add(x5).add(x6).add(x7))
        .add(x8.add(x9).add(x10).add(x11))
        .lane(0);
  }
}
