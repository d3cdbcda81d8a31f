package dev.tally.reader.rule;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.Arrays;

/**
 * Takes away the circle or box around a number whose digits it touches: where a closed stroke runs all around a line of writing, what
 * can be reached from the paper outside is peeled off by the width of the pen, and what is within stays.
 *
 * <p>Bad at frames that are open for more than a few pixels, and at frames drawn twice.
 */
public final class FrameEraser {
  /** Openings of a frame up to twice as many pixels are closed: a form's rule that was taken out leaves one. */
  private static final int OPEN = 3;
  /** Of its box an ellipse encloses 0.79 and a hand's box nearly all; numbers less than half. */
  private static final double ENCLOSED = 0.62;
  /** What stays within is at least this share of the ink, and this share of the frame high. */
  private static final double LEAST_INK = 0.25;
  private static final double LEAST_HEIGHT = 0.45;

  private final Ink ink;
  /** With a margin of paper. */
  private final int width;
  private final int[] depths;

  private FrameEraser(Ink ink) {
    this.ink = ink;
    this.width = ink.width() + 2 * OPEN;
    this.depths = new int[width * (ink.height() + 2 * OPEN)];
  }

  /**
   * The ink as it is where there is no frame.
   *
   * @param ink of one line of writing
   */
  public static Ink erase(Ink ink) {
    return ink.bounds(Ink.SEEN).map(box -> new FrameEraser(ink).erased(box)).orElse(ink);
  }

  private Ink erased(PixelBox box) {
    findDepths();
    long enclosed = Arrays.stream(depths).filter(depth -> depth > OPEN).count();
    if (enclosed < ENCLOSED * box.width() * box.height()) {
      return ink;
    }
    int frame = OPEN + 1 + (int) Math.round(pen());
    byte[] kept = ink.pixels().clone();
    for (int i = 0; i < kept.length; i++) {
      if (depths[at(i % ink.width(), i / ink.width())] <= frame) {
        kept[i] = 0;
      }
    }
    Ink within = new Ink(ink.width(), ink.height(), kept);
    boolean isNumber = count(within) >= LEAST_INK * count(ink)
        && within.bounds(Ink.SEEN).filter(inner -> inner.height() >= LEAST_HEIGHT * box.height()).isPresent();
    return isNumber ? within : ink;
  }

  private int at(int x, int y) {
    return (y + OPEN) * width + x + OPEN;
  }

  private boolean isInked(int x, int y) {
    return x >= 0 && y >= 0 && x < ink.width() && y < ink.height() && ink.at(x, y) >= Ink.SEEN;
  }

  /** How many steps each pixel is from the paper outside, which ends {@link #OPEN} pixels before ink and is 1 itself. */
  private void findDepths() {
    boolean[] near = nearInk();
    int[] queue = new int[depths.length];
    depths[0] = 1;
    int count = 1;
    for (int i = 0; i < count; i++) {
      for (int to : around(queue[i])) {
        if (depths[to] == 0 && !near[to]) {
          depths[to] = 1;
          queue[count++] = to;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int to : around(queue[i])) {
        if (depths[to] == 0) {
          depths[to] = depths[queue[i]] + 1;
          queue[count++] = to;
        }
      }
    }
  }

  /** The pixels around one; itself in place of those beyond the edge. */
  private int[] around(int i) {
    int x = i % width;
    int left = x > 0 ? -1 : 0;
    int right = x + 1 < width ? 1 : 0;
    int up = i >= width ? -width : 0;
    int down = i + width < depths.length ? width : 0;
    return new int[] {i + left, i + right, i + up, i + down, i + up + left, i + up + right, i + down + left,
        i + down + right};
  }

  private boolean[] nearInk() {
    boolean[] near = new boolean[depths.length];
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        for (int dy = 1 - OPEN; isInked(x, y) && dy < OPEN; dy++) {
          Arrays.fill(near, at(x + 1 - OPEN, y + dy), at(x + OPEN, y + dy), true);
        }
      }
    }
    return near;
  }

  /** The width of the strokes: twice the ink by its rim. */
  private double pen() {
    int rim = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        boolean inner = isInked(x - 1, y) && isInked(x + 1, y) && isInked(x, y - 1) && isInked(x, y + 1);
        rim += isInked(x, y) && !inner ? 1 : 0;
      }
    }
    return 2.0 * count(ink) / Math.max(1, rim);
  }

  private static int count(Ink ink) {
    int count = 0;
    for (byte pixel : ink.pixels()) {
      count += (pixel & 0xff) >= Ink.SEEN ? 1 : 0;
    }
    return count;
  }
}
