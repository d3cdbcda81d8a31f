package dev.tally.trainer.tune;

import dev.tally.trainer.fit.TrainingSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One training of a search.
 *
 * @param number from 1
 * @param varied what makes it this one, by setting, in the order that was asked for
 * @param settings all of them
 */
public record Trial(int number, Map<String, String> varied, TrainingSettings settings) {
  public Trial {
    varied = Collections.unmodifiableMap(new LinkedHashMap<>(varied));
  }

  /** What its folder is called. */
  public String name() {
    return String.format(Locale.ROOT, "trial-%03d", number);
  }

  /** {@code batch=32 dropout=0.2}. */
  @Override
  public String toString() {
    return varied.entrySet()
        .stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
