package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.receipt.Receipt.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What sums, or print, and words come to together. Where they name different totals, neither is answered. */
final class Agreement {
  /** Two boxes are one number's if they share so much of the smaller one. */
  private static final double SHARED = 0.3;

  private Agreement() {}

  static Verdict of(Verdict sums, Verdict words) {
    List<Field> fields = new ArrayList<>(sums.fields());
    words.fields()
        .stream()
        .filter(field -> sums.fields().stream().noneMatch(known -> overlaps(known.box(), field.box())))
        .forEach(fields::add);
    fields.sort(Verdict.DOWNWARD);
    if (sums.total() instanceof Reading.Read one) {
      return contradicted(one, words).map(total -> new Verdict(total, fields, List.of()))
          .orElseGet(() -> new Verdict(one, fields, sums.because()));
    }
    if (words.total() instanceof Reading.Read) {
      return words;
    }
    boolean labelled = words.total() instanceof Reading.Unsure && words.isLabelled();
    return labelled || sums.total() instanceof Reading.Unreadable
        ? new Verdict(words.total(), words.fields(), sums.because())
        : new Verdict(sums.total(), fields, sums.because());
  }

  /** A total by sums that words do not bear out, as an unsure one. */
  private static Optional<Reading> contradicted(Reading.Read one, Verdict words) {
    return switch (words.total()) {
      case Reading.Read other when !other.value().equals(one.value()) -> Optional.of(differ(one, other.best(),
          "the sums say " + one.value() + ", the words beside the numbers " + other.value()));
      case Reading.Unsure other when words.isLabelled() && !overlaps(one.box(), other.box())
          && !other.candidates().getFirst().value().equals(one.value()) ->
        Optional.of(differ(one, other.candidates().getFirst(),
            "the sums say " + one.value() + ", but words name another number the total"));
      default -> Optional.empty();
    };
  }

  private static Reading differ(Reading.Read one, Reading.Candidate other, String sentence) {
    return new Reading.Unsure(List.of(one.best(), other), new Reason(Code.WAYS_DIFFER, sentence), one.box(),
        List.of());
  }

  private static boolean overlaps(Box one, Box other) {
    double across = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
    double down = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
    return across > 0 && down > 0
        && across * down > SHARED * Math.min(one.width() * one.height(), other.width() * other.height());
  }
}
