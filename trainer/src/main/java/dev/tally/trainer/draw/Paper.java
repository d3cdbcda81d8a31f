package dev.tally.trainer.draw;

/** What is photographed. */
public enum Paper {
  /** With ruled columns, filled in by hand. */
  BILL,
  /** The same form, nothing written on it. */
  BLANK_BILL,
  /** A till's receipt, nothing written on it. */
  TILL,
  /** With the total written once more, within a circle. */
  TILL_CIRCLED,
  /** With a tip and the total with it. */
  TILL_TIP
}
