package dev.tally.reader.number;

import dev.tally.reader.glyph.Strip;
import java.util.List;

/** Tells what lines of writing spell, whatever computes it. */
public interface StripClassifier {
  /** What one line spells by one or several looks at it. */
  Spelling spellOne(List<Strip> looks);
}
