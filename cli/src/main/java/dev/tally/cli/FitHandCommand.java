package dev.tally.cli;

import dev.tally.cli.TwoWayFit.Sample;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.receipt.HandOrPrint;
import dev.tally.reader.receipt.PageEvidence;
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
    name = "hand",
    mixinStandardHelpOptions = true,
    description = "Learns by which looks a number that a hand wrote is told from print (hand.tsv of the reader).")
final class FitHandCommand implements Callable<Integer> {
  private static final int SHORTEST = 2;

  @Option(names = "--printed", paramLabel = "LABELS", description = "Photos on which all numbers are print.")
  private List<Path> printed = List.of();

  @Option(names = "--filled", paramLabel = "LABELS", description = "Photos whose total a hand wrote.")
  private List<Path> filled = List.of();

  @Option(
      names = "--made-up",
      paramLabel = "LABELS",
      description = "Photos of 'tally data receipts'; truth.json beside them says who wrote what.")
  private List<Path> madeUp = List.of();

  @Option(names = "--penalty", description = "On the squares of the weights. Default: ${DEFAULT-VALUE}.")
  private double penalty = 0.02;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      converter = OutputFile.Any.class,
      description = "Where to write the weights. Default: they are printed.")
  private Path out;

  @Spec
  private CommandSpec spec;

  private interface Writer {
    Optional<Boolean> wrote(PageEvidence.ReadNumber number, Labels.Item item);
  }

  @Override
  public Integer call() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (PhotoReader reader = PhotoReader.open()) {
      for (Path labels : printed) {
        read(labels, reader, (_, _) -> Optional.of(false), samples);
      }
      for (Path labels : filled) {
        read(labels, reader, (number, item) -> isTotal(number, item) ? Optional.of(true) : Optional.empty(),
            samples);
      }
      for (Path labels : madeUp) {
        Map<String, JsonNode> truth = LabelledPages.truth(labels);
        read(labels, reader,
            (number, item) -> writer(number, truth.get(item.file().getFileName().toString())), samples);
      }
    }
    double[] weights = TwoWayFit.weights(samples, HandOrPrint.Clue.values().length, penalty);
    PrintWriter print = spec.commandLine().getOut();
    print.println(TwoWayFit.report("by hand", samples, true, weights));
    print.println(TwoWayFit.report("in print", samples, false, weights));
    FittedWeights.write(out, print, "tally fit hand", HandOrPrint.Clue.values(), weights);
    return 0;
  }

  private static void read(Path labels, PhotoReader reader, Writer writer, List<Sample> samples) {
    LabelledPages.each(labels, reader,
        (item, page) -> page.numbers()
            .forEach(number -> writer.wrote(number, item)
                .ifPresent(hand -> samples.add(new Sample(number.clues(), hand)))));
  }

  private static boolean isTotal(PageEvidence.ReadNumber number, Labels.Item item) {
    String digits = item.expected().replaceAll("[^0-9]", "");
    String whole = digits.replaceAll("00$", "");
    return digits.equals(number.written()) || whole.equals(number.written());
  }

  /** Who wrote a number, where all that say the same on the page are by the same. */
  private static Optional<Boolean> writer(PageEvidence.ReadNumber number, JsonNode photo) {
    return LabelledPages.alike(photo, field -> {
      String digits = field.get("text").asString().replaceAll("[^0-9]", "");
      return digits.length() >= SHORTEST
          && (digits.equals(number.printed()) || digits.equals(number.written()));
    }, field -> field.get("written").asString().equals("hand"));
  }
}
