package dev.tally.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The standard error that the launcher set aside. The JVM warns there of the incubator module that the engine needs, before any code of
 * Tally's runs, and knows no flag against that. So the launcher starts it with a filter in place of standard error and the real one
 * as another file descriptor, which is put back here.
 */
final class StandardError {
  private static final int PLACE = 2;

  private StandardError() {}

  /** Does nothing where the launcher set nothing aside. */
  // Calling C is restricted because it can crash the JVM: two whole numbers for dup2 cannot.
  @SuppressWarnings("restricted")
  static void takeBack() {
    Integer aside = Integer.getInteger("tally.stderr");
    if (aside == null) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    MethodHandle dup2 = linker.downcallHandle(linker.defaultLookup().findOrThrow("dup2"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      if ((int) dup2.invokeExact(aside.intValue(), PLACE) != PLACE) {
        throw new IllegalStateException("there is no file descriptor " + aside);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }
}
