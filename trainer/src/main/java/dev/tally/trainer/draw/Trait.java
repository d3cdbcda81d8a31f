package dev.tally.trainer.draw;

/** What hands do on real bills besides writing one plain amount a row. */
public enum Trait {
  /** Some amounts are crossed out, with the right one above, beside or in the next row. */
  CROSSED_OUT,
  /** Quantity and rate stand before amounts. */
  QUANTITIES,
  /** The total has a circle, a box or lines around, above or below it. */
  FRAMED_TOTAL,
  /** Cents are written small and high, some with a line below. */
  RAISED_CENTS,
  /** Whole amounts end in {@code /-}, {@code =} or a dash. */
  NO_CENTS,
  /** Written with a red or a green pen. */
  RED_PEN
}
