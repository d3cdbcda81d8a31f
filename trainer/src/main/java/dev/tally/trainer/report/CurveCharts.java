package dev.tally.trainer.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How a training went, epoch by epoch: loss, accuracy, learning rate, of one run or of several in one chart. */
final class CurveCharts {
  /**
   * One line.
   *
   * @param style a class of the page's style sheet
   */
  record Line(String name, String style, double[] values) {}

  private CurveCharts() {}

  /** @param kept the epoch whose model was kept, from 1; 0 where no one epoch is to be marked */
  static Markup loss(List<Line> lines, int kept) {
    double[] all = all(lines);
    Axis y = Axis.log("loss, nats", min(all) / 1.15, max(all) * 1.15, Figures::plain);
    return chart("Loss", lines, y, kept, value -> String.format(Locale.ROOT, "%.4f", value));
  }

  static Markup accuracy(List<Line> lines, int kept) {
    double[] all = all(lines);
    Axis y = Axis.accuracy(1 - 1.15 * (1 - min(all)), 1 - (1 - max(all)) / 1.15);
    return chart("Accuracy", lines, y, kept, value -> Figures.percent(value, 2));
  }

  static Markup learningRate(List<Line> lines, int kept) {
    Axis y = Axis.linear("learning rate", 0, max(all(lines)) * 1.05, Figures::plain);
    return chart("Learning rate", lines, y, kept, Figures::plain);
  }

  private static Markup chart(String heading, List<Line> lines, Axis y, int kept,
      DoubleFunction<String> label) {
    int epochs = lines.stream().mapToInt(line -> line.values().length).max().orElse(1);
    Plot plot = new Plot(heading + " by epoch", Axis.epochs(epochs), y);
    if (kept > 0 && kept <= epochs) {
      plot.segment(kept, y.low(), kept, y.high(), "kept")
          .note(kept, y.high(), kept > epochs / 2 ? -5 : 5, 10, kept > epochs / 2 ? "end" : "start", "kept");
    }
    List<Plot.Key> keys = new ArrayList<>();
    for (Line line : lines) {
      double[] at = IntStream.rangeClosed(1, line.values().length).asDoubleStream().toArray();
      plot.curve(at, line.values(), line.style());
      for (int i = 0; i < at.length; i++) {
        if (Double.isFinite(line.values()[i])) {
          plot.dot(at[i], line.values()[i], epochs > 40 ? 2 : 3, "dot " + line.style(),
              line.name() + ", epoch " + (i + 1) + ": " + label.apply(line.values()[i]));
        }
      }
      keys.add(new Plot.Key(line.name(), line.style()));
    }
    return plot.end(heading, keys);
  }

  private static double[] all(List<Line> lines) {
    return lines.stream()
        .flatMapToDouble(line -> Arrays.stream(line.values()))
        .filter(Double::isFinite)
        .toArray();
  }

  private static double min(double[] values) {
    return DoubleStream.of(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return DoubleStream.of(values).max().orElse(1);
  }
}
