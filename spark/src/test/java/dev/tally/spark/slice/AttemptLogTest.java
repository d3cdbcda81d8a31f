package dev.tally.spark.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLogTest {
  @TempDir
  private Path folder;

  private AttemptLog begin() throws IOException {
    org.apache.hadoop.fs.Path attempts = new org.apache.hadoop.fs.Path(folder.resolve("attempts").toString());
    FileSystem files = Storage.of(attempts, new Configuration());
    return AttemptLog.begin(files, attempts);
  }

  private long left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("attempts"))) {
      return files.count();
    }
  }

  @Test
  void anAttemptThatEndsLeavesNothing() throws IOException {
    try (AttemptLog attempt = begin()) {
      attempt.at("a");
      attempt.at("b");
      assertEquals(1, left());
    }
    assertEquals(0, left());
  }

  @Test
  void whoDiedIsCountedByTheLastPhoto() throws IOException {
    AttemptLog first = begin();
    first.at("a");
    first.at("b");
    AttemptLog second = begin();
    second.at("b");
    try (AttemptLog third = begin()) {
      assertEquals(0, third.deaths("a"));
      assertEquals(2, third.deaths("b"));
    }
    assertEquals(2, left());
    first.close();
    second.close();
  }
}
