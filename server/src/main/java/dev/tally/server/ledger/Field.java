package dev.tally.server.ledger;

import java.util.Locale;

/** What people say about an expense. */
public enum Field {
  AMOUNT_MINOR("amountMinor"),
  CURRENCY("currency"),
  DATE("date"),
  CATEGORY("category"),
  MERCHANT("merchant"),
  NOTE("note");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** In JSON and in histories. */
  public String label() {
    return label;
  }

  /** The column. */
  String column() {
    return this == DATE ? "spent_on" : name().toLowerCase(Locale.ROOT);
  }
}
