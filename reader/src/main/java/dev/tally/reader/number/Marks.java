package dev.tally.reader.number;

import dev.tally.reader.exact.Exact;
import java.util.Optional;

/**
 * What parts a number's digits, by those who see marks: the network for lines that sees the photo and a reader of print. Neither is right
 * as often as it says, so what they say is weighed.
 *
 * @param photo by the network that sees the photo
 * @param print by the reader of print; empty where it is not heard
 */
public record Marks(Spelling photo, Optional<Spelling> print) {
  /** By {@link Clue}, found by {@code tally fit marks}; see "Who says where the cents begin?" in docs/why/reading.md. */
  private static final double[] LEARNED = {0.336, 1.078, -0.339, 3.195, 0.534, -3.441};
  /** Nobody is surer than this, or surer of the opposite. */
  private static final double LEAST = 1e-3;

  /** What speaks for a mark. */
  public enum Clue {
    /** 1, always. */
    ALWAYS,
    /** The logarithm of the odds by the network that sees the photo. */
    PHOTO,
    /** The same of a mark one digit further left, which parts thousands where this one would part cents; 0 where none can stand there. */
    LEFT,
    /** 1 where a reader of print is heard, */
    HEARD,
    /** and the logarithm of the odds by it; 0 where it is not. */
    PRINT,
    /** 1 where the number ends in a dash for no cents. */
    DASH
  }

  /**
   * By {@link Clue}.
   *
   * @param digits of the number
   * @param before which of them the mark would stand, at least 1
   * @param dash whether the number ends in a dash for no cents
   */
  public double[] clues(String digits, int before, boolean dash) {
    return new double[] {1, odds(photo.parted(digits, before)),
        before > 1 ? odds(photo.parted(digits, before - 1)) : 0, print.isPresent() ? 1 : 0,
        print.map(reader -> odds(reader.parted(digits, before))).orElse(0.0), dash ? 1 : 0};
  }

  /**
   * How probable it is that something parts a number before one of its digits: a point, a comma, a rule, or that what follows
   * is small and raised. Half of all numbers are taken to have cents.
   *
   * @param digits of the number
   * @param before which of them, at least 1
   * @param dash whether the number ends in a dash for no cents
   */
  public double part(String digits, int before, boolean dash) {
    double[] clues = clues(digits, before, dash);
    double sum = 0;
    for (int k = 0; k < clues.length; k++) {
      sum += LEARNED[k] * clues[k];
    }
    return 1 / (1 + Exact.exp(-sum));
  }

  private static double odds(double probability) {
    double p = Math.clamp(probability, LEAST, 1 - LEAST);
    return Exact.log(p / (1 - p));
  }
}
