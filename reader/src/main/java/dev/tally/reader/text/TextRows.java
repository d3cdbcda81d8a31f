package dev.tally.reader.text;

import dev.tally.reader.image.PixelBox;
import java.util.List;

/**
 * Lines of text in rows that may lean.
 *
 * @param lines from top to bottom
 * @param slope of the rows: how many pixels they fall for each to the right
 */
public record TextRows(List<PageLine> lines, double slope) {
  /** Lines of one row share so much of the lower one's height. */
  private static final double SAME_ROW = 0.4;
  /** Shorter lines, in heights, do not tell how a row leans. */
  private static final double LONG = 3;

  public TextRows {
    lines = List.copyOf(lines);
  }

  /** The median of long lines. */
  static double slope(List<TextLine> lines) {
    double[] slopes = lines.stream()
        .filter(line -> line.width() > LONG * line.height())
        .mapToDouble(line -> Math.tan(Math.toRadians(line.angle())))
        .sorted()
        .toArray();
    return slopes.length == 0 ? 0 : slopes[slopes.length / 2];
  }

  /** Whether a line stands to the left of another in its row. */
  public boolean isLeft(PixelBox line, PixelBox other) {
    return line.centreX() < other.x() && row(line, other) >= SAME_ROW;
  }

  /** How much of its height the lower of two lines shares with the other, were they side by side: above 0 in one row. */
  public double row(PixelBox line, PixelBox other) {
    double fall = slope * (other.centreX() - line.centreX());
    double shared = Math.min(line.bottom() + fall, other.bottom()) - Math.max(line.y() + fall, other.y());
    return shared / Math.min(line.height(), other.height());
  }
}
