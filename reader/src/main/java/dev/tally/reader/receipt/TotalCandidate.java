package dev.tally.reader.receipt;

import java.util.Map;
import java.util.stream.Stream;

/**
 * An amount that may be the total.
 *
 * @param number which of the page's it would be
 * @param minor its value in minor units
 * @param probability that the number says so, if it says anything
 * @param clues what speaks for it, and how far it holds; what is not among them does not
 */
public record TotalCandidate(int number, long minor, double probability, Map<TotalClue, Double> clues) {
  /** The value of a number that was misread, or of none at all. */
  public static final long OTHER = -1;

  /** What is next to impossible by its look has a chance still. */
  private static final double LEAST = 1e-12;
  /** Sums prove an amount that they make so many times likelier, as a logarithm. */
  private static final double PROVED = 3;
  /** An amount stands elsewhere, too, if that number says so with this probability. */
  private static final double AGAIN = 0.25;

  public TotalCandidate {
    clues = Map.copyOf(clues);
  }

  /** What its look says before any clue, as a logarithm. */
  public double offset() {
    return Math.log(Math.max(LEAST, probability));
  }

  /** How far a clue holds. */
  double of(TotalClue clue) {
    return clues.getOrDefault(clue, 0.0);
  }

  /** All clues, in their order. */
  public double[] features() {
    return Stream.of(TotalClue.values()).mapToDouble(this::of).toArray();
  }

  /** Whether sums prove it. */
  boolean addsUp() {
    return of(TotalClue.ADDS_UP) >= PROVED;
  }

  /** Whether the same amount stands somewhere else, too. */
  boolean isAgain() {
    return of(TotalClue.AGAIN_BY_HAND) >= AGAIN || of(TotalClue.AGAIN_IN_PRINT) >= AGAIN || isPaid();
  }

  /** Whether it is what was paid. */
  boolean isPaid() {
    return of(TotalClue.PAID) >= AGAIN;
  }
}
