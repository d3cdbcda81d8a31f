package dev.tally.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The outcome of {@code bench training}.
 *
 * @param operations floating-point operations of one picture, counted by {@link Work}
 * @param peak the cores' GFLOP/s during the repeats, by {@link Peak}
 * @param absent who could not take part, and why
 * @param bestPeer the fastest other than Tally by the median; empty if there is none
 * @param tallyToBestPeer Tally's images/s by those of the fastest peer of the same repeat, one a repeat
 * @param objections why this is not a comparison of equals; empty if it is
 */
record TrainingReport(String network, int batch, int threads, String data, Machine machine, long operations,
    Spread peak, List<Score> contenders, Map<Engine, String> absent, Optional<Engine> bestPeer,
    List<Double> tallyToBestPeer, List<String> objections) {

  /**
   * One contender's numbers.
   *
   * @param ratioToBestPeer of the medians
   * @param gigaflops by the median, as if all of {@link Work} were done
   * @param shareOfPeak of the median peak
   * @param othersCores the most cores that other processes took during a repeat
   */
  record Score(Engine contender, long parameters, Spread imagesPerSecond, Optional<Double> ratioToBestPeer,
      double gigaflops, double shareOfPeak, int steps, double firstLoss, double checkLoss, double finalLoss,
      double othersCores, List<Double> repeats) {}

  /** What was measured of one contender: a fixed number of steps without dropout, and then the repeats. */
  record Measured(long parameters, Run check, List<Run> repeats) {
    List<Double> imagesPerSecond(int batch) {
      return repeats.stream().map(run -> run.imagesPerSecond(batch)).toList();
    }
  }

  private static final double SAME_FIRST_LOSS = 1e-4;
  /** Rounding drives even equal engines apart: by some percent in a hundred steps. */
  private static final double SAME_CHECK_LOSS = 0.1;

  /** @param peaks GFLOP/s, measured between the repeats */
  static TrainingReport of(Setup setup, String data, List<Double> peaks, Map<Engine, Measured> measured,
      Map<Engine, String> absent) {
    int batch = setup.batch();
    long operations = Work.operations(setup.architecture());
    Spread peak = Spread.of(peaks);
    Optional<Engine> bestPeer = measured.keySet()
        .stream()
        .filter(engine -> engine != Engine.TALLY)
        .max(Comparator
            .comparingDouble(engine -> Spread.of(measured.get(engine).imagesPerSecond(batch)).median()));
    Optional<Double> best = bestPeer
        .map(peer -> Spread.of(measured.get(peer).imagesPerSecond(batch)).median());
    List<Score> scores = new ArrayList<>();
    measured.forEach((engine, m) -> {
      Spread spread = Spread.of(m.imagesPerSecond(batch));
      double gigaflops = spread.median() * operations / 1e9;
      scores.add(new Score(engine, m.parameters, spread, best.map(b -> spread.median() / b), gigaflops,
          gigaflops / peak.median(), m.repeats.getLast().steps(), m.check.firstLoss(), m.check.lastLoss(),
          m.repeats.getLast().lastLoss(),
          m.repeats.stream().mapToDouble(Run::othersCores).max().orElseThrow(), m.imagesPerSecond(batch)));
    });
    return new TrainingReport(setup.architecture().name(), batch, setup.threads(), data, Machine.here(),
        operations, peak, scores, absent, bestPeer, ratios(scores),
        objections(setup.architecture().parameterCount(), scores));
  }

  private static List<Double> ratios(List<Score> scores) {
    Optional<Score> tally = scores.stream().filter(score -> score.contender == Engine.TALLY).findFirst();
    List<Score> peers = scores.stream().filter(score -> score.contender != Engine.TALLY).toList();
    if (tally.isEmpty() || peers.isEmpty()) {
      return List.of();
    }
    return IntStream.range(0, tally.get().repeats.size())
        .mapToObj(i -> tally.get().repeats.get(i)
            / peers.stream().mapToDouble(p -> p.repeats.get(i)).max().orElseThrow())
        .toList();
  }

  /** Same number of parameters, same loss from the same start, about the same after the same steps, and falling. */
  static List<String> objections(long parameters, List<Score> scores) {
    List<String> objections = new ArrayList<>();
    Score first = scores.getFirst();
    for (Score score : scores) {
      if (score.parameters != parameters) {
        objections.add("%s trains %d parameters where the network has %d".formatted(score.contender,
            score.parameters, parameters));
      }
      if (differ(score.firstLoss, first.firstLoss, SAME_FIRST_LOSS)) {
        objections.add(String.format(Locale.ROOT, "%s starts at a loss of %.6f where %s starts at %.6f",
            score.contender, score.firstLoss, first.contender, first.firstLoss));
      }
      if (differ(score.checkLoss, first.checkLoss, SAME_CHECK_LOSS)) {
        objections
            .add(String.format(Locale.ROOT, "%s has a loss of %.4f after the same steps where %s has %.4f",
                score.contender, score.checkLoss, first.contender, first.checkLoss));
      }
      if (!(score.finalLoss < score.firstLoss)) {
        objections.add(String.format(Locale.ROOT, "%s does not learn: its loss went from %.4f to %.4f",
            score.contender, score.firstLoss, score.finalLoss));
      }
    }
    return objections;
  }

  private static boolean differ(double a, double b, double relative) {
    return !(Math.abs(a - b) <= relative * Math.abs(b));
  }

  /** For people. */
  String table() {
    StringBuilder table = new StringBuilder();
    try (Formatter out = new Formatter(table, Locale.ROOT)) {
      out.format("training %s, batches of %d, %d threads, %s%n%s%n%n", network, batch, threads, data,
          machine);
      out.format("%-24s %9s %9s %9s %9s %9s %7s %11s %8s %8s %8s %7s%n", "images/s", "median", "min", "max",
          "to peer", "GFLOP/s", "of peak", "parameters", "loss at", "checked", "final", "others");
      contenders.forEach(score -> row(score, out));
      absent.forEach((engine, reason) -> out.format("%-24s absent: %s%n", engine, reason));
      out.format(
          "%npeak: %.0f GFLOP/s (%.0f to %.0f), vectors of fused multiply-adds in registers on %d threads%n",
          peak.median(), peak.min(), peak.max(), threads);
      out.format(
          "work: %.2f MFLOP a picture, two a multiply-add: convolutions and dense layers, forward and both%n"
              + "gradients, every zero counted; tally skips zeros behind max pools, so its share is of that count%n",
          operations / 1e6);
      if (!tallyToBestPeer.isEmpty()) {
        Spread spread = Spread.of(tallyToBestPeer);
        out.format("%ntally to the fastest peer of each repeat: median %.2f, min %.2f, max %.2f%n",
            spread.median(), spread.min(), spread.max());
        tallyToBestPeer.forEach(ratio -> out.format(" %.2f", ratio));
        out.format("%n");
      }
      double others = contenders.stream().mapToDouble(Score::othersCores).max().orElseThrow();
      if (!Bystanders.areQuiet(others)) {
        out.format("NOT QUIET: other processes took up to %.1f cores, so do not quote this%n", others);
      }
      objections.forEach(objection -> out.format("NOT THE SAME: %s%n", objection));
    }
    return table.toString();
  }

  private static void row(Score score, Formatter out) {
    Spread speed = score.imagesPerSecond;
    out.format("%-24s %,9.0f %,9.0f %,9.0f %9.2f %9.1f %6.1f%% %,11d %8.4f %8.4f %8.4f %7.2f%n",
        score.contender, speed.median(), speed.min(), speed.max(), score.ratioToBestPeer.orElse(Double.NaN),
        score.gigaflops, 100 * score.shareOfPeak, score.parameters, score.firstLoss, score.checkLoss,
        score.finalLoss, score.othersCores);
  }
}
