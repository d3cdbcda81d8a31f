package dev.tally.reader.digit;

/** What a model thinks of one glyph: the probability of each digit 0..9; they sum to one. */
public record DigitScores(float[] probabilities) {
  public DigitScores {
    if (probabilities.length != 10) {
      throw new IllegalArgumentException("ten digits, not " + probabilities.length);
    }
  }

  /** The likeliest digit. */
  public int digit() {
    return ranked(0);
  }

  /** The probability of the likeliest digit, 0..1. */
  public float confidence() {
    return probabilities[digit()];
  }

  public float probability(int digit) {
    return probabilities[digit];
  }

  /** The probability of the least likely digit: 0 for what is plainly a digit, near 0.1 for what is none. */
  public float least() {
    float least = 1;
    for (float probability : probabilities) {
      least = Math.min(least, probability);
    }
    return least;
  }

  /** The digit in the place {@code rank} when ordered from likeliest to least likely, from 0; ties by digit. */
  public int ranked(int rank) {
    for (int digit = 0; digit < probabilities.length; digit++) {
      int ahead = 0;
      for (int other = 0; other < probabilities.length; other++) {
        if (probabilities[other] > probabilities[digit]
            || (other < digit && probabilities[other] == probabilities[digit])) {
          ahead++;
        }
      }
      if (ahead == rank) {
        return digit;
      }
    }
    throw new IllegalArgumentException("no rank " + rank);
  }
}
