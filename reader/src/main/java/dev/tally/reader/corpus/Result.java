package dev.tally.reader.corpus;

import dev.tally.reader.Reading;
import java.util.Optional;

/** What was read of one labelled picture. */
public record Result(Labels.Item item, Reading reading) {

  /** How a reading compares with what was expected. */
  public enum Outcome {
    CORRECT,
    /** Answered, and not equal: the one that costs money. */
    WRONG,
    /** Unsure or unreadable. */
    REFUSED
  }

  /** Where nothing is expected, a refusal is correct. */
  public Outcome outcome() {
    if (reading instanceof Reading.Read read) {
      return isExpected(read.best()) ? Outcome.CORRECT : Outcome.WRONG;
    }
    return item.isNothing() ? Outcome.CORRECT : Outcome.REFUSED;
  }

  /** The likeliest value, whether sure of it or not. */
  public Optional<Reading.Candidate> best() {
    return switch (reading) {
      case Reading.Read read -> Optional.of(read.best());
      case Reading.Unsure unsure -> Optional.of(unsure.candidates().getFirst());
      case Reading.Unreadable _ -> Optional.empty();
    };
  }

  /** Whether the likeliest value is the expected one, even if it was not answered. */
  public boolean isBestExpected() {
    return best().map(this::isExpected).orElse(item.isNothing());
  }

  /** Digits are compared with digits; an expected mark, as in 44.31, must have been read too. */
  private boolean isExpected(Reading.Candidate candidate) {
    boolean digitsOnly = item.expected().chars().allMatch(Character::isDigit);
    return digitsOnly
        ? candidate.value().equals(item.expected())
        : candidate.text().replaceAll("[^0-9]+$", "").equals(item.expected());
  }
}
