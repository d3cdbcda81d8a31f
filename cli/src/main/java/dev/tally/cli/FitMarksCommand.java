package dev.tally.cli;

import dev.tally.cli.TwoWayFit.Sample;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.number.Marks;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.receipt.PageEvidence.ReadNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
    name = "marks",
    mixinStandardHelpOptions = true,
    description = "Learns how far to believe those who see what parts a number's digits (Marks of the reader), on made-up bills.")
final class FitMarksCommand implements Callable<Integer> {
  private static final int CENTS = 2;
  /** What parts two last digits from the rest in the text of a made-up number. */
  private static final String PARTED = ".*[0-9][., ][0-9]{2}[^0-9]*";

  @Option(
      names = "--made-up",
      paramLabel = "LABELS",
      required = true,
      description = "Photos of 'tally data receipts'; truth.json beside them says what is written.")
  private List<Path> madeUp = List.of();

  @Option(names = "--penalty", description = "On the squares of the weights. Default: ${DEFAULT-VALUE}.")
  private double penalty = 0.02;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (PhotoReader reader = PhotoReader.open()) {
      for (Path labels : madeUp) {
        Map<String, JsonNode> truth = LabelledPages.truth(labels);
        LabelledPages.each(labels, reader, (item, page) -> {
          JsonNode photo = truth.get(item.file().getFileName().toString());
          page.numbers()
              .forEach(number -> parted(number, photo)
                  .ifPresent(parted -> add(number.line(), number.written(), parted, samples)));
        });
      }
    }
    double[] weights = TwoWayFit.weights(samples, Marks.Clue.values().length, penalty);
    PrintWriter print = spec.commandLine().getOut();
    print.println(TwoWayFit.report("with cents", samples, true, weights));
    print.println(TwoWayFit.report("without", samples, false, weights));
    FittedWeights.write(null, print, "tally fit marks", Marks.Clue.values(), weights);
    return 0;
  }

  /** With the reader of print and, since it is not always asked, without. */
  private static void add(NumberLine line, String digits, boolean parted, List<Sample> samples) {
    Marks marks = line.marks().orElseThrow();
    int before = digits.length() - CENTS;
    boolean dash = AmountGrammar.endsInDash(line.candidates().getFirst().text());
    samples.add(new Sample(marks.clues(digits, before, dash), parted));
    samples.add(new Sample(new Marks(marks.photo(), Optional.empty()).clues(digits, before, dash), parted));
  }

  /** Whether a number that a hand wrote has its cents parted, where all that say the same on the page do the same. */
  private static Optional<Boolean> parted(ReadNumber number, JsonNode photo) {
    return number.line().marks().isEmpty() || number.written().length() <= CENTS
        ? Optional.empty()
        : LabelledPages.alike(photo,
            field -> field.get("written").asString().equals("hand")
                && !field.get("kind").asString().equals("date")
                && field.get("text").asString().replaceAll("[^0-9]", "").equals(number.written()),
            field -> field.get("text").asString().matches(PARTED));
  }
}
