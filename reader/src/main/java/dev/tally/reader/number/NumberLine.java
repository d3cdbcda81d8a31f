package dev.tally.reader.number;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@link LineReader} makes of one line of writing.
 *
 * @param candidates likeliest first; their confidences sum to at most 1; empty where there are no digits
 * @param glyphs of the likeliest, from left to right
 * @param certainty how far to trust the candidates where nothing else vouches for them, 0..1: their confidences are shares of it
 * @param none the probability that this is no number at all, as far as the reader can tell, 0..1
 * @param reason why the likeliest may be wrong, or why there is none: a short sentence for a person
 * @param marks what parts its digits; empty where nobody was asked who sees it
 */
public record NumberLine(List<Candidate> candidates, List<Glyph> glyphs, double certainty, double none,
    String reason, Optional<Marks> marks) {

  /**
   * One digit or mark.
   *
   * @param box in the line's pixels
   * @param probability that it is this one by its looks alone, 0..1; 1 for marks
   */
  public record Glyph(String text, PixelBox box, double probability) {
    public boolean isDigit() {
      return Character.isDigit(text.charAt(0));
    }
  }

  public NumberLine {
    candidates = List.copyOf(candidates);
    glyphs = List.copyOf(glyphs);
  }

  /** Where no network was asked what parts the digits. */
  public NumberLine(List<Candidate> candidates, List<Glyph> glyphs, double certainty, double none,
      String reason) {
    this(candidates, glyphs, certainty, none, reason, Optional.empty());
  }

  public static NumberLine none(String reason) {
    return new NumberLine(List.of(), List.of(), 0, 0, reason);
  }

  /** This or another reading of the same line, as likely one as the other; the glyphs are this one's. */
  public NumberLine or(NumberLine other) {
    Map<String, Candidate> all = new LinkedHashMap<>();
    for (Candidate one : candidates) {
      all.put(one.value(), new Candidate(one.value(), one.text(), one.confidence() / 2));
    }
    for (Candidate one : other.candidates) {
      all.merge(one.value(), new Candidate(one.value(), one.text(), one.confidence() / 2),
          (a, b) -> new Candidate(a.value(), a.text(), a.confidence() + b.confidence()));
    }
    return new NumberLine(
        all.values().stream().sorted(Comparator.comparingDouble(Candidate::confidence).reversed()).toList(),
        glyphs, (certainty + other.certainty) / 2, (none + other.none) / 2, reason, marks);
  }

  /** The probability of the digit that looks least like itself; 0 where there are no digits. */
  public double weakest() {
    return glyphs.stream().filter(Glyph::isDigit).mapToDouble(Glyph::probability).min().orElse(0);
  }

  /** What the glyphs spell, with marks. */
  static String text(List<Glyph> glyphs) {
    return glyphs.stream().map(Glyph::text).collect(Collectors.joining());
  }
}
