package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Amounts as the candidates of a reading.
 *
 * @param notation how their values are told
 */
record Candidates(Notation notation) {
  private static final int MOST = 5;

  /** What a number looks like by itself, at most five. */
  List<Candidate> of(List<Amount> looks) {
    return looks.stream()
        .limit(MOST)
        .map(amount -> new Candidate(notation.plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
  }

  /** A value as it is written where the number looks like it, else as it is told. */
  Candidate of(long minor, List<Amount> looks, double confidence) {
    String value = notation.plain(minor);
    String text = looks.stream()
        .filter(amount -> amount.minor() == minor)
        .map(Amount::text)
        .findFirst()
        .orElse(value);
    return new Candidate(value, text, confidence);
  }

  /**
   * The likeliest values, at most five.
   *
   * @param shares how likely each is
   * @param looks of the number that says a value
   */
  List<Candidate> of(Map<Long, Double> shares, LongFunction<List<Amount>> looks) {
    return shares.entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .limit(MOST)
        .map(entry -> of(entry.getKey(), looks.apply(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** Read where nothing speaks against the first one, else unsure. */
  static Reading reading(List<Candidate> candidates, Box box, Optional<Reason> doubt) {
    return doubt.<Reading>map(why -> new Reading.Unsure(candidates, why, box, List.of()))
        .orElseGet(() -> new Reading.Read(candidates.getFirst(), candidates.subList(1, candidates.size()),
            box, List.of()));
  }
}
