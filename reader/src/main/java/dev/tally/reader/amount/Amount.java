package dev.tally.reader.amount;

import java.math.BigDecimal;

/**
 * One meaning of a written amount.
 *
 * @param minor in minor units (cents, paise), at least 0
 * @param text as written, with its marks; empty where nothing is
 * @param probability that this is meant, 0..1
 */
public record Amount(long minor, String text, double probability) {
  /** That there is no amount where one may be: it adds nothing. */
  public static Amount none(double probability) {
    return new Amount(0, "", probability);
  }

  public boolean isNone() {
    return text.isEmpty();
  }

  /** Its text without marks; empty where nothing is. */
  public String digits() {
    return text.replaceAll("[^0-9]", "");
  }

  /** The value in whole units, with two decimals for example {@code 44.31}. */
  public static String plain(long minor, int decimals) {
    return BigDecimal.valueOf(minor, decimals).toPlainString();
  }

  /** The same, less sure. */
  public Amount times(double factor) {
    return new Amount(minor, text, probability * factor);
  }
}
