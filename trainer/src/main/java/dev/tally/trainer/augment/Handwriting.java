package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.random.RandomGenerator;

/**
 * Ones with a flag and sevens with a bar. Outside North America most people write them so, and MNIST has next to
 * none: a model trained on MNIST as it is reads a flagged one as a seven.
 */
final class Handwriting {
  private static final int SIDE = Glyph.SIDE;

  private Handwriting() {
  }

  static void restyle(int label, float[] ink, RandomGenerator random) {
    switch (label) {
      case 1 -> flag(ink, random);
      case 7 -> bar(ink, random);
      default -> {}
    }
  }

  /** From the top of the stroke down to the left, at 20 to 65 degrees from the upright, a quarter to two thirds as long as it. */
  private static void flag(float[] ink, RandomGenerator random) {
    int top = 0;
    while (top < SIDE - 1 && middle(ink, top) < 0) {
      top++;
    }
    int bottom = SIDE - 1;
    while (bottom > top && middle(ink, bottom) < 0) {
      bottom--;
    }
    if (bottom - top < SIDE / 3) {
      return; // a one that lies on its side
    }
    double x = middle(ink, top + 1);
    double length = (bottom - top) * (0.25 + 0.4 * random.nextDouble());
    double angle = Math.toRadians(20 + 45 * random.nextDouble());
    double width = pen(random);
    line(ink, x, top + width / 2, x - length * Math.sin(angle), top + width / 2 + length * Math.cos(angle),
        width);
    if (random.nextInt(3) == 0) {
      double foot = 2 + 4 * random.nextDouble();
      double at = middle(ink, bottom - 1);
      line(ink, at - foot, bottom - width / 2, at + foot, bottom - width / 2 + random.nextDouble() - 0.5,
          width);
    }
  }

  /** Across the stem at half height, a little tilted. */
  private static void bar(float[] ink, RandomGenerator random) {
    int y = 13 + random.nextInt(4);
    double x = middle(ink, y);
    if (x < 0) {
      return;
    }
    double half = 2.5 + 3 * random.nextDouble();
    double tilt = 2.5 * (random.nextDouble() - 0.5);
    line(ink, x - half, y + tilt, x + half, y - tilt, pen(random));
  }

  private static double pen(RandomGenerator random) {
    return 1.6 + 1.2 * random.nextDouble();
  }

  /** The middle of the ink in a row; -1 where there is none. */
  private static double middle(float[] ink, int y) {
    double mass = 0;
    double sum = 0;
    for (int x = 0; x < SIDE; x++) {
      mass += ink[y * SIDE + x];
      sum += x * ink[y * SIDE + x];
    }
    return mass < 0.5 ? -1 : sum / mass;
  }

  /** An anti-aliased line with round ends, laid over the ink. */
  private static void line(float[] ink, double x0, double y0, double x1, double y1, double width) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = Math.max(1e-9, dx * dx + dy * dy);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double t = Math.clamp(((x - x0) * dx + (y - y0) * dy) / square, 0.0, 1.0);
        double distance = Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
        float v = (float) Math.clamp(width / 2 + 0.5 - distance, 0.0, 1.0);
        ink[y * SIDE + x] = Math.max(ink[y * SIDE + x], v);
      }
    }
  }
}
