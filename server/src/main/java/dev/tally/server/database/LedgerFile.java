package dev.tally.server.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * SQLite's file. A process that has it open goes on writing to it when it is deleted, or another one put in its place: all of that is lost,
 * and nobody notices but who looks. Thread-safe.
 */
final class LedgerFile {
  private final Path path;
  private final Object key;

  private LedgerFile(Path path, Object key) {
    this.path = path;
    this.key = key;
  }

  /** Makes it where it is missing, for this user alone. */
  static void create(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    if (!Files.exists(path)) {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(path);
      }
    }
  }

  /** The file that is there now. */
  static LedgerFile at(Path path) throws IOException {
    return new LedgerFile(path, key(path));
  }

  /** What tells one file from another; null where the system has nothing, and does not let open files be deleted either. */
  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  Path path() {
    return path;
  }

  /** Whether it still is the one that was opened. */
  boolean isThere() {
    try {
      Object now = key(path);
      return key == null ? now == null : key.equals(now);
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether SQLite's log is beside it, into which all is written first. */
  boolean hasLog() {
    return Files.exists(Path.of(path + "-wal"));
  }
}
