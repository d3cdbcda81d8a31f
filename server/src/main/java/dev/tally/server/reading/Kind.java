package dev.tally.server.reading;

import java.util.Locale;

/** What a picture is said to show. */
public enum Kind {
  DIGIT, NUMBER, RECEIPT;

  /** For metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
