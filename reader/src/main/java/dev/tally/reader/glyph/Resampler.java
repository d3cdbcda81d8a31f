package dev.tally.reader.glyph;

/**
 * Scales ink: the mean over each new pixel's area when it shrinks, linear between pixels when it grows. Keeps its
 * buffers: one a thread.
 */
final class Resampler {
  private float[] rows = new float[0];
  private final int[] lower;
  private final int[] upper;
  private final double[] share;

  /** @param longest pixels a side that the result may have */
  Resampler(int longest) {
    lower = new int[longest];
    upper = new int[longest];
    share = new double[longest];
  }

  /** Writes the result's rows from {@code to[at]} on, {@code stride} floats apart. */
  void resample(float[] from, int width, int height, float[] to, int at, int stride, int newWidth,
      int newHeight) {
    if (rows.length < newWidth * height) {
      rows = new float[newWidth * height];
    }
    if (width > newWidth) {
      for (int y = 0; y < height; y++) {
        shrink(from, y * width, 1, width, rows, y * newWidth, 1, newWidth);
      }
    } else {
      growRows(from, width, height, newWidth);
    }
    if (height > newHeight) {
      for (int x = 0; x < newWidth; x++) {
        shrink(rows, x, newWidth, height, to, at + x, stride, newHeight);
      }
    } else {
      growColumns(height, to, at, stride, newWidth, newHeight);
    }
  }

  private static void shrink(float[] from, int at, int step, int length, float[] to, int toAt, int toStep,
      int newLength) {
    double ratio = (double) length / newLength;
    for (int i = 0; i < newLength; i++) {
      to[toAt + i * toStep] = mean(from, at, step, length, i * ratio, (i + 1) * ratio);
    }
  }

  private static float mean(float[] from, int at, int step, int length, double left, double right) {
    double sum = 0;
    for (int i = (int) left; i < Math.min(length, Math.ceil(right)); i++) {
      sum += from[at + i * step] * (Math.min(i + 1, right) - Math.max(i, left));
    }
    return (float) (sum / (right - left));
  }

  private void growRows(float[] from, int width, int height, int newWidth) {
    findNeighbours(width, newWidth);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        float a = from[y * width + lower[x]];
        float b = from[y * width + upper[x]];
        rows[y * newWidth + x] = (float) (a + share[x] * (b - a));
      }
    }
  }

  private void growColumns(int height, float[] to, int at, int stride, int newWidth, int newHeight) {
    findNeighbours(height, newHeight);
    for (int y = 0; y < newHeight; y++) {
      int above = lower[y] * newWidth;
      int below = upper[y] * newWidth;
      int target = at + y * stride;
      double part = share[y];
      for (int x = 0; x < newWidth; x++) {
        float a = rows[above + x];
        float b = rows[below + x];
        to[target + x] = (float) (a + part * (b - a));
      }
    }
  }

  /** For each new pixel the two old ones that it lies between, and how far towards the second. */
  private void findNeighbours(int length, int newLength) {
    double ratio = (double) length / newLength;
    for (int i = 0; i < newLength; i++) {
      double place = (i + 0.5) * ratio - 0.5;
      int floor = (int) Math.floor(place);
      lower[i] = Math.clamp(floor, 0, length - 1);
      upper[i] = Math.clamp(floor + 1, 0, length - 1);
      share[i] = place - floor;
    }
  }
}
