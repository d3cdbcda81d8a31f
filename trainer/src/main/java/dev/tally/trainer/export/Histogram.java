package dev.tally.trainer.export;

/** How often an activation has which values, in bins of equal width that grow as larger values come. */
final class Histogram {
  private static final int BINS = 4096;
  /** Ranges that are tried: shares of the whole range, in steps of this. */
  private static final double STEP = 0.01;
  private static final double NARROWEST = 0.3;

  private long[] counts = new long[2 * BINS];
  private double width = 1e-4;
  private double least;
  private double largest;

  void add(float[] values) {
    for (float value : values) {
      while (Math.abs(value) >= width * BINS) {
        widen();
      }
      counts[BINS + (int) Math.floor(value / width)]++;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
  }

  /** Bins twice as wide. */
  private void widen() {
    long[] wide = new long[2 * BINS];
    for (int i = 0; i < counts.length; i++) {
      wide[BINS + Math.floorDiv(i - BINS, 2)] += counts[i];
    }
    counts = wide;
    width *= 2;
  }

  /** The range with the smallest squared error; it covers zero. */
  Affine best() {
    Affine best = Affine.covering(least, largest);
    double error = error(best);
    for (double share = 1 - STEP; share >= NARROWEST; share -= STEP) {
      Affine narrower = Affine.covering(least * share, largest * share);
      double found = error(narrower);
      if (found < error) {
        best = narrower;
        error = found;
      }
    }
    return best;
  }

  private double error(Affine affine) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double value = (i - BINS + 0.5) * width;
        double difference = value - affine.rounded(value);
        sum += counts[i] * difference * difference;
      }
    }
    return sum;
  }
}
