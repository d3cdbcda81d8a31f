package dev.tally.trainer.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** A share as a percentage with so many decimals. */
  static String percent(double share, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f %%", 100 * share);
  }

  /** A share as a percentage without needless zeros: 99.5 %. */
  static String percent(double share) {
    return plain(100 * share) + " %";
  }

  /** A probability as a percentage with as many decimals as tell it from 100 %: 99.98 %. */
  static String sure(double probability) {
    double doubt = 1 - probability;
    return percent(probability, doubt >= 0.0005 || doubt <= 0 ? 1 : doubt >= 0.00005 ? 2 : 3);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Up to six digits, without needless zeros and without an exponent. */
  static String plain(double value) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** A confidence near one keeps the digits that matter, 0.99987; rounded up, so that whoever types it is not less strict. */
  static String confidence(double confidence) {
    double doubt = 1 - confidence;
    int decimals = doubt <= 0 ? 0 : (int) Math.clamp(1 - Math.floor(Math.log10(doubt)), 2, 8);
    return BigDecimal.valueOf(confidence).setScale(decimals, RoundingMode.CEILING).toPlainString();
  }

  /** A small share as people say it: 1 in 1,000. */
  static String oneIn(double share) {
    return "1 in " + count(Math.round(1 / share));
  }

  static String duration(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  /** A coordinate in a drawing. */
  static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
