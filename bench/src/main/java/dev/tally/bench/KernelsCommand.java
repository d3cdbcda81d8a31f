package dev.tally.bench;

import dev.tally.trainer.engine.EngineKernel;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code tally bench kernels}: the guard against C2 giving up on vectors, which it does in silence. Where it does, they become
 * objects: memory is allocated in the inner loop, and the lead over plain Java shrinks.
 */
@Command(
    name = "kernels",
    mixinStandardHelpOptions = true,
    description = {"Times the engine's inner loops against plain Java, on one thread.",
        "Fails if a loop allocates memory, leads by too little or computes something else."})
final class KernelsCommand implements Callable<Integer> {
  private static final double TOLERANCE = 1e-4;
  /** A whole convolution makes some thousands of bytes of records for its products; vectors would be a hundred times that. */
  private static final double BYTES_ALLOWED = 1 << 15;

  @Mixin
  private NetworkOptions options;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "0.1",
      description = "Seconds a turn (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--floor",
      paramLabel = "X",
      defaultValue = "4",
      description = "Least lead over plain Java (default: ${DEFAULT-VALUE}).")
  private double floor;

  @Override
  public Integer call() {
    Setup setup = options.setup();
    System.out.printf(Locale.ROOT, "%s%n%-48s %9s %9s %8s %8s %8s%n", Machine.here(), "GFLOP/s, one thread",
        "engine", "plain", "lead", "at least", "B/call");
    boolean good = true;
    for (EngineKernel kernel : EngineKernel.of(setup.architecture(), setup.batch())) {
      KernelTiming timing = KernelTiming.of(kernel, seconds);
      String fault = fault(timing);
      good &= fault.isEmpty();
      System.out.printf(Locale.ROOT, "%-48s %9.1f %9.2f %8.1f %8.1f %8.0f  %s%n", kernel.name(),
          timing.engineGigaflops().median(), timing.plainGigaflops().median(), timing.ratio().median(),
          timing.ratio().min(), timing.bytesPerCall(), fault);
    }
    return good ? 0 : 1;
  }

  private String fault(KernelTiming timing) {
    if (!(timing.kernel().difference() <= TOLERANCE)) {
      return String.format(Locale.ROOT, "WRONG by %.1e", timing.kernel().difference());
    }
    if (timing.bytesPerCall() > BYTES_ALLOWED) {
      return "ALLOCATES: vectors on the heap";
    }
    return timing.ratio().median() < floor ? "SLOW: below a lead of " + floor : "";
  }
}
