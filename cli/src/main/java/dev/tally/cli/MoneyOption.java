package dev.tally.cli;

import dev.tally.reader.ReadOptions;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is known of the money on receipts. */
final class MoneyOption {
  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "receipt: its currency, such as INR or JPY, which says how many decimals there are. Default: not known, two decimals.")
  private String currency;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "receipt: where it was written, such as en-IN or de-DE, which tells points from commas. Default: not known.")
  private String locale;

  boolean isGiven() {
    return currency != null || locale != null;
  }

  ReadOptions with(ReadOptions options, CommandLine command) {
    ReadOptions all = options;
    if (currency != null) {
      try {
        all = all.withCurrency(Currency.getInstance(currency));
      } catch (IllegalArgumentException _) {
        throw new ParameterException(command,
            "--currency " + currency + ": an ISO 4217 code is needed, such as INR, USD or EUR");
      }
    }
    if (locale != null) {
      try {
        all = all.withLocale(new Locale.Builder().setLanguageTag(locale).build());
      } catch (IllformedLocaleException _) {
        throw new ParameterException(command,
            "--locale " + locale + ": a language tag is needed, such as en-US or de-DE");
      }
    }
    return all;
  }
}
