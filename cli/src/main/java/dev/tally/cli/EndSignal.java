package dev.tally.cli;

import java.lang.reflect.Proxy;
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
    NUMBERS.forEach((name, number) -> handle(name, () -> {
      work.run();
      System.exit(128 + number);
    }));
  }

  /** By reflection: javac warns of {@code sun.misc.Signal}, for which there is nothing else, and the warning cannot be silenced. */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(EndSignal.class.getClassLoader(), new Class<?>[] {handler},
          (_, _, _) -> {
            action.run();
            return null;
          });
      signal.getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not tell of signals: it lacks jdk.unsupported", e);
    }
  }
}
