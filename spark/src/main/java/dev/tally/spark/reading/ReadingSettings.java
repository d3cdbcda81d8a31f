package dev.tally.spark.reading;

import dev.tally.reader.ReadOptions;
import java.io.Serializable;
import java.util.Currency;
import java.util.Locale;

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
