package dev.tally.reader.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a main class of the tests in a process of its own: native code writes past System.err, and may take the
 * whole JVM with it.
 *
 * @param exit 0 if main returned
 */
record ChildJvm(int exit, String stdout, String stderr) {

  /** @param folder for the output, empty */
  static ChildJvm run(Class<?> main, Path folder) throws IOException, InterruptedException {
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder child = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
        main.getName());
    child.environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "OPENCV_LOG_LEVEL"));
    int exit = child.redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start().waitFor();
    return new ChildJvm(exit, Files.readString(stdout), Files.readString(stderr));
  }
}
