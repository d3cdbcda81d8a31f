package dev.tally.reader.page;

/** Filters on a plane of floats, row by row. Windows are squares of 2 * radius + 1 pixels, cut off at the borders. */
final class Plane {
  private Plane() {}

  /** The largest value of the window around each pixel, by van Herk's and Gil and Werman's two running maxima. */
  static float[] maximum(float[] plane, int width, int height, int radius) {
    float[] rows = new float[plane.length];
    for (int y = 0; y < height; y++) {
      maximum(plane, y * width, 1, width, radius, rows);
    }
    float[] result = new float[plane.length];
    for (int x = 0; x < width; x++) {
      maximum(rows, x, width, height, radius, result);
    }
    return result;
  }

  /** The smallest value of the window around each pixel. */
  static float[] minimum(float[] plane, int width, int height, int radius) {
    return negated(maximum(negated(plane), width, height, radius));
  }

  private static float[] negated(float[] plane) {
    float[] negated = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      negated[i] = -plane[i];
    }
    return negated;
  }

  private static void maximum(float[] from, int at, int step, int length, int radius, float[] to) {
    int window = 2 * radius + 1;
    int padded = length + 2 * radius;
    float[] forward = new float[padded];
    float[] backward = new float[padded];
    for (int i = 0; i < padded; i++) {
      float v = value(from, at, step, length, i - radius);
      forward[i] = i % window == 0 ? v : Math.max(forward[i - 1], v);
    }
    for (int i = padded - 1; i >= 0; i--) {
      float v = value(from, at, step, length, i - radius);
      backward[i] = i == padded - 1 || i % window == window - 1 ? v : Math.max(backward[i + 1], v);
    }
    for (int i = 0; i < length; i++) {
      to[at + i * step] = Math.max(backward[i], forward[i + window - 1]);
    }
  }

  private static float value(float[] from, int at, int step, int length, int i) {
    return i < 0 || i >= length ? Float.NEGATIVE_INFINITY : from[at + i * step];
  }

  /** The mean of the window around each pixel. */
  static float[] mean(float[] plane, int width, int height, int radius) {
    float[] rows = new float[plane.length];
    for (int y = 0; y < height; y++) {
      mean(plane, y * width, 1, width, radius, rows);
    }
    float[] result = new float[plane.length];
    for (int x = 0; x < width; x++) {
      mean(rows, x, width, height, radius, result);
    }
    return result;
  }

  private static void mean(float[] from, int at, int step, int length, int radius, float[] to) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(radius, length); i++) {
      sum += from[at + i * step];
      count++;
    }
    for (int i = 0; i < length; i++) {
      if (i + radius < length) {
        sum += from[at + (i + radius) * step];
        count++;
      }
      to[at + i * step] = (float) (sum / count);
      if (i >= radius) {
        sum -= from[at + (i - radius) * step];
        count--;
      }
    }
  }

  /** A binomial blur over 3 x 3. */
  static float[] smoothed(float[] plane, int width, int height) {
    float[] rows = new float[plane.length];
    float[] result = new float[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        rows[i] = (plane[x > 0 ? i - 1 : i] + 2 * plane[i] + plane[x < width - 1 ? i + 1 : i]) / 4;
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        result[i] = (rows[y > 0 ? i - width : i] + 2 * rows[i] + rows[y < height - 1 ? i + width : i]) / 4;
      }
    }
    return result;
  }
}
