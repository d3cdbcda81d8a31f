package dev.tally.reader.number;

import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Ink;

/** Reads one line of digits and marks. Thread-safe. {@code LineReaderContract} holds what every implementation keeps. */
public interface LineReader {

  /**
   * Never throws for hard ink.
   *
   * @param line ink without paper and rules: one line, whatever its size
   */
  NumberLine read(Ink line);

  /**
   * The same with the photo to look at, which shows what finding the ink may have damaged: rules, faint strokes, neighbours.
   *
   * @param crop what a text detector or a person cut out around one line, as it was photographed; tight or loose, of any size
   * @param line the ink of the same crop; boxes of the answer are in its pixels
   */
  default NumberLine read(Picture crop, Ink line) {
    return read(line);
  }
}
