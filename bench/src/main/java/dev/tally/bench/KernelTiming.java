package dev.tally.bench;

import com.sun.management.ThreadMXBean;
import dev.tally.trainer.engine.EngineKernel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the engine's loop and the plain one are on the same product, in turns on one thread.
 *
 * @param bytesPerCall what the engine's loop allocates: next to nothing, or C2 keeps its vectors as objects on the heap
 */
record KernelTiming(EngineKernel kernel, Spread engineGigaflops, Spread plainGigaflops, Spread ratio,
    double bytesPerCall) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TURNS = 7;

  private record Turn(double gigaflops, double bytesPerCall) {}

  /** @param seconds of one turn of one of the two */
  static KernelTiming of(EngineKernel kernel, double seconds) {
    List<Double> engine = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    double bytes = Double.POSITIVE_INFINITY;
    for (int turn = -2; turn < TURNS; turn++) { // two to warm up
      Turn ours = turn(kernel.engine(), kernel.operations(), seconds);
      Turn theirs = turn(kernel.plain(), kernel.operations(), seconds);
      if (turn >= 0) {
        engine.add(ours.gigaflops);
        plain.add(theirs.gigaflops);
        ratios.add(ours.gigaflops / theirs.gigaflops);
        bytes = Math.min(bytes, ours.bytesPerCall);
      }
    }
    return new KernelTiming(kernel, Spread.of(engine), Spread.of(plain), Spread.of(ratios), bytes);
  }

  private static Turn turn(Runnable call, double operations, double seconds) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    long nanos = 0;
    int calls = 0;
    while (nanos < seconds * 1e9) {
      call.run();
      calls++;
      nanos = System.nanoTime() - start;
    }
    return new Turn(calls * operations / nanos,
        (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / calls);
  }
}
