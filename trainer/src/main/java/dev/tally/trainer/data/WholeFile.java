package dev.tally.trainer.data;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file under another name first and moves it, so that under its own it is whole or not there. */
public final class WholeFile {
  private WholeFile() {}

  /** Replaces what is there under that name; makes the folder where there is none. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, bytes);
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
