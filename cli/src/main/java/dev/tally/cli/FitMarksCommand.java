package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.number.Marks;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.receipt.PageEvidence.ReadNumber;
import dev.tally.trainer.weigh.ConditionalLogit;
import dev.tally.trainer.weigh.ConditionalLogit.Case;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private record Sample(double[] clues, boolean parted) {
    /** The choice between a mark, which has the clues, and none. */
    Case toCase(double weight) {
      return new Case(new double[][] {clues, new double[clues.length]}, new double[2],
          new boolean[] {parted, !parted}, weight);
    }
  }

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
    double with = samples.stream().filter(Sample::parted).count();
    double without = samples.size() - with;
    PrintWriter print = spec.commandLine().getOut();
    // Numbers with cents and without weigh the same, however many there are of each.
    List<Case> cases = samples.stream()
        .map(sample -> sample.toCase(samples.size() / (2 * (sample.parted ? with : without))))
        .toList();
    double[] weights = ConditionalLogit.fit(cases, Marks.Clue.values().length, penalty);
    report("with cents", samples.stream().filter(Sample::parted).toList(), weights, print);
    report("without", samples.stream().filter(sample -> !sample.parted).toList(), weights, print);
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
    Set<Boolean> parted = new HashSet<>();
    for (JsonNode field : photo.get("fields")) {
      String text = field.get("text").asString();
      if (number.line().marks().isPresent() && number.written().length() > CENTS
          && field.get("written").asString().equals("hand") && !field.get("kind").asString().equals("date")
          && text.replaceAll("[^0-9]", "").equals(number.written())) {
        parted.add(text.matches(PARTED));
      }
    }
    return parted.size() == 1 ? Optional.of(parted.iterator().next()) : Optional.empty();
  }

  private static void report(String name, List<Sample> samples, double[] weights, PrintWriter print) {
    long wrong = samples.stream()
        .filter(sample -> (sample.toCase(1).chances(weights)[0] > 0.5) != sample.parted)
        .count();
    double likelihood = samples.stream()
        .mapToDouble(sample -> Math.log(sample.toCase(1).chances(weights)[sample.parted ? 0 : 1]))
        .average()
        .orElse(0);
    print.printf(Locale.ROOT, "%-10s %5d numbers, %4d taken for the other, %.3f a number%n", name,
        samples.size(), wrong, likelihood);
  }
}
