package dev.tally.cli;

import dev.tally.trainer.draw.PenOnPaper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "examples",
    mixinStandardHelpOptions = true,
    description = "Draws example pictures of numbers and digits, pen on paper, with labels. The same every time.")
final class ExamplesCommand implements Callable<Integer> {
  private static final List<String> NUMBERS = List.of("44.31", "1250", "7,936.08", "25.441.-");
  private static final List<String> DIGITS = List.of("3", "8");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the pictures, numbers.tsv and digits.tsv.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFolder.make(out, spec.commandLine().getErr());
    List<String> labels = new ArrayList<>(List.of("file\texpected"));
    PenOnPaper pen = PenOnPaper.BALLPOINT;
    for (String number : NUMBERS) {
      String digits = number.replaceAll("[^0-9]", "");
      write("number-" + digits + ".png", number, pen);
      labels.add("number-" + digits + ".png\t" + digits);
    }
    Files.write(out.resolve("numbers.tsv"), labels);
    labels.subList(1, labels.size()).clear();
    for (String digit : DIGITS) {
      write("digit-" + digit + ".png", digit, pen);
      labels.add("digit-" + digit + ".png\t" + digit);
    }
    Files.write(out.resolve("digits.tsv"), labels);
    spec.commandLine().getOut().println(NUMBERS.size() + DIGITS.size() + " pictures in " + out);
    return 0;
  }

  private void write(String file, String text, PenOnPaper pen) throws IOException {
    Files.write(out.resolve(file), pen.write(text, new Random(text.hashCode())).toPng());
  }
}
