package dev.tally.spark;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.spark.reading.Networks;
import dev.tally.spark.reading.ReadingSettings;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How photos are read: the options of {@code tally read receipt}, under the same names. */
final class ReadingOption {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = PhotoReader.DEFAULT_MODEL,
      description = "A model that ships, by name, or a file.onnx, which travels to the executors. Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--lines",
      paramLabel = "NAME",
      defaultValue = "",
      description = "A network that reads whole lines beside it: one that ships, a file.onnx, or none.")
  private String lines;

  @Option(
      names = "--min-confidence",
      paramLabel = "X",
      description = "Below this confidence (0..1) the answer is 'unsure'. Default: chosen on labelled data.")
  private Double minConfidence;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of all receipts, such as INR or JPY, which says how many decimals there are. Default: not known, two decimals.")
  private String currency;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Where they were written, such as en-IN or de-DE, which tells points from commas. Default: not known.")
  private String locale;

  /** Whether print is read. */
  enum Print {
    ON, OFF
  }

  @Option(
      names = "--print",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Whether print is read, too. Default: on.")
  private Print print;

  /** Throws {@link dev.tally.reader.digit.ModelException} where one is missing. */
  Networks networks() {
    return Networks.of(model, lines);
  }

  /** Throws {@link ParameterException} where one is none. */
  ReadingSettings settings(CommandLine command) {
    if (minConfidence != null && !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new ParameterException(command, "--min-confidence must be from 0 to 1, not " + minConfidence);
    }
    ReadOptions money = ReadOptions.DEFAULTS;
    try {
      money = currency == null ? money : money.withCurrency(currency);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--currency " + currency + ": " + e.getMessage());
    }
    try {
      money = locale == null ? money : money.withLocale(locale);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--locale " + locale + ": " + e.getMessage());
    }
    return new ReadingSettings(minConfidence, money.currency().orElse(null), money.locale().orElse(null),
        print == Print.ON);
  }
}
