package dev.tally.reader.number;

import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Ink;
import java.util.Optional;

/** Reads one line of digits and marks. Thread-safe. {@code LineReaderContract} holds what every implementation keeps. */
public interface LineReader {

  /**
   * What is known of a line besides its ink.
   *
   * @param crop what a text detector or a person cut out around it, as it was photographed, tight or loose: it shows what finding the
   *     ink may have damaged
   * @param print what a reader of print makes of it
   * @param sign how likely a first digit that looks like a currency sign is one, 0..1
   */
  record Beside(Optional<Picture> crop, Optional<Spelling> print, double sign) {
    /** Nothing. */
    public static final Beside NOTHING = new Beside(Optional.empty(), Optional.empty());

    /** Of a line that begins with a digit. */
    public Beside(Optional<Picture> crop, Optional<Spelling> print) {
      this(crop, print, 0);
    }

    /** A crop alone. */
    public static Beside of(Picture crop) {
      return new Beside(Optional.of(crop), Optional.empty());
    }
  }

  /**
   * Never throws for hard ink.
   *
   * @param line ink without paper and rules: one line, whatever its size
   */
  NumberLine read(Ink line);

  /** The same with what else is known, of which a reader takes what it can use. */
  default NumberLine read(Ink line, Beside beside) {
    return read(line);
  }
}
