package dev.tally.cli;

import java.util.Map;

/**
 * SIGTERM and Ctrl-C, before the JVM begins to shut down. Its shutdown hooks run all at once, and ONNX Runtime's own closes it under
 * readings that another hook waits for, which ends in a crash.
 */
final class EndSignal {
  private static final Map<String, Integer> NUMBERS = Map.of("INT", 2, "TERM", 15);

  private EndSignal() {}

  /** Has this done, and then the process ended as by the signal, when one comes. */
  static void first(Runnable work) {
    NUMBERS.forEach((name, number) -> Signals.handle(name, () -> {
      work.run();
      System.exit(128 + number);
    }));
  }
}
