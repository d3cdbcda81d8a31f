package dev.tally.reader.glyph;

/** Scales ink: the mean over each new pixel's area when it shrinks, linear between pixels when it grows. */
final class Resampler {
  private Resampler() {}

  static float[] resample(float[] from, int width, int height, int newWidth, int newHeight) {
    float[] rows = new float[newWidth * height];
    for (int y = 0; y < height; y++) {
      line(from, y * width, 1, width, rows, y * newWidth, 1, newWidth);
    }
    float[] to = new float[newWidth * newHeight];
    for (int x = 0; x < newWidth; x++) {
      line(rows, x, newWidth, height, to, x, newWidth, newHeight);
    }
    return to;
  }

  private static void line(float[] from, int at, int step, int length, float[] to, int toAt, int toStep,
      int newLength) {
    double ratio = (double) length / newLength;
    for (int i = 0; i < newLength; i++) {
      to[toAt + i * toStep] = ratio > 1
          ? mean(from, at, step, length, i * ratio, (i + 1) * ratio)
          : between(from, at, step, length, (i + 0.5) * ratio - 0.5);
    }
  }

  private static float mean(float[] from, int at, int step, int length, double left, double right) {
    double sum = 0;
    for (int i = (int) left; i < Math.min(length, Math.ceil(right)); i++) {
      sum += from[at + i * step] * (Math.min(i + 1, right) - Math.max(i, left));
    }
    return (float) (sum / (right - left));
  }

  private static float between(float[] from, int at, int step, int length, double place) {
    int i = (int) Math.floor(place);
    double share = place - i;
    float a = from[at + Math.clamp(i, 0, length - 1) * step];
    float b = from[at + Math.clamp(i + 1, 0, length - 1) * step];
    return (float) (a + share * (b - a));
  }
}
