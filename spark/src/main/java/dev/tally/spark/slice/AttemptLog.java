package dev.tally.spark.slice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Which photo an attempt at a slice is at, in a file of its own, so that the next attempt knows what the last one died of. The file goes
 * when the attempt ends, well or by an exception, and when its process is asked to end; it stays where the process crashes or is killed.
 *
 * <p>Good for photos that end the process. Bad for telling those from a machine that was switched off in the same moment, which is why one
 * death is no proof. Not for several threads.
 */
final class AttemptLog implements AutoCloseable {
  /** Before Hadoop closes its file systems, at 10. */
  private static final int HOOK_PRIORITY = 50;

  private final FileSystem files;
  private final Path file;
  private final List<String> died;
  private final Runnable hook = this::withdraw;

  private AttemptLog(FileSystem files, Path file, List<String> died) {
    this.files = files;
    this.file = file;
    this.died = died;
  }

  /** @param folder of the slice's attempts */
  static AttemptLog begin(FileSystem files, Path folder) throws IOException {
    AttemptLog log = new AttemptLog(files, new Path(folder, UUID.randomUUID().toString()),
        left(files, folder));
    ShutdownHookManager.get().addShutdownHook(log.hook, HOOK_PRIORITY);
    return log;
  }

  private static List<String> left(FileSystem files, Path folder) throws IOException {
    List<String> photos = new ArrayList<>();
    try {
      for (FileStatus attempt : files.listStatus(folder)) {
        photos.add(new String(Storage.bytes(files, attempt.getPath()), StandardCharsets.UTF_8));
      }
    } catch (FileNotFoundException _) {
      // The first attempt, or another one ends just now.
    }
    return photos;
  }

  /** How many earlier attempts died at this photo. */
  int deaths(String photo) {
    return Collections.frequency(died, photo);
  }

  /** Before a photo is read. */
  void at(String photo) throws IOException {
    try (OutputStream out = files.create(file, true)) {
      out.write(photo.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void withdraw() {
    try {
      files.delete(file, false);
    } catch (IOException _) {
      // It stays, and counts as a death: one alone does no harm.
    }
  }

  @Override
  public void close() {
    ShutdownHookManager.get().removeShutdownHook(hook);
    withdraw();
  }
}
