package dev.tally.cli;

import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.augment.HandDigits;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "hands",
    mixinStandardHelpOptions = true,
    description = "Writes the digits of the writers that --hands all keeps out of training as dark-on-light pictures with a labels "
        + "file, for evaluation.")
final class HandsCommand implements Callable<Integer> {
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
    Hands kept = Hands.digits(data.directory().hands()).split(CardSplit.USUAL.seed()).validation();
    HandDigits hands = new HandDigits(kept);
    Digits digits = hands.all();
    List<String> writers = hands.writers();
    Files.createDirectories(out);
    List<String> labels = new ArrayList<>(List.of("file\texpected\twriter"));
    for (int i = 0; i < digits.size(); i++) {
      String name = String.format(Locale.ROOT, "%05d.png", i);
      Files.write(out.resolve(name), picture(digits.image(i)).toPng());
      labels.add(name + "\t" + digits.label(i) + "\t" + writers.get(i));
    }
    Path labelsFile = out.resolve("labels.tsv");
    Files.write(labelsFile, labels);
    spec.commandLine()
        .getOut()
        .println(digits.size() + " pictures by " + kept.hands().size() + " writers, " + labelsFile);
    return 0;
  }

  private static GrayPicture picture(byte[] ink) {
    byte[] gray = new byte[ink.length];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (255 - (ink[i] & 0xff));
    }
    return new GrayPicture(Digits.SIDE, Digits.SIDE, gray);
  }
}
