package dev.tally.cli;

import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.augment.PhotoLines;
import dev.tally.trainer.augment.WritingHands;
import dev.tally.trainer.augment.WrittenLines;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lines",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Draws a contact sheet of the lines that a network for lines learns from, and prints what they spell row by row: digits, and a point for whatever parts two of them.")
final class LinesCommand implements Callable<Integer> {
  private static final int COLUMNS = 4;
  private static final int ROWS = 24;

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

  @Option(
      names = "--sees",
      paramLabel = "WHAT",
      defaultValue = "ink",
      description = "ink, or picture: photographed lines of real hands, as in train.")
  private String sees;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      required = true,
      converter = OutputFile.Png.class,
      description = "The sheet.")
  private Path out;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(nonDigits >= 0 && nonDigits < 1)) {
      throw new ParameterException(spec.commandLine(),
          "--non-digits must be at least 0 and below 1, not " + nonDigits);
    }
    Writer lines = writer();
    PrintWriter stdout = spec.commandLine().getOut();
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[Strip.PIXELS];
    ContactSheet sheet = new ContactSheet(COLUMNS, ROWS, Strip.WIDTH, Strip.HEIGHT);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      String digits = lines.write(pixels, random);
      stdout.print(digits.isEmpty() ? "-" : digits);
      stdout.print(i % COLUMNS == COLUMNS - 1 ? "\n" : "\t");
      sheet.put(i % COLUMNS, i / COLUMNS, pixels);
    }
    WholeFile.write(out, sheet.toPng());
    stdout.flush();
    return 0;
  }

  /** Writes a strip over the pixels and returns what it spells. */
  private interface Writer {
    String write(float[] pixels, SplittableRandom random);
  }

  private Writer writer() {
    Augmentation each = SettingOptions.checked(spec, () -> Augmentation.parse(augment));
    Digits mnist = data.mnist().train();
    return switch (sees) {
      case "ink" -> {
        WrittenLines lines = new WrittenLines(new WrittenLines.Pool(mnist), each, nonDigits);
        yield (pixels, random) -> lines.write(pixels, 0, random);
      }
      case "picture" -> {
        Hands hands = Hands.load(data.directory().hands());
        PhotoLines lines = new PhotoLines(new WritingHands(mnist, hands), each, nonDigits, Strip.WIDTH);
        yield (pixels, random) -> lines.write(pixels, 0, random);
      }
      default ->
        throw new ParameterException(spec.commandLine(), "--sees must be ink or picture, not " + sees);
    };
  }
}
