package dev.tally.cli;

import dev.tally.reader.Reading;

/** Colours of outcomes on a terminal; none where nobody sees them or nobody wants them. */
enum Colours {
  ON, OFF;

  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** As the launcher found standard output: only it can tell a terminal that is not standard input, too. */
  static Colours usual() {
    String wish = System.getenv("NO_COLOR");
    return Boolean.getBoolean("tally.colours") && (wish == null || wish.isEmpty()) ? ON : OFF;
  }

  /** A part of a line, in the colour of what it is about: read green, unsure yellow, unreadable red. */
  String of(Reading reading, String text) {
    if (this == OFF) {
      return text;
    }
    return switch (reading) {
      case Reading.Read _ -> GREEN;
      case Reading.Unsure _ -> YELLOW;
      case Reading.Unreadable _ -> RED;
    } + text + PLAIN;
  }
}
