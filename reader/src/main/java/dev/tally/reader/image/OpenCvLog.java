package dev.tally.reader.image;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Turns off OpenCV's log, which writes to the process's stderr about every file that it, or libtiff, dislikes.
 *
 * <p>Bytedeco's classes do not offer {@code cv::utils::logging::setLogLevel}, so it is called by its C++ name,
 * found among what the loaded library depends on. Where it is not found (Windows spells and searches it another
 * way), the log stays on; set the environment variable OPENCV_LOG_LEVEL=SILENT there.
 */
final class OpenCvLog {

  private static final String SET_LOG_LEVEL = "_ZN2cv5utils7logging11setLogLevelENS1_8LogLevelE";
  private static final int SILENT = 0;

  private OpenCvLog() {}

  /** For the whole process, once and for all. */
  @SuppressWarnings("restricted") // native access is granted on the command line, for OpenCV itself
  static void silence() {
    Optional<MemorySegment> setLogLevel = find(Loader.load(opencv_core.class));
    if (setLogLevel.isPresent()) {
      FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      MethodHandle call = Linker.nativeLinker().downcallHandle(setLogLevel.get(), type);
      try {
        int _ = (int) call.invokeExact(SILENT);
      } catch (Throwable e) {
        throw new IllegalStateException("OpenCV's log cannot be turned off", e);
      }
    }
  }

  @SuppressWarnings("restricted")
  private static Optional<MemorySegment> find(String library) {
    try {
      return SymbolLookup.libraryLookup(library, Arena.global()).find(SET_LOG_LEVEL);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // no file of that name: installed in a way that Bytedeco's loader did not see
    }
  }
}
