package dev.tally.browser;

import dev.tally.reader.SharedData;
import dev.tally.trainer.draw.PenOnPaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Picture files to read, by the path at which they are served. */
final class Pictures {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String STRINGS = "strings-car-a";

  private Pictures() {}

  /** All pictures that come with the project. */
  static Map<String, byte[]> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return served(files.filter(file -> file.toString().endsWith(".png")).sorted().toList());
    }
  }

  /** Numbers of one to nine digits, some with marks, drawn by pens of several kinds. */
  static Map<String, byte[]> drawn(int count) {
    Random random = new Random(17);
    Map<String, byte[]> drawn = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String digits = Integer.toString(random.nextInt((int) Math.pow(10, 1 + i % 9)));
      String text = digits.length() > 2 && i % 3 == 0
          ? new StringBuilder(digits).insert(digits.length() - 2, i % 2 == 0 ? "." : ",").toString()
          : digits;
      int height = 20 + random.nextInt(120);
      PenOnPaper pen = new PenOnPaper(height, height * (0.04 + 0.06 * random.nextDouble()),
          new int[] {random.nextInt(120), random.nextInt(120), random.nextInt(160)},
          new int[] {236, 233, 224}, i % 2 == 0);
      drawn.put("/drawn-" + i + "-" + digits + ".png", pen.write(text, random).toPng());
    }
    return drawn;
  }

  /** Amounts cut from checks, spread evenly over the set; none where it is not here. */
  static Map<String, byte[]> strings(int count) throws IOException {
    Path folder = SharedData.directory(STRINGS);
    List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(folder.resolve(lines.get(1 + i * (lines.size() - 1) / count).split("\t", -1)[0]));
    }
    return served(files);
  }

  private static Map<String, byte[]> served(List<Path> files) {
    Map<String, byte[]> served = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        served.put("/" + file.getFileName(), Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return served;
  }
}
