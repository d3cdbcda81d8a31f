package dev.tally.reader.amount;

/** How the writer of a bill shows cents, and how much of that a photo keeps: the same in all rows of one bill, mostly. */
public enum Habit {
  /** By a mark, by raising them, or in a column of their own; digits without any of these are whole units. */
  CENTS_SHOWN(0.7, 0.03),
  /** By points so faint that some are lost. */
  CENTS_FAINT(0.27, 0.3),
  /** By nothing that is left in the photo: all points are lost, or numbers run on across the rule of their column. */
  CENTS_HIDDEN(0.03, 0.85);

  /** How many times as often cents are noughts as the last digits of whole units are. */
  private static final double NOUGHTS = 3;

  private final double share;
  private final double hidden;

  Habit(double share, double hidden) {
    this.share = share;
    this.hidden = hidden;
  }

  /** Of all bills. */
  public double share() {
    return share;
  }

  /** How likely the last digits of a number without marks are cents. */
  double hidden() {
    return hidden;
  }

  /** The same where these are noughts, as cents mostly are, and the last digits of whole units now and then. */
  double hiddenNoughts() {
    return NOUGHTS * hidden / (NOUGHTS * hidden + 1 - hidden);
  }
}
