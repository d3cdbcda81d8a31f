package dev.tally.reader.number;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reading.Part;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a picture of one line of handwritten digits with its marks.
 *
 * <p>Thread-safe. Bad at several lines at once, and at letters: a name is read as whatever digits it resembles, with
 * little confidence.
 */
public final class NumberReader {
  private static final int ALTERNATIVES = 5;
  /** A line of digits needs no more pixels. */
  private static final int LONGEST_SIDE = 1200;

  private final LineReader reader;
  private final Optional<Function<Picture, Spelling>> print;
  private final ReadOptions options;

  /**
   * A reader of single numbers.
   *
   * @param print what a reader of print makes of a crop; empty where it is not to be heard
   */
  public NumberReader(LineReader reader, Optional<Function<Picture, Spelling>> print, ReadOptions options) {
    this.reader = reader;
    this.print = print;
    this.options = options;
  }

  /** Reads a picture of one number. Boxes of the reading are relative to the picture. */
  public Reading read(Picture photo) {
    Picture picture = photo.within(LONGEST_SIDE);
    options.stages().after("1-photo", picture::gray);
    Optional<Ink> found = InkFinder.find(picture);
    if (found.isEmpty()) {
      return new Reading.Unreadable(Code.NO_INK, "no ink stands out from the paper");
    }
    options.stages().after("2-ink", () -> found.get().toPicture());
    Ink ink = RuleEraser.erase(found.get());
    options.stages().after("3-without-lines", ink::toPicture);
    return reading(reader.read(ink, beside(picture)), ink);
  }

  /** Reads a crop of a photo whose ink is known, without rules. Boxes of the reading are relative to the ink. */
  public Reading read(Picture crop, Ink ink) {
    options.stages().after("3-without-lines", ink::toPicture);
    return reading(reader.read(ink, beside(crop)), ink);
  }

  private LineReader.Beside beside(Picture crop) {
    return new LineReader.Beside(Optional.of(crop), print.map(voice -> voice.apply(crop)));
  }

  private Reading reading(NumberLine line, Ink ink) {
    if (line.candidates().isEmpty()) {
      return new Reading.Unreadable(Code.NO_DIGITS, line.reason());
    }
    List<Candidate> candidates = line.candidates()
        .stream()
        .limit(ALTERNATIVES)
        .map(c -> new Candidate(c.value(), c.text(), c.confidence() * line.certainty()))
        .toList();
    Candidate best = candidates.getFirst();
    List<Part> parts = line.glyphs()
        .stream()
        .map(glyph -> new Part(glyph.text(), Box.of(glyph.box(), ink.width(), ink.height()),
            glyph.probability()))
        .toList();
    Box box = Box.of(line.glyphs()
        .stream()
        .filter(NumberLine.Glyph::isDigit)
        .map(NumberLine.Glyph::box)
        .reduce(PixelBox::union)
        .orElseThrow(), ink.width(), ink.height());
    if (best.confidence() >= options.numberConfidence()) {
      return new Reading.Read(best, candidates.subList(1, candidates.size()), box, parts);
    }
    return new Reading.Unsure(candidates, new Reason(Code.NOT_CLEAR, line.reason()), box, parts);
  }
}
