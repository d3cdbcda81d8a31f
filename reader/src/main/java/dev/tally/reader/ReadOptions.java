package dev.tally.reader;

import dev.tally.reader.digit.ModelCard;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How to read.
 *
 * @param digitConfidence a digit is Read from this confidence up, 0..1; below it is Unsure
 * @param numberConfidence the same for a whole number
 * @param receiptConfidence the same for a receipt's total, after its own sums had their say
 * @param stages shown the picture after each stage
 * @param locale where the receipt was written, which tells points from commas; empty where it is not known: nothing is assumed
 * @param print whether a receipt's print is read, too: its words say which number is the total, and a printed total is one
 * @param currency of the receipt, which tells how many decimals it has; empty where it is not known, and two are taken
 */
public record ReadOptions(double digitConfidence, double numberConfidence, double receiptConfidence,
    StageListener stages, boolean print, Optional<Locale> locale, Optional<Currency> currency) {
  /** Chosen on labelled data by target error; see docs/why/reading.md, "When is a reading sure?". */
  public static final ReadOptions DEFAULTS = new ReadOptions(0.7, 0.9, 0.8, StageListener.NONE, true,
      Optional.empty(), Optional.empty());

  public ReadOptions {
    require(digitConfidence);
    require(numberConfidence);
    require(receiptConfidence);
    Objects.requireNonNull(stages, "stages == null");
    Objects.requireNonNull(locale, "locale == null");
    Objects.requireNonNull(currency, "currency == null");
  }

  private static void require(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
  }

  public ReadOptions withConfidence(double confidence) {
    return new ReadOptions(confidence, confidence, confidence, stages, print, locale, currency);
  }

  /**
   * Digits are Read only where at most this share of such answers is wrong, as the model's validation images prove it. That
   * holds for digits as clean as those; numbers keep their confidence.
   *
   * @param maxError above 0, below 1: 0.001 is at most one wrong in 1,000
   * @throws dev.tally.reader.digit.ModelException where the card has no threshold for so small an error
   */
  public ReadOptions withMaxError(double maxError, ModelCard card) {
    return new ReadOptions(card.threshold(maxError).confidence(), numberConfidence, receiptConfidence, stages,
        print, locale, currency);
  }

  public ReadOptions withStages(StageListener listener) {
    return new ReadOptions(digitConfidence, numberConfidence, receiptConfidence, listener, print, locale,
        currency);
  }

  public ReadOptions withLocale(Locale where) {
    return new ReadOptions(digitConfidence, numberConfidence, receiptConfidence, stages, print,
        Optional.of(where), currency);
  }

  /**
   * The same by a language tag.
   *
   * @param tag such as {@code en-US}
   * @throws IllegalArgumentException which says what is needed, where it is none
   */
  public ReadOptions withLocale(String tag) {
    try {
      return withLocale(new Locale.Builder().setLanguageTag(tag).build());
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("a language tag is needed, such as en-US or de-DE", e);
    }
  }

  /**
   * The same by a currency's code.
   *
   * @param code of ISO 4217
   * @throws IllegalArgumentException which says what is needed, where it is none
   */
  public ReadOptions withCurrency(String code) {
    Currency money;
    try {
      money = Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("an ISO 4217 code is needed, such as INR, USD or EUR", e);
    }
    return withCurrency(money);
  }

  public ReadOptions withCurrency(Currency money) {
    return new ReadOptions(digitConfidence, numberConfidence, receiptConfidence, stages, print, locale,
        Optional.of(money));
  }

  /** Whether a receipt's print is read. */
  public ReadOptions withPrint(boolean read) {
    return new ReadOptions(digitConfidence, numberConfidence, receiptConfidence, stages, read, locale,
        currency);
  }
}
