package dev.tally.cli;

import dev.tally.reader.StageListener;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.LatticeReader;
import dev.tally.reader.number.LatticeTrial;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.PooledReader;
import dev.tally.reader.number.PooledReader.Say;
import dev.tally.reader.number.SequenceNetwork;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import dev.tally.reader.text.TextReader;
import dev.tally.trainer.weigh.LatticeFit;
import dev.tally.trainer.weigh.VoiceFit;
import dev.tally.trainer.weigh.VoiceFit.Fitted;
import dev.tally.trainer.weigh.VoiceFit.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = "Finds constants that weigh readers, on labelled numbers, and prints each with what speaks for it. Changes nothing.",
    subcommands = {FitTotalsCommand.class, FitHandCommand.class, FitMarksCommand.class,
        FitCommand.Voices.class, FitCommand.Lattice.class})
final class FitCommand implements Runnable {
  /** A line of digits needs no more pixels: as the reader of numbers has it. */
  private static final int LONGEST_SIDE = 1200;

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** A labelled picture. */
  private record Labelled(Picture picture, Ink ink, String digits) {}

  private interface Use {
    void labelled(Labelled number);
  }

  /** Reads the labels' pictures one after another; such without ink are left out. */
  private static void each(Path labels, Use use) {
    ImageDecoder decoder = new ImageDecoder();
    List<Labels.Item> items = Labels.read(labels).items();
    try (ProgressBar bar = Progress.builder("reading", items.size()).build()) {
      for (Labels.Item item : items) {
        Picture picture = decoder.decode(item.file()).within(LONGEST_SIDE);
        String digits = item.expected().replaceAll("\\D", "");
        InkFinder.find(picture)
            .map(RuleEraser::erase)
            .ifPresent(ink -> use.labelled(new Labelled(picture, ink, digits)));
        bar.step();
      }
    }
  }

  @Command(
      name = "voices",
      mixinStandardHelpOptions = true,
      description = {"Fits how much of the say each reader of a number has (PooledReader).",
          "For each weight: the best, and from where to where the likelihood is as good. Then how lines are read by weights that were "
              + "fitted on the other half of them, and by those in use, which were fitted on both if these are the same labels."})
  static final class Voices implements Callable<Integer> {
    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "Labels file of numbers.")
    private Path labels;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      List<VoiceFit.Line> lines = new ArrayList<>();
      try (DigitClassifier classifier = DigitClassifier.named("digits");
          SequenceNetwork ink = SequenceNetwork.named("lines");
          SequenceNetwork photo = SequenceNetwork.named("lines-photo");
          TextReader text = TextReader.open(1)) {
        PooledReader reader = new PooledReader(new LatticeReader(classifier, StageListener.NONE), ink,
            Optional.of(photo), 0.5);
        each(labels,
            number -> lines
                .add(VoiceFit.Line.of(
                    reader.opinions(number.ink,
                        new LineReader.Beside(Optional.of(number.picture),
                            Optional.of(new Spelling(text.readLine(number.picture).digits())))),
                    number.digits)));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, "%,d numbers; somebody names the right one of %,d%n", lines.size(),
          lines.stream().filter(line -> line.right() >= 0).count());
      out.printf("%-10s %-62s %8s %7s %15s %15s %11s%n", "", String.join(" / ", VoiceFit.VOICES), "per line",
          "right", "from 0.90", "from 0.95", "at 1 % wrong");
      report(lines, Say.WITH_PRINT, out, true, true, false, true);
      report(lines, Say.WITH_PHOTO, out, true, true, true, false);
      report(lines, Say.WITH_BOTH, out, true, true, true, true);
      out.flush();
      return 0;
    }

    private static void report(List<VoiceFit.Line> lines, Say inUse, PrintWriter out, boolean... heard) {
      Fitted fitted = VoiceFit.fit(lines, heard);
      List<String> weights = new ArrayList<>();
      for (int k = 0; k < heard.length; k++) {
        weights.add(heard[k]
            ? String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", fitted.weights()[k], fitted.least()[k],
                fitted.most()[k])
            : "-");
      }
      row("fitted", String.join(" / ", weights), fitted.perLine(), fitted.elsewhere(), out);
      double[] used = {inUse.lattice(), inUse.ink(), inUse.photo(), inUse.print()};
      row("in use", String.join(" / ", Arrays.stream(used).mapToObj(Double::toString).toList()),
          VoiceFit.perLine(lines, used), VoiceFit.outcome(lines, used), out);
    }

    private static void row(String what, String weights, double perLine, Outcome outcome, PrintWriter out) {
      out.printf(Locale.ROOT, "%-10s %-62s %8.3f %5.1f %% %6.1f / %4.1f %% %6.1f / %4.1f %% %9.1f %%%n", what,
          weights, perLine, 100 * outcome.right(0), 100 * outcome.right(0.9), 100 * outcome.wrong(0.9),
          100 * outcome.right(0.95), 100 * outcome.wrong(0.95), 100 * outcome.answerable(0.01));
    }
  }

  @Command(
      name = "lattice",
      mixinStandardHelpOptions = true,
      showDefaultValues = true,
      description = {
          "Fits the weights of the lattice's observations (LatticeWeights) by coordinate search on every other line.",
          "Each change is printed with what it gained there and what the other half then has, as mean logarithms of the probability of "
              + "what a line says."})
  static final class Lattice implements Callable<Integer> {
    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "Labels file of numbers.")
    private Path labels;

    @Option(
        names = "--rounds",
        paramLabel = "N",
        defaultValue = "8",
        description = "Over all weights, at most.")
    private int rounds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      List<LatticeTrial> lines = new ArrayList<>();
      PrintWriter out = spec.commandLine().getOut();
      try (DigitClassifier classifier = DigitClassifier.named("digits")) {
        each(labels, number -> lines.add(new LatticeTrial(number.ink, number.digits, classifier)));
        LatticeFit fit = new LatticeFit(lines);
        double[] inUse = LatticeTrial.inUse();
        worth("in use", fit.worth(inUse), out);
        double[] found = fit.search(inUse, rounds, change -> {
          out.printf(Locale.ROOT, "%-16s %8.4f -> %8.4f  gains %.5f, the other half has %.5f%n",
              LatticeTrial.weights().get(change.weight()), change.from(), change.to(), change.gained(),
              change.elsewhere());
          out.flush();
        });
        worth("fitted", fit.worth(found), out);
        for (int k = 0; k < found.length; k++) {
          out.printf(Locale.ROOT, "%-16s %8.4f for %8.4f%n", LatticeTrial.weights().get(k), found[k],
              inUse[k]);
        }
      }
      out.flush();
      return 0;
    }

    private static void worth(String what, LatticeFit.Worth worth, PrintWriter out) {
      out.printf(Locale.ROOT, "%-8s fitted half %.4f, other half %.4f, right there %.1f %%%n", what,
          worth.fitted(), worth.others(), 100 * worth.right());
      out.flush();
    }
  }
}
