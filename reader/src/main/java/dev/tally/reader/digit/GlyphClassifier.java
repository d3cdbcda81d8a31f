package dev.tally.reader.digit;

import dev.tally.reader.glyph.Glyph;
import java.util.List;

/** Tells digits, whatever computes it. */
public interface GlyphClassifier {
  /** Scores in the order of the glyphs; any number of them, in one call. */
  List<DigitScores> classify(List<Glyph> glyphs);
}
