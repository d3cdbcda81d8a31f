package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.Arrays;

/** A sheet that is written on: how dark each pixel is, 0..1, row by row. Keeps its buffer. */
final class Sheet {
  private static final int SIDE = Glyph.SIDE;

  private int width;
  private int height;
  private float[] dark = new float[0];

  /** Where things stand that lean: up the page they move to the right, along it they sink. */
  record Lean(double slant, double tilt, double foot, double middle) {
    double x(double x, double y) {
      return x + slant * (foot - y);
    }

    double y(double x, double y) {
      return y + tilt * (x - middle);
    }
  }

  void begin(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (dark.length < width * height) {
      dark = new float[width * height];
    } else {
      Arrays.fill(dark, 0, width * height, 0);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  float[] dark() {
    return dark;
  }

  /** A straight stroke with soft edges and round ends. */
  void stroke(double x0, double y0, double x1, double y1, double pen, double darkness) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double perSquare = 1 / Math.max(1e-9, dx * dx + dy * dy);
    // A line finer than a pixel is a paler line.
    double wide = Math.max(1, pen);
    float full = (float) (darkness * Math.min(1, pen));
    double reach = wide / 2 + 0.5;
    int left = (int) Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
    int right = (int) Math.min(width - 1, Math.floor(Math.max(x0, x1) + reach));
    int top = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
    int bottom = (int) Math.min(height - 1, Math.floor(Math.max(y0, y1) + reach));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double t = Math.clamp(((x - x0) * dx + (y - y0) * dy) * perSquare, 0.0, 1.0);
        double awayX = x - x0 - t * dx;
        double awayY = y - y0 - t * dy;
        double square = awayX * awayX + awayY * awayY;
        if (square < reach * reach) {
          int i = y * width + x;
          dark[i] = Math.max(dark[i], full * (float) Math.min(1, reach - Math.sqrt(square)));
        }
      }
    }
  }

  /** The same on a line that leans. */
  void stroke(Lean lean, double x0, double y0, double x1, double y1, double pen, double darkness) {
    double u0 = lean.x(x0, y0);
    double u1 = lean.x(x1, y1);
    stroke(u0, lean.y(u0, y0), u1, lean.y(u1, y1), pen, darkness);
  }

  /**
   * A part of a glyph, its outline moved outward by {@code broader} (in ink, -0.4..0.4).
   *
   * @param box left, top, columns and rows of the part
   */
  void stamp(float[] glyph, int[] box, Lean lean, double left, double top, double wide, double tall,
      double broader, double darkness) {
    double perX = box[2] / wide;
    double perY = box[3] / tall;
    float gain = (float) Math.max(1, 1.2 / Math.max(perY, perX));
    int from = (int) Math.max(0, Math.floor(top + lean.tilt * (left - lean.middle)) - 2);
    int to = (int) Math.min(height - 1, Math.ceil(top + tall + lean.tilt * (left + wide - lean.middle)) + 2);
    for (int y = from; y <= to; y++) {
      double shift = lean.slant * (lean.foot - y);
      int first = (int) Math.max(0, Math.floor(left + shift) - 1);
      int last = (int) Math.min(width - 1, Math.ceil(left + wide + shift) + 1);
      for (int x = first; x <= last; x++) {
        double u = (x + 0.5 - left - shift) * perX - 0.5;
        double v = (y + 0.5 - top - lean.tilt * (x - lean.middle)) * perY - 0.5;
        if (u > -1 && u < box[2] && v > -1 && v < box[3]) {
          float ink = Math.clamp((ink(glyph, box, u, v) - 0.5f + (float) broader) * gain + 0.5f, 0f, 1f);
          int i = y * width + x;
          dark[i] = Math.max(dark[i], ink * (float) darkness);
        }
      }
    }
  }

  private static float ink(float[] glyph, int[] box, double u, double v) {
    int x = (int) Math.floor(u);
    int y = (int) Math.floor(v);
    float a = (float) (u - x);
    float b = (float) (v - y);
    float upper = (1 - a) * pixel(glyph, box, x, y) + a * pixel(glyph, box, x + 1, y);
    float lower = (1 - a) * pixel(glyph, box, x, y + 1) + a * pixel(glyph, box, x + 1, y + 1);
    return (1 - b) * upper + b * lower;
  }

  private static float pixel(float[] glyph, int[] box, int x, int y) {
    return x < 0 || y < 0 || x >= box[2] || y >= box[3] ? 0 : glyph[(box[1] + y) * SIDE + box[0] + x];
  }

  /** Left, top, columns and rows of a glyph's ink; all of it where there is none. */
  static int[] box(float[] glyph) {
    int left = SIDE;
    int right = -1;
    int top = SIDE;
    int bottom = -1;
    for (int i = 0; i < Glyph.PIXELS; i++) {
      if (glyph[i] > 0.25f) {
        left = Math.min(left, i % SIDE);
        right = Math.max(right, i % SIDE);
        top = Math.min(top, i / SIDE);
        bottom = Math.max(bottom, i / SIDE);
      }
    }
    return right < left
        ? new int[] {0, 0, SIDE, SIDE}
        : new int[] {left, top, right - left + 1, bottom - top + 1};
  }
}
