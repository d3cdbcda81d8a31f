package dev.tally.reader.receipt;

import dev.tally.reader.field.PlaceInk;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Labels;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.layout.NumberBoxes;
import dev.tally.reader.look.InkColours;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.page.Ink;
import dev.tally.reader.receipt.BoxReading.CentsColumn;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.RecognizedText;
import dev.tally.reader.text.TextReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the numbers of one page by all voices. */
final class BoxReader {
  private static final int FEWEST = 3;
  /** An amount in print that is at least so sure is not read as if a hand had written it, unless much hangs on it. */
  private static final double SURELY_PRINT = 0.9;

  /** What is longer in print is a telephone's number or the like. */
  private static final int LONGEST_AMOUNT = 9;

  /** Whether a hand wrote it is judged among the page's other numbers. */
  private static final double UNKNOWN = 0.5;

  /**
   * Of the boxes around totals on 19 estimates six begin with what looks like a 5, 8 or 9: three of these are dollar signs (`read receipt
   * --debug` shows them).
   */
  private static final double SIGN = 0.5;

  /** Of a box's height. */
  private static final double LOOSE = 0.12;

  private final Picture page;
  private final Ink ink;
  private final InkColours colours;
  private final LineReader numbers;
  private final TextReader text;
  private final Labels labels;

  BoxReader(Picture page, Ink ink, LineReader numbers, TextReader text, Labels labels) {
    this.page = page;
    this.ink = ink;
    this.colours = new InkColours(page, ink);
    this.numbers = numbers;
    this.text = text;
    this.labels = labels;
  }

  /**
   * A number, and what stands right of it in a column of cents.
   *
   * @param cents as it stands in its own place
   */
  BoxReading read(NumberBox place, Optional<NumberBox> cents, Optional<Unread> unread,
      Optional<PixelBox> wider) {
    RecognizedText print = print(place);
    Optional<Labels.Labelled> left = labels.left(place);
    boolean printed = print.weakest() >= SURELY_PRINT
        && (NumberBoxes.isComplete(place) || print.characters().size() > LONGEST_AMOUNT)
        && left.filter(labelled -> labelled.label().isBelowItems()).isEmpty();
    NumberLine line = printed ? NumberLine.none("print") : written(place, print, wider);
    return new BoxReading(place, line, print, cents.map(part -> cents(place, part)), unevenness(line),
        colours.of(place.box()).distance(colours.most()), UNKNOWN, left, labels.above(place), unread);
  }

  private CentsColumn cents(NumberBox place, NumberBox part) {
    NumberBox both = new NumberBox(place.box().union(part.box()), Optional.empty(), place.words(),
        place.isSigned());
    return new CentsColumn(written(part, print(part)), written(both, print(both)));
  }

  private RecognizedText print(NumberBox place) {
    return place.print().map(PageLine::text).orElseGet(() -> text.readLine(page.crop(place.box())));
  }

  /** As loosely as the network for lines saw most crops. */
  private PixelBox loosely(PixelBox box) {
    int by = (int) Math.round(LOOSE * box.height());
    int x = Math.max(0, box.x() - by);
    int y = Math.max(0, box.y() - by);
    return new PixelBox(x, y, Math.min(page.width(), box.right() + by) - x,
        Math.min(page.height(), box.bottom() + by) - y);
  }

  private NumberLine written(NumberBox place, RecognizedText print) {
    return PlaceInk.of(page, place.box())
        .or(() -> PlaceInk.of(ink, place.box()))
        .or(() -> PlaceInk.closely(page, place.box()))
        .map(found -> numbers.read(found.ink(),
            new LineReader.Beside(Optional.of(page.crop(loosely(place.box()))),
                Optional.of(new Spelling(print.digits())), place.isSigned() ? 0 : SIGN)))
        .orElseGet(() -> NumberLine.none("no ink stands out from the paper"));
  }

  /** What a place says, with the ink beside it as likely as without. */
  private NumberLine written(NumberBox place, RecognizedText print, Optional<PixelBox> wider) {
    NumberLine line = written(place, print);
    return wider.map(box -> new NumberBox(box, Optional.empty(), place.words(), place.isSigned()))
        .map(whole -> line.or(written(whole, print(whole))))
        .orElse(line);
  }

  /** How unlike print digits are: the deviation of their heights, and of their feet from a straight line, as shares of their height. */
  private static OptionalDouble unevenness(NumberLine line) {
    List<PixelBox> digits = line.glyphs()
        .stream()
        .filter(NumberLine.Glyph::isDigit)
        .map(NumberLine.Glyph::box)
        .toList();
    if (digits.size() < FEWEST) {
      return OptionalDouble.empty();
    }
    double height = digits.stream().mapToInt(PixelBox::height).average().orElseThrow();
    double heights = digits.stream().mapToDouble(d -> Math.pow(d.height() - height, 2)).sum();
    double middle = digits.stream().mapToDouble(PixelBox::centreX).average().orElseThrow();
    double foot = digits.stream().mapToInt(PixelBox::bottom).average().orElseThrow();
    double xx = digits.stream().mapToDouble(d -> Math.pow(d.centreX() - middle, 2)).sum();
    double xy = digits.stream().mapToDouble(d -> (d.centreX() - middle) * (d.bottom() - foot)).sum();
    double slope = xx == 0 ? 0 : xy / xx;
    double feet = digits.stream()
        .mapToDouble(d -> Math.pow(d.bottom() - foot - slope * (d.centreX() - middle), 2))
        .sum();
    return OptionalDouble.of((Math.sqrt(heights / digits.size()) + Math.sqrt(feet / digits.size())) / height);
  }
}
