package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxLibraryTest {
  private static final int KILLED = 9;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir
  Path folder;

  /** Reads with a model, and ends as a process that is killed does. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] arguments) {
      DigitClassifier.named("phone").probabilities(new float[784], 0, 1);
      Runtime.getRuntime().halt(KILLED);
    }
  }

  @Test
  void aKilledProcessLeavesNothingAndOldFoldersGo() throws IOException, InterruptedException {
    Path old = Files.createDirectory(folder.resolve("onnxruntime-java1"));
    Files.write(old.resolve(System.mapLibraryName("onnxruntime")), new byte[10]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + folder, "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        Killed.class.getName()).inheritIO().start();
    assertEquals(KILLED, process.waitFor());
    assertEquals(List.of(), left());
  }

  @Test
  void youngFoldersAndThoseOfOthersStay() throws IOException {
    Path young = Files.createDirectory(folder.resolve("onnxruntime-java1"));
    Files.setLastModifiedTime(young, FileTime.from(NOW));
    Path others = Files.createDirectory(folder.resolve("onnxruntime-java2"));
    Files.createFile(others.resolve("letters.txt"));
    Path empty = Files.createDirectory(folder.resolve("onnxruntime-java3"));
    for (Path old : List.of(others, empty)) {
      Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(10)));
    }
    OnnxLibrary.sweep(folder, NOW.minusSeconds(5));
    assertEquals(List.of(young, others), left());
    assertTrue(Files.exists(others.resolve("letters.txt")));
    assertFalse(Files.exists(empty));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("onnxruntime-java"))
          .sorted()
          .toList();
    }
  }
}
