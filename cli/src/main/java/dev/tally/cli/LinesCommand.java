package dev.tally.cli;

import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.augment.WrittenLines;
import dev.tally.trainer.data.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lines",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Draws a contact sheet of the lines that a network for lines learns from, and prints their digits row by row.")
final class LinesCommand implements Callable<Integer> {
  private static final int COLUMNS = 4;
  private static final int ROWS = 24;
  /** Pixels of the sheet for one of the strip's. */
  private static final int SCALE = 2;
  private static final int WIDTH = SCALE * Strip.WIDTH + 2;
  private static final int HEIGHT = SCALE * Strip.HEIGHT + 2;

  @Option(
      names = "--augment",
      paramLabel = "TEXT",
      defaultValue = "line",
      description = "How each digit is distorted, as in train.")
  private String augment;

  @Option(
      names = "--non-digits",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of the lines that are, or end in, what is no digit.")
  private double nonDigits;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The sheet, a PNG file.")
  private Path out;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(nonDigits >= 0 && nonDigits < 1)) {
      throw new IllegalArgumentException(
          "the share of non-digits must be at least 0 and below 1, not " + nonDigits);
    }
    WrittenLines lines = new WrittenLines(new WrittenLines.Pool(data.mnist().train()),
        Augmentation.parse(augment), nonDigits);
    PrintWriter stdout = spec.commandLine().getOut();
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[Strip.PIXELS];
    byte[] gray = new byte[COLUMNS * WIDTH * ROWS * HEIGHT];
    Arrays.fill(gray, (byte) 150);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      String digits = lines.write(pixels, 0, random);
      stdout.print(digits.isEmpty() ? "-" : digits);
      stdout.print(i % COLUMNS == COLUMNS - 1 ? "\n" : "\t");
      draw(pixels, gray, i % COLUMNS * WIDTH + 1, i / COLUMNS * HEIGHT + 1);
    }
    WholeFile.write(out, new GrayPicture(COLUMNS * WIDTH, ROWS * HEIGHT, gray).toPng());
    stdout.flush();
    return 0;
  }

  /** Dark on light, as people know it. */
  private static void draw(float[] pixels, byte[] gray, int left, int top) {
    for (int y = 0; y < SCALE * Strip.HEIGHT; y++) {
      for (int x = 0; x < SCALE * Strip.WIDTH; x++) {
        float ink = Math.min(1, pixels[y / SCALE * Strip.WIDTH + x / SCALE]);
        gray[(top + y) * COLUMNS * WIDTH + left + x] = (byte) Math.round(255 * (1 - ink));
      }
    }
  }
}
