package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program or file without which a test cannot run, such as a browser. Where it is missing the test is skipped with one line that says
 * why, except where the environment variable {@code CI} is {@code true}: there it fails, so that a gate never passes by skipping.
 */
public final class NeededFile {
  private NeededFile() {}

  /** The first browser of Chromium's kind that is installed. */
  public static Path chromium() {
    return found(onPath("chromium", "chromium-browser", "google-chrome"), "no Chromium is installed");
  }

  /** The first of these programs that is installed. */
  public static Optional<Path> onPath(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The file, or the end of the test. */
  public static Path found(Optional<Path> file, String missing) {
    if (file.isEmpty()) {
      assertFalse("true".equals(System.getenv("CI")), "must not be skipped where CI is true: " + missing);
      System.out.println("a test is skipped: " + missing);
      Assumptions.abort(missing);
    }
    return file.get();
  }
}
