package dev.tally.trainer.export;

/** How real numbers are kept in eight bits: {@code real = scale * (byte - zeroPoint)}. */
record Affine(float scale, int zeroPoint) {
  /** Pixels 0 to 1 that were bytes: nothing is lost. */
  static final Affine PIXELS = new Affine(1 / 255f, Byte.MIN_VALUE);

  /** What covers a range, and zero exactly. */
  static Affine covering(double least, double largest) {
    double low = Math.min(least, 0);
    double high = Math.max(largest, low + 1e-6);
    double scale = (high - low) / 255;
    return new Affine((float) scale, (int) Math.rint(Byte.MIN_VALUE - low / scale));
  }

  double rounded(double real) {
    double steps = Math.rint(real / scale) + zeroPoint;
    return scale * (Math.clamp(steps, Byte.MIN_VALUE, Byte.MAX_VALUE) - zeroPoint);
  }
}
