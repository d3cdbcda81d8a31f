package dev.tally.reader.glyph;

/** Draws strokes broader or finer: gray dilation and erosion by a soft-edged disc. Square pictures, ink 0..1. */
final class Pen {
  private Pen() {}

  /**
   * The outline moved outward, or inward for a negative {@code by}.
   *
   * @param by pixels, fractions too
   * @param moved the result; as long as {@code ink}
   * @param box what holds all ink. Rows are taken as going on in the next: around the box there must be {@code |by|}
   *     pixels of paper, rounded up
   */
  static void move(float[] ink, float[] moved, int side, double by, Bounds box) {
    int reach = (int) Math.ceil(Math.abs(by));
    int from = (box.top() - reach) * side + box.left() - reach;
    int to = (box.bottom() + reach - 1) * side + box.right() + reach;
    System.arraycopy(ink, 0, moved, 0, ink.length);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        // The disc's rim takes part by the share of the pixel that it covers.
        float weight = (float) Math.clamp(Math.abs(by) + 0.5 - Math.hypot(dx, dy), 0, 1);
        if (weight > 0 && (dx != 0 || dy != 0)) {
          if (by > 0) {
            broaden(ink, moved, from, to, dy * side + dx, weight);
          } else {
            thin(ink, moved, from, to, dy * side + dx, weight);
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
