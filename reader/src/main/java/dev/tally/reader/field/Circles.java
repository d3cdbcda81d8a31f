package dev.tally.reader.field;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import java.util.List;

/**
 * Curves that a hand drew around something: large, thin pieces of ink that are seen in nearly all directions from within. They may be
 * open, and run past their beginning. Bad at curves that touch what they enclose or other writing: those are one piece with it.
 */
final class Circles {
  /** Height and width, as shares of the page's longer side. */
  private static final double LOWEST = 0.025;
  private static final double LARGEST = 0.35;
  /** More ink than this share of their box have filled shapes. */
  private static final double SPARSE = 0.2;
  private static final int DIRECTIONS = 16;
  private static final int LEAST_SEEN = 13;
  /** Ink in this share of the box at a corner is a frame's, or the end of a curve, of which there are two. */
  private static final double CORNER = 0.1;
  private static final int MOST_CORNERS = 2;

  private final Components components;
  private final List<Component> curves;

  Circles(Components components) {
    this.components = components;
    int side = components.side();
    this.curves = components.list().stream().filter(piece -> isLarge(piece.box(), side)).filter(piece -> {
      PixelBox box = piece.box();
      return piece.area() < SPARSE * box.width() * box.height() && corners(piece) <= MOST_CORNERS;
    }).toList();
  }

  private static boolean isLarge(PixelBox box, int side) {
    return Math.min(box.width(), box.height()) >= LOWEST * side
        && Math.max(box.width(), box.height()) <= LARGEST * side;
  }

  List<Component> curves() {
    return curves;
  }

  /** Whether a curve is seen in nearly all directions from the middle of a box, and reaches further than the box to all sides. */
  boolean encloses(Component curve, PixelBox box) {
    PixelBox around = curve.box();
    if (box.x() < around.x() || box.y() < around.y() || box.right() > around.right()
        || box.bottom() > around.bottom()) {
      return false;
    }
    int seen = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      double angle = 2 * Math.PI * i / DIRECTIONS;
      seen += isSeen(curve, box, Math.cos(angle), Math.sin(angle)) ? 1 : 0;
    }
    return seen >= LEAST_SEEN;
  }

  private boolean isSeen(Component curve, PixelBox from, double dx, double dy) {
    PixelBox around = curve.box();
    int x = from.x() + from.width() / 2;
    int y = from.y() + from.height() / 2;
    for (int step = 1; around.contains(x, y); step++) {
      if (components.isOf(curve, x, y)) {
        return true;
      }
      x = (int) Math.round(from.x() + from.width() / 2.0 + step * dx);
      y = (int) Math.round(from.y() + from.height() / 2.0 + step * dy);
    }
    return false;
  }

  private int corners(Component curve) {
    PixelBox box = curve.box();
    int width = (int) Math.ceil(CORNER * box.width());
    int height = (int) Math.ceil(CORNER * box.height());
    int corners = 0;
    for (int x : new int[] {box.x(), box.right() - width}) {
      for (int y : new int[] {box.y(), box.bottom() - height}) {
        corners += components.isIn(curve, new PixelBox(x, y, width, height)) ? 1 : 0;
      }
    }
    return corners;
  }
}
