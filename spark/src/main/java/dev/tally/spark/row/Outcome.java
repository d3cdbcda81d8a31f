package dev.tally.spark.row;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import java.util.List;

/**
 * A {@link Reading} laid flat, as columns want it.
 *
 * @param outcome {@code read}, {@code unsure} or {@code unreadable}
 * @param value of what was read; else null, so that nobody takes a guess for an answer
 * @param confidence of the value, or of the likeliest candidate, 0..1; null where there is none
 * @param reasonCode for programs; null where it was read
 * @param reason for a person; null where it was read
 * @param candidates of what is unsure, likeliest first; else empty
 */
public record Outcome(String outcome, String value, Double confidence, String reasonCode, String reason,
    List<Candidate> candidates) {

  public Outcome {
    candidates = List.copyOf(candidates);
  }

  static Outcome of(Reading reading) {
    return switch (reading) {
      case Reading.Read read ->
        new Outcome(read.getOutcome(), read.value(), read.confidence(), null, null, List.of());
      case Reading.Unsure unsure ->
        new Outcome(unsure.getOutcome(), null, unsure.candidates().getFirst().confidence(),
            unsure.why().code().json(), unsure.reason(), unsure.candidates());
      case Reading.Unreadable unreadable -> unreadable(unreadable.why().code().json(), unreadable.reason());
    };
  }

  /** With a code that no {@link dev.tally.reader.Reason} has, where no reader was asked. */
  public static Outcome unreadable(String reasonCode, String reason) {
    return new Outcome("unreadable", null, null, reasonCode, reason, List.of());
  }
}
