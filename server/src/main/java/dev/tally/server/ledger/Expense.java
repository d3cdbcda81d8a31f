package dev.tally.server.ledger;

import dev.tally.reader.Box;
import dev.tally.reader.amount.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * An expense. Money is minor units (cents, paise) and a currency; an amount never stands without its currency.
 *
 * @param date on which it was spent
 * @param read what was read of its photo
 * @param photoSha256 of the photo's file, kept or not
 * @param photoKept whether the photo itself is there
 * @param version counts changes, from 1
 */
public record Expense(String id, String owner, Status status, Optional<Long> amountMinor,
    Optional<Currency> currency, Optional<LocalDate> date, Optional<String> category,
    Optional<String> merchant, Optional<String> note, Optional<Total> read, Optional<String> photoSha256,
    boolean photoKept, Instant createdAt, Instant updatedAt, Optional<Instant> confirmedAt, int version) {

  /** In the books is what is confirmed. */
  public enum Status {
    DRAFT, CONFIRMED, DELETED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The total as it was read.
   *
   * @param outcome read, unsure or unreadable
   * @param value of the likeliest reading, in whole units, for example {@code 44.31}
   * @param confidence of it, 0..1
   * @param box where it stands in the photo
   * @param model that read it: name and SHA-256
   */
  public record Total(String outcome, Optional<String> value, double confidence, Optional<Box> box,
      String model) {}

  /** The amount in whole units, for example {@code 44.31}. */
  public Optional<String> amount() {
    return amountMinor.map(minor -> Amount.plain(minor, decimals(currency.orElseThrow())));
  }

  static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  /** Whole units as minor units; empty where the currency has not so many decimals, or it is no amount that is possible. */
  static Optional<Long> minor(String amount, Currency currency) {
    if (!amount.matches("\\d{1,13}(\\.\\d{1,4})?")) {
      return Optional.empty();
    }
    BigDecimal minor = new BigDecimal(amount).movePointRight(decimals(currency)).stripTrailingZeros();
    return minor.scale() > 0 || minor.compareTo(BigDecimal.valueOf(ExpenseRules.MAX_MINOR)) > 0
        ? Optional.empty()
        : Optional.of(minor.longValueExact());
  }

  /** A field's value as text, as histories hold it. */
  Optional<String> text(Field field) {
    return switch (field) {
      case AMOUNT_MINOR -> amountMinor.map(minor -> Long.toString(minor));
      case CURRENCY -> currency.map(Currency::getCurrencyCode);
      case DATE -> date.map(LocalDate::toString);
      case CATEGORY -> category;
      case MERCHANT -> merchant;
      case NOTE -> note;
    };
  }
}
