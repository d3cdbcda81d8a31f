package dev.tally.reader.page;

/**
 * A perspective map of the plane, a matrix of 3 x 3 in homogeneous coordinates (Hartley and Zisserman, Multiple View Geometry,
 * chapter 2). Lines stay lines.
 */
public final class Homography {
  private final double[] m;

  /** @param rows nine numbers, row by row */
  Homography(double... rows) {
    if (rows.length != 9) {
      throw new IllegalArgumentException("a map has nine numbers, not " + rows.length);
    }
    m = rows.clone();
  }

  double at(int i) {
    return m[i];
  }

  /** Where that place comes to lie. */
  public Place apply(double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new Place((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w);
  }

  /** First that map, then this one. */
  Homography after(Homography first) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          product[3 * row + column] += m[3 * row + k] * first.m[3 * k + column];
        }
      }
    }
    return new Homography(product);
  }
}
