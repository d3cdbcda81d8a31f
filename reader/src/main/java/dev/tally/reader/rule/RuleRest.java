package dev.tally.reader.rule;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;

/**
 * Tells what is left of an upright rule from a one: both are narrow, but a rule went on above or below, where between the lines of
 * writing there is no other ink on its axis.
 */
public final class RuleRest {
  /** Of its height, a one that slants as well. */
  private static final double NARROW = 0.5;
  /** The ends of which a piece's axis is taken, as shares of its height. */
  private static final double END = 0.2;
  /** A rule goes on for this share of the piece's height, with so much of that inked. */
  private static final double BEYOND = 0.5;
  private static final double GOES_ON = 0.8;
  /** Pixels beside the axis. */
  private static final int BESIDE = 1;

  private final Components components;
  private final Ink before;

  /** @param before the ink with its rules */
  public RuleRest(Components components, Ink before) {
    this.components = components;
    this.before = before;
  }

  public boolean is(Component piece) {
    PixelBox box = piece.box();
    if (box.width() > NARROW * box.height()) {
      return false;
    }
    int end = (int) Math.max(1, END * box.height());
    double upper = middle(piece, box.y(), box.y() + end);
    double lower = middle(piece, box.bottom() - end, box.bottom());
    double slope = (lower - upper) / Math.max(1, box.height() - end);
    int far = (int) Math.max(4, BEYOND * box.height());
    return goesOn(upper, -slope, box.y() - 1, -1, far) || goesOn(lower, slope, box.bottom(), 1, far);
  }

  /** The mean column of a piece in some rows. */
  private double middle(Component piece, int from, int to) {
    long sum = 0;
    int count = 0;
    for (int y = from; y < to; y++) {
      for (int x = piece.box().x(); x < piece.box().right(); x++) {
        if (components.isOf(piece, x, y)) {
          sum += x;
          count++;
        }
      }
    }
    return count == 0 ? piece.box().x() : (double) sum / count;
  }

  /** Whether ink goes on along an axis from a row on, where the picture does. */
  private boolean goesOn(double column, double slope, int row, int step, int far) {
    int inked = 0;
    for (int i = 0; i < far; i++) {
      int x = (int) Math.round(column + slope * i);
      int y = row + step * i;
      if (x - BESIDE < 0 || x + BESIDE >= before.width() || y < 0 || y >= before.height()) {
        return false;
      }
      boolean ink = false;
      for (int at = x - BESIDE; at <= x + BESIDE; at++) {
        ink |= before.at(at, y) >= Ink.SEEN;
      }
      inked += ink ? 1 : 0;
    }
    return inked >= GOES_ON * far;
  }
}
