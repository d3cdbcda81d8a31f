package dev.tally.trainer.report;

import dev.tally.reader.digit.ModelCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several runs beside each other.
 *
 * @param runs in the order they were named
 */
public record Comparison(List<Run> runs) {
  /** A figure that runs are compared by. */
  public enum Figure {
    ACCURACY("validation accuracy"),
    LOSS("validation loss"),
    CALIBRATION_ERROR("calibration error"),
    SECONDS("seconds");

    private final String title;

    Figure(String title) {
      this.title = title;
    }

    public double of(Run run) {
      return switch (this) {
        case ACCURACY -> run.card().validation().accuracy();
        case LOSS -> run.card().validation().loss();
        case CALIBRATION_ERROR -> run.card().validation().calibrationError();
        case SECONDS -> run.history().seconds();
      };
    }

    /** The figure as people read it. */
    public String text(double figure) {
      return switch (this) {
        case ACCURACY, CALIBRATION_ERROR -> Figures.percent(figure, 2);
        case LOSS -> Figures.plain(Math.round(figure * 1e5) / 1e5);
        case SECONDS -> Figures.plain(Math.round(figure * 10) / 10.0);
      };
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** Runs that differ in nothing but the seed; at least two. */
  public record SeedGroup(List<Run> runs) {
    public SeedGroup {
      runs = List.copyOf(runs);
    }

    public double mean(Figure figure) {
      return runs.stream().mapToDouble(figure::of).average().orElseThrow();
    }

    /** Standard deviation of the sample, with n - 1. */
    public double deviation(Figure figure) {
      double mean = mean(figure);
      double squares = runs.stream().mapToDouble(run -> Math.pow(figure.of(run) - mean, 2)).sum();
      return Math.sqrt(squares / (runs.size() - 1));
    }

    public List<Long> seeds() {
      return runs.stream().map(run -> run.card().seed()).toList();
    }
  }

  public Comparison {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare");
    }
  }

  /** Everything that decides what a run gives, by name; data files by {@code data NAME}. */
  public static Map<String, String> settings(Run run) {
    ModelCard card = run.card();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", card.network());
    settings.put("parameters", Integer.toString(card.parameters()));
    settings.putAll(card.settings());
    settings.put("seed", Long.toString(card.seed()));
    settings.put("engine", card.engine());
    settings.putAll(card.platform());
    card.data().forEach((file, hash) -> settings.put("data " + file, hash));
    return settings;
  }

  /** The settings that are not the same in all runs, each with a value for each run; {@code -} where a run has none. */
  public Map<String, List<String>> differences() {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    List<Map<String, String>> all = runs.stream().map(Comparison::settings).toList();
    Set<String> names = new LinkedHashSet<>();
    all.forEach(settings -> names.addAll(settings.keySet()));
    for (String name : names) {
      List<String> values = all.stream().map(settings -> settings.getOrDefault(name, "-")).toList();
      if (values.stream().distinct().count() > 1) {
        differences.put(name, values);
      }
    }
    return differences;
  }

  /** Sets of runs with different seeds and all else equal. */
  public List<SeedGroup> seedGroups() {
    Map<Map<String, String>, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      Map<String, String> key = settings(run);
      key.remove("seed");
      List<Run> group = groups.computeIfAbsent(key, _ -> new ArrayList<>());
      if (group.stream().noneMatch(other -> other.card().seed() == run.card().seed())) {
        group.add(run);
      }
    }
    return groups.values().stream().filter(group -> group.size() > 1).map(SeedGroup::new).toList();
  }
}
