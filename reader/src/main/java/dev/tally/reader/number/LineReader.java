package dev.tally.reader.number;

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
   * The same with what a reader of print makes of the line, if this reader can make use of it.
   *
   * @param print places from left to right
   */
  default NumberLine read(Ink line, Spelling print) {
    return read(line);
  }
}
