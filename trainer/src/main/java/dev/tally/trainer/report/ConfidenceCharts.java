package dev.tally.trainer.report;

import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.reader.digit.ModelCard.Threshold;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.Reliability;
import dev.tally.trainer.evaluate.RiskCoverage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether confidence means something: reliability diagram, doubt as stated and as found, risk-coverage curve. */
final class ConfidenceCharts {
  /** Confidences that make a reader doubt: 1 - 10^-(k/2). */
  private static final double[] DOUBTS = {1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 3e-4, 1e-4, 1e-5, 0};
  private static final double LEAST_DOUBT = 1e-5;
  /** Where a risk-coverage chart may start, so that the part with mistakes fills it. */
  private static final double[] STARTS = {0.9, 0.8, 0.5, 0};
  private static final int MOST_POINTS = 400;
  private static final String ANSWERED = "answered, surest first";
  private static final String WRONG = "wrong among the answered";

  private ConfidenceCharts() {}

  static Markup reliability(Predictions predictions) {
    Axis x = Axis.linear("confidence of the answer", 0, 1, Figures::percent);
    Axis y = Axis.linear("share right", 0, 1, Figures::percent);
    Plot plot = new Plot("Reliability diagram", x, y);
    plot.segment(0, 0, 1, 1, "ideal");
    for (Reliability.Bin bin : Reliability.of(predictions).bins()) {
      if (bin.count() > 0) {
        plot.bar(bin.from(), bin.to(), bin.accuracy(), bin.count() < 10 ? "bar few" : "bar",
            String.format(Locale.ROOT, "%,d of %,d right (%.1f %%), mean confidence %.1f %%", bin.right(),
                bin.count(), 100 * bin.accuracy(), 100 * bin.confidence()));
        plot.segment(bin.confidence(), bin.lowest(), bin.confidence(), bin.highest(), "whisker");
        plot.note((bin.from() + bin.to()) / 2, 1, 0, -6, "middle",
            bin.count() < 1000
                ? Integer.toString(bin.count())
                : String.format(Locale.ROOT, "%.1fk", bin.count() / 1000.0));
      }
    }
    return plot.end("Reliability", List.of(new Plot.Key("share right of so many", "s1"),
        new Plot.Key("as it should be", "ideal"), new Plot.Key("what chance allows", "whisker")));
  }

  /** The sure end, which the reliability diagram squeezes into its last bar. */
  static Markup doubt(Predictions predictions) {
    Axis x = Axis.log("doubt as stated (1 - confidence)", LEAST_DOUBT, 1, Figures::percent);
    Axis y = Axis.log("share wrong", 1e-5, 1, Figures::percent);
    Plot plot = new Plot("Doubt as stated and as found", x, y);
    plot.segment(1e-5, 1e-5, 1, 1, "ideal");
    for (Reliability.Bin bin : Reliability.byDoubt(predictions, DOUBTS).bins()) {
      if (bin.count() > 0) {
        double stated = Math.max(LEAST_DOUBT, 1 - bin.confidence());
        double wrong = 1 - bin.accuracy();
        plot.segment(stated, Math.max(y.low(), 1 - bin.highest()), stated, 1 - bin.lowest(), "whisker");
        plot.dot(stated, Math.max(y.low(), wrong), 4.5, wrong == 0 ? "dot s1 none" : "dot s1",
            String.format(Locale.ROOT, "%,d of %,d wrong (%s), mean doubt %s", bin.count() - bin.right(),
                bin.count(), Figures.percent(wrong), Figures.percent(1 - bin.confidence())));
      }
    }
    return plot.end("Doubt, stated and found", List.of(new Plot.Key("share wrong (hollow: none)", "s1"),
        new Plot.Key("as it should be", "ideal"), new Plot.Key("what chance allows", "whisker")));
  }

  static Markup riskCoverage(Predictions predictions, List<Threshold> thresholds) {
    RiskCoverage risk = RiskCoverage.of(predictions);
    List<RiskPoint> curve = risk.curve();
    double start = start(curve.stream());
    List<RiskPoint> seen = thinned(curve.stream().filter(point -> point.coverage() >= start).toList());
    double[] coverage = seen.stream().mapToDouble(RiskPoint::coverage).toArray();
    double[] error = seen.stream().mapToDouble(RiskPoint::error).toArray();
    double[] bound = seen.stream().mapToDouble(point -> risk.boundAt(point.coverage())).toArray();
    double most = Arrays.stream(bound).max().orElse(0.01);
    Plot plot = new Plot("Risk-coverage curve", Axis.linear(ANSWERED, start, 1, Figures::percent),
        Axis.linear(WRONG, 0, Math.max(1e-4, most * 1.08), Figures::percent));
    plot.curve(coverage, bound, "s2 thin").curve(coverage, error, "s1");
    for (int i = 0; i < seen.size(); i += Math.max(1, seen.size() / 60)) {
      plot.dot(coverage[i], error[i], 7, "hover", words(seen.get(i)));
    }
    for (Threshold threshold : thresholds) {
      if (threshold.coverage() >= start) {
        plot.dot(threshold.coverage(), threshold.bound(), 4, "dot s2",
            "at most " + Figures.oneIn(threshold.maxError()) + " wrong: "
                + Figures.percent(threshold.coverage(), 1) + " answered, from confidence "
                + Figures.confidence(threshold.confidence()));
      }
    }
    return plot.end("Risk and coverage",
        List.of(new Plot.Key("wrong, as counted", "s1"), new Plot.Key("at most, with 95 % certainty", "s2")));
  }

  /** A card's curve. */
  record RiskLine(Plot.Key key, List<RiskPoint> points) {}

  /** The curves of several cards in one chart, in their few points. */
  static Markup riskCoverage(List<RiskLine> lines) {
    double start = start(lines.stream().flatMap(line -> line.points().stream()));
    double most = lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(RiskPoint::error)
        .max()
        .orElse(0);
    Plot plot = new Plot("Risk-coverage curves", Axis.linear(ANSWERED, start, 1, Figures::percent),
        Axis.linear(WRONG, 0, Math.max(1e-4, most * 1.08), Figures::percent));
    for (RiskLine line : lines) {
      List<RiskPoint> seen = line.points().stream().filter(point -> point.coverage() >= start).toList();
      plot.curve(seen.stream().mapToDouble(RiskPoint::coverage).toArray(),
          seen.stream().mapToDouble(RiskPoint::error).toArray(), line.key().style());
      seen.forEach(point -> plot.dot(point.coverage(), point.error(), 3, "dot " + line.key().style(),
          line.key().name() + ": " + words(point)));
    }
    return plot.end("Risk and coverage", lines.stream().map(RiskLine::key).toList());
  }

  private static String words(RiskPoint point) {
    return String.format(Locale.ROOT, "%.1f %% answered, %.3f %% of them wrong, from confidence %s",
        100 * point.coverage(), 100 * point.error(), Figures.confidence(point.confidence()));
  }

  /** Left of it there are no mistakes to be seen. */
  private static double start(Stream<RiskPoint> points) {
    double firstMistake = points.filter(point -> point.error() > 0)
        .mapToDouble(RiskPoint::coverage)
        .min()
        .orElse(1);
    return Arrays.stream(STARTS).filter(at -> at < firstMistake).findFirst().orElse(0);
  }

  private static List<RiskPoint> thinned(List<RiskPoint> points) {
    int step = Math.max(1, points.size() / MOST_POINTS);
    return IntStream.range(0, points.size())
        .filter(i -> i % step == 0 || i == points.size() - 1)
        .mapToObj(points::get)
        .toList();
  }
}
