package dev.tally.cli;

import dev.tally.trainer.augment.Amount;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.augment.Distorter;
import dev.tally.trainer.augment.NonDigits;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "augmented",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Draws a contact sheet of what a training sees: two rows a digit, the first picture of each as it is and "
        + "the others distorted, then non-digits.")
final class AugmentedCommand implements Callable<Integer> {
  private static final int COLUMNS = 24;
  private static final int ROWS_A_DIGIT = 2;

  @Option(
      names = "--augment",
      paramLabel = "TEXT",
      defaultValue = "photo",
      completionCandidates = Amounts.class,
      description = {"How digits are distorted, as in train: \"photo rotation=15\".",
          "Amounts, each up to what is given: ${COMPLETION-CANDIDATES}."})
  private String augment;

  @Option(
      names = "--non-digits",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description = "Share of the sheet that non-digits take.")
  private double nonDigits;

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
    Augmentation augmentation = SettingOptions.checked(spec, () -> Augmentation.parse(augment));
    if (!(nonDigits >= 0 && nonDigits < 1)) {
      throw new ParameterException(spec.commandLine(),
          "--non-digits must be at least 0 and below 1, not " + nonDigits);
    }
    int digitRows = ROWS_A_DIGIT * Digits.CLASSES;
    int rows = (int) Math.min(200, Math.round(digitRows / (1 - nonDigits)));
    ContactSheet sheet = sheet(data.mnist().train(), augmentation, digitRows, Math.max(digitRows, rows));
    WholeFile.write(out, sheet.toPng());
    spec.commandLine().getOut().println(out + ": " + augmentation);
    return 0;
  }

  private ContactSheet sheet(Digits digits, Augmentation augmentation, int digitRows, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    Distorter distorter = new Distorter(augmentation, digits);
    NonDigits others = new NonDigits(digits);
    ContactSheet sheet = new ContactSheet(COLUMNS, rows, Digits.SIDE, Digits.SIDE);
    float[] pixels = new float[Digits.PIXELS];
    for (int row = 0; row < rows; row++) {
      int label = row < digitRows ? row / ROWS_A_DIGIT : Distorter.NO_LABEL;
      int original = row < digitRows ? any(digits, label, random) : -1;
      for (int column = 0; column < COLUMNS; column++) {
        boolean formed = true;
        if (original >= 0) {
          digits.toInput(original, pixels, 0);
        } else {
          formed = others.make(pixels, 0, random);
        }
        if (formed && (original < 0 || column > 0)) {
          distorter.distort(label, pixels, 0, random);
        }
        sheet.put(column, row, pixels);
      }
    }
    return sheet;
  }

  private static int any(Digits digits, int label, SplittableRandom random) {
    int i = random.nextInt(digits.size());
    while (digits.label(i) != label) {
      i = (i + 1) % digits.size();
    }
    return i;
  }

  /** For the help text: what digits can be distorted by, with units. */
  static final class Amounts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Amount.values()).map(a -> a.key() + " (" + a.meaning() + ")").iterator();
    }
  }
}
