package dev.tally.reader;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of reading one digit or number: {@link Read}, or honestly {@link Unsure}, or {@link Unreadable}. A hard photo is a
 * value, never an exception.
 */
public sealed interface Reading {
  /**
   * {@code read}, {@code unsure} or {@code unreadable}, as in the JSON of command line and server. A getter, unlike all else here, so
   * that whatever library writes a reading as JSON tells its outcome with its parts.
   *
   * @since 0.1.0
   */
  default String getOutcome() {
    return switch (this) {
      case Read _ -> "read";
      case Unsure _ -> "unsure";
      case Unreadable _ -> "unreadable";
    };
  }

  /**
   * The value as a decimal, with the digits behind the point that it is written with: of a receipt's total and fields the amount in
   * whole units, of a number its digits. Empty where it was not read for sure, and where it is no number, as a date or a merchant.
   *
   * @since 0.1.0
   */
  default Optional<BigDecimal> amount() {
    return this instanceof Read read && Read.DECIMAL.matcher(read.value()).matches()
        ? Optional.of(new BigDecimal(read.value()))
        : Optional.empty();
  }

  /** The same of a part of a photo, its boxes relative to the photo. */
  default Reading inPhoto(Box part) {
    return switch (this) {
      case Read read ->
        new Read(read.best, read.alternatives, read.box.inPhoto(part), Part.inPhoto(read.parts, part));
      case Unsure unsure ->
        new Unsure(unsure.candidates, unsure.why, unsure.box.inPhoto(part), Part.inPhoto(unsure.parts, part));
      case Unreadable unreadable -> unreadable;
    };
  }

  /**
   * One way to read it.
   *
   * @param value the digits alone, for example {@code 25441}
   * @param text as written, with its marks, for example {@code 25.441.-}
   * @param confidence the probability that the value is right, 0..1
   */
  record Candidate(String value, String text, double confidence) {}

  /**
   * One glyph.
   *
   * @param text a digit or a mark such as {@code .}
   * @param confidence that it is this digit, 0..1
   */
  record Part(String text, Box box, double confidence) {
    private static List<Part> inPhoto(List<Part> glyphs, Box part) {
      return glyphs.stream()
          .map(glyph -> new Part(glyph.text, glyph.box.inPhoto(part), glyph.confidence))
          .toList();
    }
  }

  /**
   * Sure enough to be used.
   *
   * @param alternatives the next likely, likeliest first; may be empty
   * @param parts the glyphs from left to right
   */
  record Read(Candidate best, List<Candidate> alternatives, Box box, List<Part> parts) implements Reading {
    /** As values are written, whatever the marks on paper. */
    private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?");

    public Read {
      alternatives = List.copyOf(alternatives);
      parts = List.copyOf(parts);
    }

    public String value() {
      return best.value();
    }

    public String text() {
      return best.text();
    }

    public double confidence() {
      return best.confidence();
    }
  }

  /**
   * Not sure enough: a person should look.
   *
   * @param candidates likeliest first, at least one
   * @param why for programs and for a person
   * @param parts the glyphs of the first candidate
   */
  record Unsure(List<Candidate> candidates, Reason why, Box box, List<Part> parts) implements Reading {
    public Unsure {
      candidates = List.copyOf(candidates);
      parts = List.copyOf(parts);
      if (candidates.isEmpty()) {
        throw new IllegalArgumentException("unsure of what? no candidates");
      }
    }

    /** A short sentence for a person. */
    public String reason() {
      return why.sentence();
    }
  }

  /**
   * Nothing to read, or nothing that could be made out.
   *
   * @param why for programs and for a person
   */
  record Unreadable(Reason why) implements Reading {
    /** For a reason of this code. */
    public Unreadable(Reason.Code code, String sentence) {
      this(new Reason(code, sentence));
    }

    /** A short sentence for a person. */
    public String reason() {
      return why.sentence();
    }
  }
}
