package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.page.Ink;

/**
 * How far writing leans: the shear under which its columns are either full or empty, measured by the sum of
 * their squares (after Vinciarelli and Luettin, 2001, in the simplest form).
 */
final class Slant {
  private static final double STEEPEST = 0.9;
  private static final double STEP = 0.05;

  private Slant() {}

  /** Columns to the right for each row up, -0.9..0.9. */
  static double of(Ink ink, int inked) {
    double best = 0;
    double bestSharpness = -1;
    for (double slant = -STEEPEST; slant <= STEEPEST + 1e-9; slant += STEP) {
      // Upright wins a draw: a lone round digit has no lean.
      double sharpness = sharpness(ink, inked, slant) * (1 - 0.1 * Math.abs(slant));
      if (sharpness > bestSharpness) {
        bestSharpness = sharpness;
        best = slant;
      }
    }
    return best;
  }

  /** The place of a pixel among slanted columns. */
  static double column(double slant, int height, double x, double y) {
    return x - slant * (height - 1 - y);
  }

  private static double sharpness(Ink ink, int inked, double slant) {
    int reach = (int) Math.ceil(STEEPEST * ink.height());
    double[] columns = new double[ink.width() + 2 * reach + 2];
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        if (ink.at(x, y) >= inked) {
          columns[(int) Exact.round(column(slant, ink.height(), x, y)) + reach + 1]++;
        }
      }
    }
    double sharpness = 0;
    for (double column : columns) {
      sharpness += column * column;
    }
    return sharpness;
  }
}
