package dev.tally.trainer.evaluate;

import dev.tally.reader.glyph.Strip;
import java.util.List;

/**
 * Lines of writing as a network takes them, and what they say.
 *
 * @param pixels strip after strip, ink 1 on paper 0
 * @param numbers their digits; empty for a line of what is no number
 */
public record LineSet(float[] pixels, List<String> numbers) {
  public LineSet {
    numbers = List.copyOf(numbers);
    if (pixels.length != numbers.size() * Strip.PIXELS) {
      throw new IllegalArgumentException(
          pixels.length + " pixels do not make " + numbers.size() + " strips of " + Strip.PIXELS);
    }
  }

  public int size() {
    return numbers.size();
  }
}
