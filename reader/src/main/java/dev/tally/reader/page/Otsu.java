package dev.tally.reader.page;

import dev.tally.reader.exact.Exact;

/**
 * Otsu's threshold (A threshold selection method from gray-level histograms, 1979) over values of 0..255, with
 * the figures of the two classes it makes. Good where there are two; where there is only paper it cuts the noise in half,
 * which {@link #contrast} shows.
 *
 * @param threshold values of at least this are the upper class
 * @param lower mean of the lower class
 * @param upper mean of the upper class
 * @param spread deviation within the lower class
 * @param share of the values that are in the upper class, 0..1
 */
record Otsu(int threshold, double lower, double upper, double spread, double share) {

  static Otsu of(float[] values) {
    double[] histogram = new double[256];
    for (float value : values) {
      histogram[Math.clamp(Exact.round(value), 0, 255)]++;
    }
    return of(histogram, values.length);
  }

  private static Otsu of(double[] histogram, double count) {
    double total = 0;
    for (int v = 0; v < 256; v++) {
      total += v * histogram[v];
    }
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    int threshold = 1;
    for (int v = 1; v < 256; v++) {
      below += histogram[v - 1];
      sumBelow += (v - 1) * histogram[v - 1];
      if (below == 0 || below == count) {
        continue;
      }
      double difference = sumBelow / below - (total - sumBelow) / (count - below);
      double between = below * (count - below) * difference * difference;
      if (between > best) {
        best = between;
        threshold = v;
      }
    }
    return figures(histogram, threshold);
  }

  private static Otsu figures(double[] histogram, int threshold) {
    double[] count = new double[2];
    double[] sum = new double[2];
    double squares = 0;
    for (int v = 0; v < 256; v++) {
      int side = v < threshold ? 0 : 1;
      count[side] += histogram[v];
      sum[side] += v * histogram[v];
      squares += side == 0 ? (double) v * v * histogram[v] : 0;
    }
    double lower = sum[0] / Math.max(1, count[0]);
    double upper = sum[1] / Math.max(1, count[1]);
    double spread = Math.sqrt(Math.max(0, squares / Math.max(1, count[0]) - lower * lower));
    return new Otsu(threshold, lower, upper, spread, count[1] / Math.max(1, count[0] + count[1]));
  }

  /** How far the classes lie apart. */
  double contrast() {
    return upper - lower;
  }
}
