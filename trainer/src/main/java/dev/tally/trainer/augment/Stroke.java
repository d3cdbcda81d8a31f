package dev.tally.trainer.augment;

/** Straight strokes with soft edges and round ends, on ink of 0..1. */
final class Stroke {
  private Stroke() {}

  /** What a stroke does to a pixel that it covers by some share. */
  private interface Effect {
    float on(float ink, float covered);
  }

  /** Lays ink over what is there; coordinates are pixels' middles. */
  static void draw(float[] ink, int side, double x0, double y0, double x1, double y1, double width) {
    cover(ink, side, x0, y0, x1, y1, width, Math::max);
  }

  /** Leaves paper. */
  static void erase(float[] ink, int side, double x0, double y0, double x1, double y1, double width) {
    cover(ink, side, x0, y0, x1, y1, width, (v, covered) -> v * (1 - covered));
  }

  private static void cover(float[] ink, int side, double x0, double y0, double x1, double y1, double width,
      Effect effect) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double perSquare = 1 / Math.max(1e-9, dx * dx + dy * dy);
    double reach = width / 2 + 0.5;
    int left = (int) Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
    int right = (int) Math.min(side - 1, Math.floor(Math.max(x0, x1) + reach));
    int top = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
    int bottom = (int) Math.min(side - 1, Math.floor(Math.max(y0, y1) + reach));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) * perSquare));
        double awayX = x - x0 - t * dx;
        double awayY = y - y0 - t * dy;
        double square = awayX * awayX + awayY * awayY;
        if (square < reach * reach) {
          int i = y * side + x;
          ink[i] = effect.on(ink[i], (float) Math.min(1, reach - Math.sqrt(square)));
        }
      }
    }
  }
}
