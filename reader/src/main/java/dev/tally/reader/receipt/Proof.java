package dev.tally.reader.receipt;

/** A way in which a page's other numbers confirm its total: by adding up, or by saying it once more. */
interface Proof {
  /** The total, in minor units. */
  long value();

  /** The row in which it stands. */
  int total();

  /** How much the way speaks for itself, against 1 for none. */
  double weight();
}
