package dev.tally.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many cores other processes take while this one is measured. Peers whose threads wait for one another in busy loops lose far
 * more to them than Tally does (libtorch up to forty times with one of two cores taken), so a comparison on a busy machine flatters
 * Tally.
 */
final class Bystanders {
  /** Above this many cores a measurement is not to be quoted. */
  private static final double TOLERABLE = 0.1;

  private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory
      .getOperatingSystemMXBean();
  private final long start = System.nanoTime();
  private final long ownCpu = system.getProcessCpuTime();

  /** Whether a measurement is to be taken seriously. */
  static boolean areQuiet(double cores) {
    return cores <= TOLERABLE;
  }

  /** Begins to watch. */
  Bystanders() {
    double _ = system.getCpuLoad(); // that of the time until now
  }

  /** Cores taken by others since the beginning; 0 where the system does not tell. */
  double cores() {
    double load = system.getCpuLoad();
    double own = (double) (system.getProcessCpuTime() - ownCpu) / (System.nanoTime() - start);
    return Math.max(0, load * system.getAvailableProcessors() - own);
  }
}
