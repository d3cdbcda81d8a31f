package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine.Glyph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line of which two readings are as likely. */
final class NumberLineTest {
  private static final Glyph GLYPH = new Glyph("7", new PixelBox(1, 2, 3, 4), 0.9);
  private static final NumberLine TIGHT = new NumberLine(
      List.of(new Candidate("783", "783", 0.8), new Candidate("793", "793", 0.2)), List.of(GLYPH), 1, 0.2,
      "tight");
  private static final NumberLine WIDE = new NumberLine(
      List.of(new Candidate("10783", "10783", 0.7), new Candidate("793", "7.93", 0.1)), List.of(), 0.6, 0.4,
      "wide");

  @Test
  void eachReadingHasHalfAndWhatBothSayHasBothHalves() {
    NumberLine either = TIGHT.or(WIDE);
    assertEquals(List.of(new Candidate("783", "783", 0.4), new Candidate("10783", "10783", 0.35),
        new Candidate("793", "793", 0.15)), rounded(either));
    assertEquals(0.8, either.certainty(), 1e-9);
    assertEquals(0.3, either.none(), 1e-9);
    assertEquals(List.of(GLYPH), either.glyphs());
  }

  @Test
  void aReadingOfNothingLeavesHalf() {
    assertEquals(0.4, TIGHT.or(NumberLine.none("no ink")).candidates().getFirst().confidence(), 1e-9);
  }

  private static List<Candidate> rounded(NumberLine line) {
    return line.candidates()
        .stream()
        .map(one -> new Candidate(one.value(), one.text(), Math.round(one.confidence() * 1e6) / 1e6))
        .toList();
  }
}
