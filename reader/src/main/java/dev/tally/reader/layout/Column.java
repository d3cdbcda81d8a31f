package dev.tally.reader.layout;

import dev.tally.reader.image.PixelBox;

/** Numbers that stand below one another. */
public final class Column {
  /** Amounts of one column end within so many heights. */
  private static final double ALIGNED = 1.5;

  private Column() {}

  /** Whether one place stands above another in its column. */
  public static boolean isAbove(PixelBox above, PixelBox box) {
    return above.bottom() <= box.centreY()
        && (above.overlapX(box) > 0.5 * Math.min(above.width(), box.width()) || endsAt(box, above.right()));
  }

  /** Whether a place ends about there, x in pixels. */
  public static boolean endsAt(PixelBox box, int right) {
    return Math.abs(right - box.right()) < ALIGNED * box.height();
  }
}
