package dev.tally.trainer.report;

import dev.tally.trainer.report.SearchPage.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The charts of a search. The winner is drawn last, over the others. */
final class SearchCharts {
  private static final String WINNER = "s1";
  private static final String COMPLETE = "s2";
  private static final String ENDED = "s8";
  /** More different numbers than that are laid out by size, fewer side by side. */
  private static final int MOST_COLUMNS = 6;
  /** From this ratio of the largest to the smallest on an axis is logarithmic. */
  private static final double WIDE = 8;

  private SearchCharts() {}

  static String style(Trial trial, List<Trial> trials) {
    return trial.equals(trials.getFirst()) && !trial.hasDiverged()
        ? WINNER
        : trial.complete() ? COMPLETE : ENDED;
  }

  private static List<Plot.Key> keys(List<Trial> trials) {
    List<Plot.Key> keys = new ArrayList<>();
    for (Plot.Key key : List.of(new Plot.Key("winner", WINNER), new Plot.Key("trained to the end", COMPLETE),
        new Plot.Key("ended early", ENDED))) {
      if (trials.stream().anyMatch(trial -> style(trial, trials).equals(key.style()))) {
        keys.add(key);
      }
    }
    return keys;
  }

  static Markup loss(List<Trial> trials) {
    double[] all = finite(trials, "validation_loss");
    Axis y = Axis.log("validation loss, nats", min(all) / 1.15, max(all) * 1.15, Figures::plain);
    return curves("Loss", trials, "validation_loss", y,
        value -> Figures.plain(Math.round(value * 1e4) / 1e4));
  }

  static Markup accuracy(List<Trial> trials) {
    double[] all = finite(trials, "validation_accuracy");
    Axis y = Axis.accuracy(1 - 1.15 * (1 - min(all)), 1 - (1 - max(all)) / 1.15);
    return curves("Accuracy", trials, "validation_accuracy", y, value -> Figures.percent(value, 2));
  }

  private static Markup curves(String heading, List<Trial> trials, String column, Axis y,
      DoubleFunction<String> label) {
    int epochs = Math.max(1, trials.stream().mapToInt(trial -> trial.history().epochs()).max().orElse(1));
    Plot plot = new Plot(heading + " by epoch", Axis.epochs(epochs), y);
    for (Trial trial : trials.reversed()) {
      double[] values = trial.history().has(column) ? trial.history().column(column) : new double[0];
      double[] at = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
      String style = style(trial, trials);
      plot.curve(at, values, style.equals(WINNER) ? style : "thin faint " + style);
      int last = values.length - 1;
      for (int i = style.equals(WINNER) ? 0 : Math.max(0, last); i <= last; i++) {
        if (Double.isFinite(values[i])) {
          plot.dot(at[i], values[i], style.equals(WINNER) ? 4 : 3, "dot " + style,
              title(trial) + ", epoch " + (i + 1) + ": " + label.apply(values[i]));
        }
      }
    }
    return plot.end(heading, keys(trials));
  }

  /** What trials were ranked by over one setting; those that diverged lie hollow on the upper edge. */
  static Markup setting(String setting, List<Trial> trials) {
    double[] all = trials.stream().mapToDouble(Trial::loss).filter(Double::isFinite).toArray();
    Axis y = Axis.log("loss, nats", min(all) / 1.15, max(all) * 1.15, Figures::plain);
    List<String> values = trials.stream().map(trial -> trial.varied().get(setting)).distinct().toList();
    boolean numbers = values.stream().allMatch(SearchCharts::isNumber);
    boolean columns = !numbers || values.size() <= MOST_COLUMNS;
    List<String> ordered = numbers
        ? values.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : values;
    ToDoubleFunction<String> place = columns ? value -> ordered.indexOf(value) + 1 : Double::parseDouble;
    Plot plot = new Plot("Loss by " + setting, columns ? columns(setting, ordered) : numbers(setting, values),
        y);
    for (Trial trial : trials.reversed()) {
      String style = style(trial, trials);
      plot.dot(place.applyAsDouble(trial.varied().get(setting)),
          trial.hasDiverged() ? y.high() : trial.loss(), style.equals(WINNER) ? 6 : 4,
          style.equals(ENDED) ? "dot none " + style : "dot " + style,
          title(trial) + ": " + (trial.hasDiverged() ? "diverged" : SearchPage.loss(trial)));
    }
    return plot.end(setting, keys(trials));
  }

  private static Axis columns(String setting, List<String> values) {
    List<Axis.Tick> ticks = IntStream.range(0, values.size())
        .mapToObj(i -> new Axis.Tick(i + 1, SearchPage.shorten(values.get(i))))
        .toList();
    return new Axis(setting, 0.5, values.size() + 0.5, value -> value, ticks);
  }

  private static Axis numbers(String setting, List<String> values) {
    double[] numbers = values.stream().mapToDouble(Double::parseDouble).toArray();
    double low = min(numbers);
    double high = max(numbers);
    return low > 0 && high / low > WIDE
        ? Axis.log(setting, low / 1.1, high * 1.1, Figures::plain)
        : Axis.linear(setting, low - (high - low) / 20, high + (high - low) / 20, Figures::plain);
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String title(Trial trial) {
    StringBuilder title = new StringBuilder(trial.name());
    trial.varied().forEach((setting, value) -> title.append(", ").append(setting).append(' ').append(value));
    return title.toString();
  }

  private static double[] finite(List<Trial> trials, String column) {
    return trials.stream()
        .map(Trial::history)
        .filter(history -> history.has(column))
        .flatMapToDouble(history -> DoubleStream.of(history.column(column)))
        .filter(Double::isFinite)
        .toArray();
  }

  private static double min(double[] values) {
    return DoubleStream.of(values).min().orElse(0.1);
  }

  private static double max(double[] values) {
    return DoubleStream.of(values).max().orElse(1);
  }
}
