package dev.tally.reader.corpus;

import dev.tally.reader.Reading;
import java.math.BigDecimal;
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

  /** Digits are compared with digits; an amount's value as money; an expected mark, as in 44.31, must have been read too. */
  private boolean isExpected(Reading.Candidate candidate) {
    String expected = item.expected();
    if (expected.chars().allMatch(Character::isDigit) && !isMoney(candidate.value())) {
      return candidate.value().equals(expected);
    }
    String amount = item.amount();
    return (isMoney(candidate.value()) && amount.matches("[0-9]+(\\.[0-9]+)?"))
        ? new BigDecimal(candidate.value()).compareTo(new BigDecimal(amount)) == 0
        : candidate.text().replaceAll("[^0-9]+$", "").equals(expected);
  }

  /** Amounts have a point where their currency has decimals, however many; numbers have none. */
  private static boolean isMoney(String value) {
    return value.matches("[0-9]+\\.[0-9]+");
  }
}
