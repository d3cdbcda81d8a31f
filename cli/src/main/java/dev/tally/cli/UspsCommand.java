package dev.tally.cli;

import dev.tally.reader.image.GrayPicture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "usps",
    mixinStandardHelpOptions = true,
    description = "Writes the USPS digits (zip.train.gz) as dark-on-light pictures with a labels file, for evaluation.")
final class UspsCommand implements Callable<Integer> {
  private static final int SIDE = 16;

  @Mixin
  private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the pictures and labels.tsv.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = data.directory().root().resolve("usps").resolve("zip.train.gz");
    if (!Files.exists(file)) {
      throw new CommandException(file + " is missing; point --data at a folder that has usps/zip.train.gz");
    }
    PictureFolder folder = new PictureFolder(OutputFolder.make(out, spec.commandLine().getErr()), "expected");
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] numbers = line.strip().split(" +");
        if (numbers.length != 1 + SIDE * SIDE) {
          throw new CommandException(file + " is not in the form label and 256 floats a line");
        }
        folder.add(picture(numbers), numbers[0].replaceAll("\\..*", ""));
      }
    }
    spec.commandLine().getOut().println(folder.size() + " pictures, " + folder.finish());
    return 0;
  }

  /** From -1 for paper to 1 for ink. */
  private static GrayPicture picture(String[] numbers) {
    byte[] gray = new byte[SIDE * SIDE];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) Math.clamp(Math.round(127.5 * (1 - Double.parseDouble(numbers[i + 1]))), 0, 255);
    }
    return new GrayPicture(SIDE, SIDE, gray);
  }
}
