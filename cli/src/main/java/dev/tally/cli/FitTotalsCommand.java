package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.receipt.PageEvidence;
import dev.tally.reader.receipt.TotalCandidate;
import dev.tally.reader.receipt.TotalClue;
import dev.tally.trainer.weigh.ConditionalLogit;
import dev.tally.trainer.weigh.ConditionalLogit.Case;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "totals",
    mixinStandardHelpOptions = true,
    description = "Learns what each clue weighs by which a receipt's total is told from its other numbers (total.tsv of the reader), "
        + "and shows what they give on each set when it was left out.")
final class FitTotalsCommand implements Callable<Integer> {
  /** A larger set counts as so many photos. */
  private static final double MOST_PHOTOS = 50;
  /** Photos that end above the total were not taken by anybody. */
  private static final double CUT = 0.15;
  private static final double[] SURE = {0.7, 0.8, 0.85, 0.9, 0.95, 0.98};

  @Parameters(
      arity = "2..*",
      paramLabel = "LABELS",
      description = "Labels files of receipts' totals, each a set. '-': nothing to read.")
  private List<Path> sets;

  @Option(names = "--penalty", description = "On the squares of the weights. Default: ${DEFAULT-VALUE}.")
  private double penalty = 0.05;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      converter = OutputFile.Any.class,
      description = "Where to write the weights. Default: they are printed.")
  private Path out;

  @Spec
  private CommandSpec spec;

  /** A page, or one that was cut off above its total. */
  private record Sample(List<TotalCandidate> candidates, Optional<Long> total, boolean isCut) {

    Case toCase(double weight) {
      long expected = total.filter(t -> candidates.stream().anyMatch(one -> one.minor() == t))
          .orElse(TotalCandidate.OTHER);
      boolean[] right = new boolean[candidates.size()];
      for (int i = 0; i < right.length; i++) {
        right[i] = candidates.get(i).minor() == expected;
      }
      return new Case(candidates.stream().map(TotalCandidate::features).toArray(double[][]::new),
          candidates.stream().mapToDouble(TotalCandidate::offset).toArray(), right,
          isCut ? CUT * weight : weight);
    }
  }

  @Override
  public Integer call() throws IOException {
    List<List<Sample>> samples = new ArrayList<>();
    try (PhotoReader reader = PhotoReader.open()) {
      for (Path set : sets) {
        samples.add(read(set, reader));
      }
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println("set left out                     photos  likeliest   right/wrong from "
        + String.join("  ", Arrays.stream(SURE).mapToObj(String::valueOf).toList()));
    for (int i = 0; i < sets.size(); i++) {
      List<List<Sample>> others = new ArrayList<>(samples);
      List<Sample> left = others.remove(i);
      print.println(score(sets.get(i).toString(), left, fit(others)));
      print.flush();
    }
    double[] weights = fit(samples);
    for (int i = 0; i < sets.size(); i++) {
      print.println(score("all, " + sets.get(i), samples.get(i), weights));
    }
    FittedWeights.write(out, print, "tally fit totals, by " + sets.size() + " sets", TotalClue.values(),
        weights);
    return 0;
  }

  private List<Sample> read(Path labels, PhotoReader reader) {
    List<Sample> samples = new ArrayList<>();
    LabelledPages.each(labels, reader, (item, page) -> {
      Optional<Long> total = item.isNothing()
          ? Optional.empty()
          : Optional
              .of(new BigDecimal(item.amount()).movePointRight(Notation.UNKNOWN.decimals()).longValueExact());
      add(page, total, false, samples);
      total.flatMap(page::endingAbove).ifPresent(cut -> add(cut, Optional.empty(), true, samples));
    });
    return samples;
  }

  private static void add(PageEvidence page, Optional<Long> total, boolean isCut, List<Sample> samples) {
    List<TotalCandidate> candidates = page.totals();
    if (!candidates.isEmpty()) {
      samples.add(new Sample(candidates, total, isCut));
    }
  }

  private double[] fit(List<List<Sample>> samples) {
    List<Case> cases = samples.stream().flatMap(set -> {
      double photos = set.stream().filter(sample -> !sample.isCut).count();
      return set.stream().map(sample -> sample.toCase(Math.min(1, MOST_PHOTOS / photos)));
    }).toList();
    return ConditionalLogit.fit(cases, TotalClue.values().length, penalty);
  }

  /** What is read of a set with some weights, before any doubt. */
  private static String score(String name, List<Sample> set, double[] weights) {
    int likeliest = 0;
    int photos = 0;
    int[] right = new int[SURE.length];
    int[] wrong = new int[SURE.length];
    for (Sample sample : set) {
      double[] each = sample.toCase(1).chances(weights);
      Map<Long, Double> chances = new HashMap<>();
      IntStream.range(0, each.length)
          .forEach(i -> chances.merge(sample.candidates.get(i).minor(), each[i], Double::sum));
      chances.remove(TotalCandidate.OTHER);
      Optional<Map.Entry<Long, Double>> best = chances.entrySet().stream().max(Map.Entry.comparingByValue());
      boolean isRight = best.isPresent() && sample.total.filter(best.get().getKey()::equals).isPresent();
      photos += sample.isCut ? 0 : 1;
      likeliest += isRight ? 1 : 0;
      for (int i = 0; i < SURE.length; i++) {
        if (best.isPresent() && best.get().getValue() >= SURE[i]) {
          right[i] += isRight ? 1 : 0;
          wrong[i] += isRight ? 0 : 1;
        }
      }
    }
    StringBuilder line = new StringBuilder(
        String.format(Locale.ROOT, "%-32s %6d %10d   ", name, photos, likeliest));
    for (int i = 0; i < SURE.length; i++) {
      line.append(String.format(Locale.ROOT, "  %d/%d", right[i], wrong[i]));
    }
    return line.toString();
  }
}
