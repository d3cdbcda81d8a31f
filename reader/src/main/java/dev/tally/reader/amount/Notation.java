package dev.tally.reader.amount;

import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How amounts are written: what the caller knows about it. Nothing is assumed about marks that is not known.
 *
 * @param decimalMark what stands before the cents, a point or a comma; empty where it is not known, and both may
 * @param decimals how many digits the minor unit has: 2 where no currency is given, else as in ISO 4217
 */
public record Notation(Optional<Character> decimalMark, int decimals) {
  /** Two decimals behind either mark. */
  public static final Notation UNKNOWN = new Notation(Optional.empty(), 2);

  private static final int MOST_DECIMALS = 4;

  public Notation {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException("decimals are 0 to " + MOST_DECIMALS + ", not " + decimals);
    }
  }

  /** What the locale's and the currency's customs tell. A currency without a minor unit, such as gold, counts as without decimals. */
  public static Notation of(Optional<Locale> locale, Optional<Currency> currency) {
    return new Notation(
        locale.map(l -> DecimalFormatSymbols.getInstance(l).getMonetaryDecimalSeparator())
            .filter(mark -> mark == '.' || mark == ','),
        currency.map(c -> Math.clamp(c.getDefaultFractionDigits(), 0, MOST_DECIMALS)).orElse(2));
  }

  /** An amount of minor units as it is told, in whole units, for example {@code 44.31}. */
  public String plain(long minor) {
    return Amount.plain(minor, decimals);
  }

  /** Terms of minor units as a person writes a sum, without those that are 0. */
  public String sum(List<Long> terms) {
    StringBuilder text = new StringBuilder();
    for (long term : terms.stream().filter(term -> term != 0).toList()) {
      text.append(text.isEmpty() ? "" : term < 0 ? " - " : " + ").append(plain(Math.abs(term)));
    }
    return text.toString();
  }

  /** Minor units in a whole one. */
  public long whole() {
    long whole = 1;
    for (int i = 0; i < decimals; i++) {
      whole *= 10;
    }
    return whole;
  }
}
