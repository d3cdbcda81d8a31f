package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tally in a process of its own: what no command in this JVM can show. */
class LaunchedTest {
  @TempDir
  private Path folder;

  private Process shell(String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    builder.environment()
        .putAll(
            Map.of("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "CLASSPATH",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    return builder.start();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** With a filter in place of standard error, as the launcher does it; here a file, which must not get what Tally says. */
  @Test
  void theWarningOfTheJvmIsFilteredAndErrorsAreNot() throws Exception {
    Process process = shell("exec 3>&2 2>filtered; exec $JAVA --add-modules jdk.incubator.vector "
        + "--enable-native-access=ALL-UNNAMED -Dtally.stderr=3 dev.tally.cli.Main raed");
    assertEquals("tally: there is no command 'raed', perhaps read; see tally --help", errors(process));
    assertEquals(2, process.waitFor());
    assertEquals(List.of("WARNING: Using incubator modules: jdk.incubator.vector"),
        Files.readAllLines(folder.resolve("filtered")));
  }

  @Test
  @NeedsData("mnist")
  void whoEndsATrainingIsToldWhatIsKeptAndHowToGoOn() throws Exception {
    Process process = shell(
        "exec $JAVA --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED "
            + "--sun-misc-unsafe-memory-access=allow dev.tally.cli.Main train --network tiny --validation 50000 "
            + "--epochs 90 --threads 1 --out run --data '" + SharedData.directory("mnist") + "'");
    while (process.isAlive() && !Files.exists(folder.resolve("run").resolve("checkpoint.bin"))) {
      Thread.sleep(20);
    }
    // What Ctrl-C sends is ignored by whatever a script runs in the background, a build's tests included.
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    String said = errors(process);
    assertEquals(128 + 15, process.exitValue(), said);
    assertTrue(said.endsWith("go on with ./tally train --resume run"), said);
    assertTrue(said.contains("tally: made the folder run"), said);
  }
}
