package dev.tally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Weights as the reader's resources hold them: a name and a number a line. */
final class FittedWeights {
  private FittedWeights() {}

  /** @param out a file; null prints them */
  static void write(Path out, PrintWriter print, String origin, Enum<?>[] names, double[] weights)
      throws IOException {
    StringBuilder text = new StringBuilder("# " + origin + "\n");
    for (int i = 0; i < names.length; i++) {
      text.append(String.format(Locale.ROOT, "%s\t%.3f%n", names[i].name(), weights[i]));
    }
    if (out == null) {
      print.print(text);
    } else {
      Files.writeString(out, text);
    }
    print.flush();
  }
}
