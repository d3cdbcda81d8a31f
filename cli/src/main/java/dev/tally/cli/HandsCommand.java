package dev.tally.cli;

import dev.tally.reader.page.Ink;
import dev.tally.trainer.augment.HandDigits;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    PictureFolder folder = new PictureFolder(OutputFolder.make(out, spec.commandLine().getErr()), "expected",
        "writer");
    for (int i = 0; i < digits.size(); i++) {
      folder.add(new Ink(Digits.SIDE, Digits.SIDE, digits.image(i)).toPicture(),
          String.valueOf(digits.label(i)), writers.get(i));
    }
    spec.commandLine()
        .getOut()
        .println(folder.size() + " pictures by " + kept.hands().size() + " writers, " + folder.finish());
    return 0;
  }
}
