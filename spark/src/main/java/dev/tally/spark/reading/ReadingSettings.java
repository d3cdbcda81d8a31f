package dev.tally.spark.reading;

import dev.tally.reader.ReadOptions;
import java.io.Serializable;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * How photos are read, as it travels to the executors: the settings of {@code tally read receipt}.
 *
 * @param minConfidence 0..1; null for what is usual
 * @param currency ISO 4217; null where it is not known
 * @param locale null where it is not known
 * @param print whether print is read, too
 */
public record ReadingSettings(Double minConfidence, Currency currency, Locale locale,
    boolean print) implements Serializable {
  public static final ReadingSettings DEFAULTS = new ReadingSettings(null, null, null, true);

  /** For the card of a run, by the names of the options. */
  public Map<String, String> text() {
    return Map.of("--min-confidence", text(minConfidence), "--currency", text(currency), "--locale",
        text(locale), "--print", print ? "on" : "off");
  }

  private static String text(Object setting) {
    return setting == null ? "not set" : setting.toString();
  }

  public ReadOptions options() {
    ReadOptions options = ReadOptions.DEFAULTS.withPrint(print);
    if (minConfidence != null) {
      options = options.withConfidence(minConfidence);
    }
    if (currency != null) {
      options = options.withCurrency(currency);
    }
    return locale == null ? options : options.withLocale(locale);
  }
}
