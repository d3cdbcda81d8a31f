package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;

/** Draws strokes broader or finer: gray dilation and erosion by a soft-edged disc. Ink 0..1. */
final class Pen {
  private Pen() {}

  /**
   * Moves the outline outward, or inward for a negative {@code by}.
   *
   * @param moved holds a copy of {@code ink}, and the result afterwards
   * @param stride from one row to the next; around the ink there must be {@code |by|} pixels of paper, rounded up
   * @param by pixels, fractions too
   * @param from the first pixel to look at, and {@code to} the one behind the last: of all that may change
   */
  static void move(float[] ink, float[] moved, int stride, double by, int from, int to) {
    int reach = (int) Math.ceil(Math.abs(by));
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        // The disc's rim takes part by the share of the pixel that it covers.
        float weight = (float) Math.clamp(Math.abs(by) + 0.5 - Exact.hypot(dx, dy), 0, 1);
        if (weight > 0 && (dx != 0 || dy != 0)) {
          if (by > 0) {
            broaden(ink, moved, from, to, dy * stride + dx, weight);
          } else {
            thin(ink, moved, from, to, dy * stride + dx, weight);
          }
        }
      }
    }
  }

  private static void broaden(float[] ink, float[] moved, int from, int to, int offset, float weight) {
    for (int i = from; i < to; i++) {
      moved[i] = Math.max(moved[i], weight * ink[i + offset]);
    }
  }

  private static void thin(float[] ink, float[] moved, int from, int to, int offset, float weight) {
    for (int i = from; i < to; i++) {
      moved[i] = Math.min(moved[i], 1 - weight * (1 - ink[i + offset]));
    }
  }
}
