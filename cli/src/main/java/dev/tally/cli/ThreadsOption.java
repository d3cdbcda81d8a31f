package dev.tally.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** On how many threads it runs: the same option on every command that trains. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Count.class,
      description = "Default: one a core. Changes no result.")
  private Integer threads;

  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** From 1 to 1024. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int count;
      try {
        count = Integer.parseInt(text);
      } catch (NumberFormatException _) {
        throw new TypeConversionException("'" + text + "' is no whole number");
      }
      if (count < 1 || count > 1024) {
        throw new TypeConversionException("threads must be 1 to 1024, not " + count);
      }
      return count;
    }
  }
}
