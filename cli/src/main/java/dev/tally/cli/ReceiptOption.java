package dev.tally.cli;

import dev.tally.reader.ReadOptions;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How receipts are read, and what is known of their money. */
final class ReceiptOption {
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

  /** Whether print is read. */
  enum Print {
    ON, OFF
  }

  @Option(
      names = "--print",
      paramLabel = "on|off",
      description = "receipt: whether its print is read, too: words that say which number is the total, and printed totals. Default: on.")
  private Print print;

  boolean isGiven() {
    return currency != null || locale != null || print != null;
  }

  ReadOptions with(ReadOptions options, CommandLine command) {
    ReadOptions all = options.withPrint(print != Print.OFF);
    try {
      all = currency == null ? all : all.withCurrency(currency);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--currency " + currency + ": " + e.getMessage());
    }
    try {
      all = locale == null ? all : all.withLocale(locale);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--locale " + locale + ": " + e.getMessage());
    }
    return all;
  }
}
