package dev.tally.reader.layout;

/** What a word on a bill says of the number beside it. */
public enum Label {
  TOTAL,
  SUBTOTAL,
  TAX,
  TIP,
  DISCOUNT,
  ADVANCE,
  BALANCE,
  ROUNDING,
  /** How it was paid. */
  CASH,
  CHANGE,
  /** A heading of a column of amounts. */
  AMOUNT,
  QUANTITY,
  RATE,
  DATE,
  /** Of a bill, a product, a telephone: no amount. */
  NUMBER,
  /** What kind of paper it is. */
  TITLE;

  /** Whether it stands at single numbers below the items, and not at items. */
  public boolean isBelowItems() {
    return switch (this) {
      case TOTAL, SUBTOTAL, TAX, TIP, DISCOUNT, ADVANCE, BALANCE, ROUNDING, CASH, CHANGE -> true;
      case AMOUNT, QUANTITY, RATE, DATE, NUMBER, TITLE -> false;
    };
  }
}
