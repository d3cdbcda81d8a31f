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
}
