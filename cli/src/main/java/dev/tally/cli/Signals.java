package dev.tally.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** What is done when the process gets a signal. */
final class Signals {
  private Signals() {}

  /** Has this done whenever a signal comes; never, where the system or its JVM has no such signal. */
  static void on(String name, Runnable action) {
    try {
      handle(name, action);
    } catch (IllegalArgumentException _) {
      // Windows has none; the command does the same.
    }
  }

  /**
   * The same, throwing {@link IllegalArgumentException} where there is no such signal. By reflection: javac warns of {@code sun.misc.Signal}, for which there is nothing else, and the warning cannot be silenced.
   */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler},
          (_, _, _) -> {
            action.run();
            return null;
          });
      signal.getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("there is no signal " + name + " here", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not tell of signals: it lacks jdk.unsupported", e);
    }
  }
}
