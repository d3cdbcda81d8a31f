package dev.tally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder to be filled. One that is not there is made, and that is said: it may be a slip. */
final class OutputFolder {
  private OutputFolder() {}

  static Path make(Path folder, PrintWriter err) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      err.println("tally: made the folder " + folder);
      err.flush();
    }
    // Throws where it is a file.
    return Files.createDirectories(folder);
  }
}
