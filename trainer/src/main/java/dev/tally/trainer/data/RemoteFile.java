package dev.tally.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to fetch: its name on every mirror, its size, and the SHA-256 it must have. */
record RemoteFile(String name, long bytes, String sha256) {
  /** Whether {@code file} exists and is, to the last byte, this one. */
  boolean matches(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes && Sha256.of(file).equals(sha256);
  }
}
