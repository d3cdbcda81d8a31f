package dev.tally.spark.run;

import dev.tally.spark.slice.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files in a folder and below, one after the other, without ever holding them all. Names that begin with a dot or an underscore are
 * passed over, as everywhere at Hadoop's. Not for several threads.
 */
final class Folders implements Iterator<String> {
  private final FileSystem files;
  private final boolean deep;
  private final Deque<Path> folders = new ArrayDeque<>();
  private RemoteIterator<FileStatus> entries;
  private String next;

  /** @param deep whether folders below are looked into */
  Folders(Path folder, boolean deep, Configuration hadoop) throws IOException {
    this.files = Storage.of(folder, hadoop);
    this.deep = deep;
    this.entries = files.listStatusIterator(folder);
  }

  static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && (entries.hasNext() || !folders.isEmpty())) {
        if (!entries.hasNext()) {
          entries = files.listStatusIterator(folders.pop());
          continue;
        }
        take(entries.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  private void take(FileStatus entry) {
    if (isHidden(entry.getPath())) {
      return;
    }
    if (entry.isFile()) {
      next = entry.getPath().toUri().toString();
    } else if (deep) {
      folders.push(entry.getPath());
    }
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String file = next;
    next = null;
    return file;
  }
}
