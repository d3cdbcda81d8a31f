package dev.tally.reader.glyph;

/** Draws strokes broader or finer: gray dilation and erosion by a soft-edged disc. Square pictures, ink 0..1. */
final class Pen {
  private Pen() {}

  /** @param by how far the outline moves outward, in pixels, fractions too */
  static float[] broadened(float[] ink, int side, double by) {
    return moved(ink, side, by, false);
  }

  /** @param by how far the outline moves inward, in pixels, fractions too */
  static float[] thinned(float[] ink, int side, double by) {
    return moved(ink, side, by, true);
  }

  private static float[] moved(float[] ink, int side, double by, boolean inward) {
    int reach = (int) Math.ceil(by);
    float[] moved = ink.clone();
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        // The disc's rim takes part by the share of the pixel that it covers.
        float weight = (float) Math.clamp(by + 0.5 - Math.hypot(dx, dy), 0, 1);
        if (weight > 0 && (dx != 0 || dy != 0)) {
          move(ink, moved, side, dx, dy, weight, inward);
        }
      }
    }
    return moved;
  }

  private static void move(float[] ink, float[] moved, int side, int dx, int dy, float weight,
      boolean inward) {
    for (int y = Math.max(0, -dy); y < side - Math.max(0, dy); y++) {
      int row = y * side;
      int from = (y + dy) * side + dx;
      for (int x = Math.max(0, -dx); x < side - Math.max(0, dx); x++) {
        float v = ink[from + x];
        moved[row + x] = inward
            ? Math.min(moved[row + x], 1 - weight * (1 - v))
            : Math.max(moved[row + x], weight * v);
      }
    }
  }
}
