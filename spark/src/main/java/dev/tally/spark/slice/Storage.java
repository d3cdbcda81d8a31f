package dev.tally.spark.slice;

import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.ImageLimits;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** Files wherever Hadoop's file systems reach: folders of this machine, HDFS, S3 and others. Thread-safe. */
public final class Storage {
  private static final int TRIES = 3;
  private static final long PAUSE_MILLISECONDS = 500;
  /** One more than allowed is enough to be refused. */
  private static final int MOST_BYTES = ImageLimits.defaults().maxBytes() + 1;

  private Storage() {}

  /** Of a path, without checksums beside its files: two files cannot appear in one step. */
  public static FileSystem of(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    files.setWriteChecksum(false);
    return files;
  }

  /** A place as somebody wrote it: a URI, or else a path as it is. */
  public static Path path(String place) {
    if (place.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      try {
        return new Path(new URI(place));
      } catch (URISyntaxException _) {
        // With a blank or an umlaut in it, as people write them.
      }
    }
    return new Path(place);
  }

  /**
   * A photo's bytes; of one that is larger than allowed just as many as show that. What may pass is tried again.
   *
   * @throws ImageException of kind MISSING
   */
  static byte[] photo(String photo, Configuration hadoop) {
    for (int attempt = 1;; attempt++) {
      try {
        Path path = path(photo);
        try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
          return in.readNBytes(MOST_BYTES);
        }
      } catch (FileNotFoundException _) {
        throw new ImageException(ImageException.Kind.MISSING, "does not exist");
      } catch (AccessControlException _) {
        throw new ImageException(ImageException.Kind.MISSING, "must not be read by this user");
      } catch (IOException | IllegalArgumentException e) {
        if (attempt == TRIES || e instanceof InterruptedIOException
            || e instanceof IllegalArgumentException) {
          throw new ImageException(ImageException.Kind.MISSING, "cannot be fetched (" + e + ")");
        }
      }
      pause(attempt * PAUSE_MILLISECONDS);
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A small file's bytes. */
  public static byte[] bytes(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }
}
