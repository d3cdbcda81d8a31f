package dev.tally.trainer.data;

import dev.tally.reader.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to fetch: its name on every mirror, its size, and the SHA-256 it must have.
 *
 * @param bytes {@link #UNKNOWN} for what a host packs when it is asked
 */
record RemoteFile(String name, long bytes, String sha256) {
  static final long UNKNOWN = -1;

  /** A file of which nothing is known; what is in it is for the caller to verify. */
  static RemoteFile unknown(String name) {
    return new RemoteFile(name, UNKNOWN, "");
  }

  boolean hasSize() {
    return bytes != UNKNOWN;
  }

  /** Whether {@code file} exists and is, to the last byte, this one. */
  boolean matches(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes && Sha256.of(file).equals(sha256);
  }
}
