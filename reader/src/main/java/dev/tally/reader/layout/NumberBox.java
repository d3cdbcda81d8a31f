package dev.tally.reader.layout;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.text.PageLine;
import java.util.Optional;

/**
 * A place on a page where a number seems to stand, printed or written.
 *
 * @param box in the page's pixels
 * @param print the part of a line that it is, without a currency sign before it; empty where it was put together of several
 * @param words that stand in the same line before it; may be empty
 * @param isSigned whether a currency sign stands before it
 */
public record NumberBox(PixelBox box, Optional<PageLine> print, String words, boolean isSigned) {
  /** Without a sign. */
  public NumberBox(PixelBox box, Optional<PageLine> print, String words) {
    this(box, print, words, false);
  }

  /** The same with a sign before it. */
  NumberBox signed() {
    return new NumberBox(box, print, words, true);
  }
}
