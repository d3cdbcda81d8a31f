package dev.tally.reader.page;

/**
 * A straight line across a photo that may be a side of the paper, and how much looks like the paper's edge along it.
 *
 * <p>Its points are those with {@code normalX * x + normalY * y = offset}; the normal, of length one, points away from the paper.
 */
final class Side {
  /** Pixels of the map to either side at which paper and table are compared: paper curls a little. */
  private static final int STEP = 4;
  /** What the photo's own border is worth: paper may go on beyond it, but an edge is better. */
  private static final double BORDER = 0.4;

  private final double normalX;
  private final double normalY;
  private final double offset;
  /** Sums of the edge's strength and of the pixels seen, up to each place along the line. */
  private final double[] strength;
  private final double[] seen;
  private final int reach;
  private final double lost;

  Side(double normalX, double normalY, double offset, PaperMap map) {
    this.normalX = normalX;
    this.normalY = normalY;
    this.offset = offset;
    this.reach = map.width() + map.height();
    this.lost = map.print(letter -> beyond(letter.x(), letter.y()) > 0);
    this.strength = new double[2 * reach + 2];
    this.seen = new double[2 * reach + 2];
    for (int i = 0; i <= 2 * reach; i++) {
      double x = normalX * offset - normalY * (i - reach);
      double y = normalY * offset + normalX * (i - reach);
      boolean visible = map.holds(x, y);
      seen[i + 1] = seen[i] + (visible ? 1 : 0);
      strength[i + 1] = strength[i] + (visible ? strength(map, x, y) : 0);
    }
  }

  /** The share of the photo's print that lies beyond this side. */
  double lost() {
    return lost;
  }

  private double strength(PaperMap map, double x, double y) {
    double outX = x + STEP * normalX;
    double outY = y + STEP * normalY;
    return map.holds(outX, outY) ? map.step(x - STEP * normalX, y - STEP * normalY, outX, outY) : BORDER;
  }

  double normalX() {
    return normalX;
  }

  double normalY() {
    return normalY;
  }

  /** Pixels from the line outwards; negative on the paper's side. */
  double beyond(double x, double y) {
    return normalX * x + normalY * y - offset;
  }

  /** Where two lines meet; null where they are as good as parallel. */
  Place meet(Side other) {
    double cross = normalX * other.normalY - normalY * other.normalX;
    if (Math.abs(cross) < 0.3) {
      return null;
    }
    return new Place((offset * other.normalY - other.offset * normalY) / cross,
        (normalX * other.offset - other.normalX * offset) / cross);
  }

  private int at(Place place) {
    return (int) Math.clamp(Math.round(normalX * place.y() - normalY * place.x()) + reach, 0, 2L * reach);
  }

  /** The mean strength of the edge between two places on the line, 0..1; what lies outside the photo counts as its border. */
  double support(Place one, Place two) {
    int from = Math.min(at(one), at(two));
    int to = Math.max(at(one), at(two)) + 1;
    double inside = seen[to] - seen[from];
    return (strength[to] - strength[from] + BORDER * (to - from - inside)) / (to - from);
  }

  /** Of the whole line, in pixels. */
  double strength() {
    return strength[strength.length - 1];
  }
}
