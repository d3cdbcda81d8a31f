package dev.tally.reader.layout;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextRows;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The words around a number: in its own line before it, to its left in the same row, and close above it.
 */
public final class Labels {
  /** Of lines that seem to stand in a number's row, one that is off by more than this share of the best is in the next. */
  private static final double NEXT_ROW = 0.7;
  /** Lines of one column share so much of the narrower one's width. */
  private static final double SAME_COLUMN = 0.3;
  /** What stands above at most so many heights away is close. */
  private static final double CLOSE = 1.2;

  private final List<PageLine> lines;
  private final TextRows rows;

  /**
   * Of a page.
   *
   * @param lines that may be words
   * @param rows how they lean
   */
  public Labels(List<PageLine> lines, TextRows rows) {
    this.lines = List.copyOf(lines);
    this.rows = rows;
  }

  /**
   * A label of a number.
   *
   * @param share of the text's letters that belong to it, 0..1
   * @param text all that stands there
   */
  public record Labelled(Label label, double share, String text) {
    private static Optional<Labelled> of(String text) {
      return Lexicon.find(text).map(match -> new Labelled(match.label(), match.share(), text));
    }
  }

  /** In the number's own line or row, the nearest that is known. */
  public Optional<Labelled> left(NumberBox number) {
    double best = lines.stream()
        .filter(line -> rows.isLeft(line.box(), number.box()))
        .mapToDouble(line -> rows.row(line.box(), number.box()))
        .max()
        .orElse(0);
    return Labelled.of(number.words())
        .or(() -> lines.stream()
            .filter(line -> rows.isLeft(line.box(), number.box())
                && rows.row(line.box(), number.box()) >= NEXT_ROW * best)
            .sorted(Comparator.comparingInt((PageLine line) -> -line.box().right()))
            .map(line -> Labelled.of(line.text().text()))
            .flatMap(Optional::stream)
            .findFirst());
  }

  /** Close above the number. */
  public Optional<Labelled> above(NumberBox number) {
    PixelBox box = number.box();
    return lines.stream()
        .filter(line -> isAbove(line.box(), box)
            && box.y() - line.box().bottom() < CLOSE * Math.max(box.height(), line.box().height()))
        .max(Comparator.comparingInt(line -> line.box().bottom()))
        .flatMap(line -> Labelled.of(line.text().text()));
  }

  private static boolean isAbove(PixelBox line, PixelBox number) {
    return line.centreY() < number.y()
        && line.overlapX(number) >= SAME_COLUMN * Math.min(line.width(), number.width());
  }
}
