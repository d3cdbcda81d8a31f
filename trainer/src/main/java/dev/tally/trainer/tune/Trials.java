package dev.tally.trainer.tune;

import dev.tally.trainer.fit.TrainingSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Spreads dimensions out to trials. Every trial's settings are checked here, before anything is trained. */
public final class Trials {
  /** More is a mistake: a day has 1,440 minutes. */
  private static final int MOST = 10_000;
  /** Draws in a row that bring nothing new, after which there is nothing new. */
  private static final int PATIENCE = 1000;

  private Trials() {}

  /**
   * All combinations; the last dimension changes first.
   *
   * @param base what is the same in all trials
   * @throws IllegalArgumentException that names the value which does not do
   */
  public static List<Trial> grid(TrainingSettings base, List<Dimension> dimensions) {
    check(base, dimensions);
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Dimension dimension : dimensions) {
      if (!(dimension instanceof Dimension.Choice choice)) {
        throw new IllegalArgumentException(dimension.setting().key()
            + " has a range; a grid takes values with commas between, and random search takes ranges");
      }
      combinations = combinations.stream()
          .flatMap(known -> choice.values().stream().map(value -> with(known, choice.setting().key(), value)))
          .toList();
      count(combinations.size());
    }
    return trials(base, combinations);
  }

  /**
   * Combinations by chance, no two the same (Bergstra and Bengio: Random search for hyper-parameter optimization, 2012). More
   * trials of the same seed begin with the same ones.
   *
   * @throws IllegalArgumentException that names the value which does not do, or if there are not so many combinations
   */
  public static List<Trial> random(TrainingSettings base, List<Dimension> dimensions, int count, long seed) {
    check(base, dimensions);
    count(count);
    Random random = new Random(seed); // its sequence is fixed by specification
    Set<Map<String, String>> combinations = new LinkedHashSet<>();
    for (int failed = 0; combinations.size() < count; failed++) {
      Map<String, String> drawn = new LinkedHashMap<>();
      for (Dimension dimension : dimensions) {
        drawn.put(dimension.setting().key(), dimension.draw(random));
      }
      if (combinations.add(drawn)) {
        failed = -1;
      } else if (failed == PATIENCE) {
        throw new IllegalArgumentException(
            "%d trials are too many: these ranges seem to hold only %d different".formatted(count,
                combinations.size()));
      }
    }
    return trials(base, combinations);
  }

  private static void count(int trials) {
    if (trials < 1 || trials > MOST) {
      throw new IllegalArgumentException("a search has 1 to %,d trials, not %,d".formatted(MOST, trials));
    }
  }

  private static void check(TrainingSettings base, List<Dimension> dimensions) {
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a search needs at least one setting to vary");
    }
    Set<Object> seen = new HashSet<>();
    for (Dimension dimension : dimensions) {
      String key = dimension.setting().key();
      if (!seen.add(key)) {
        throw new IllegalArgumentException(key + " is to be varied twice");
      }
      dimension.samples().forEach(value -> base.with(Map.of(key, value)));
    }
  }

  private static Map<String, String> with(Map<String, String> known, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(known);
    more.put(key, value);
    return more;
  }

  private static List<Trial> trials(TrainingSettings base, Iterable<Map<String, String>> combinations) {
    List<Trial> trials = new ArrayList<>();
    for (Map<String, String> varied : combinations) {
      trials.add(new Trial(trials.size() + 1, varied, base.with(varied)));
    }
    return trials;
  }
}
