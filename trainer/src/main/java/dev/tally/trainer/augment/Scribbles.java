package dev.tally.trainer.augment;

import java.util.random.RandomGenerator;

/** What neither writes nor prints anything: scribbles, shapes and dirt, on a square of ink. */
final class Scribbles {
  private Scribbles() {}

  /** A pen that goes to and fro, round and round, or anywhere; never so short that a digit might come of it. */
  static void scribble(float[] ink, int side, RandomGenerator random) {
    int turns = 8 + random.nextInt(9);
    float[] points = new float[2 * turns];
    int kind = random.nextInt(3);
    double steep = random.nextDouble();
    for (int i = 0; i < turns; i++) {
      double along = (double) i / (turns - 1);
      double x = switch (kind) {
        case 0 -> along + 0.1 * random.nextGaussian();
        case 1 -> 0.7 * along + 0.15 + 0.25 * Math.cos(i * 1.7);
        default -> random.nextDouble();
      };
      double y = switch (kind) {
        case 0 -> i % 2 == 0 ? 0.5 * random.nextDouble() : 1 - 0.5 * random.nextDouble();
        case 1 -> 0.5 + 0.45 * Math.sin(i * 1.7) + 0.1 * random.nextGaussian();
        default -> random.nextDouble();
      };
      boolean turned = steep > 0.6;
      points[2 * i] = (float) (2 + (side - 5) * (turned ? y : x));
      points[2 * i + 1] = (float) (2 + (side - 5) * (turned ? x : y));
    }
    line(new PenStroke(random.nextInt(3) != 0, points).pieces(), ink, side, 1 + 2 * random.nextDouble());
  }

  private static void line(float[] points, float[] ink, int side, double width) {
    for (int i = 0; i < points.length - 2; i += 2) {
      Stroke.draw(ink, side, points[i], points[i + 1], points[i + 2], points[i + 3], width);
    }
  }

  /** Blots, frames, stripes, stars. */
  static void shape(float[] ink, int side, RandomGenerator random) {
    double middle = (side - 1) / 2.0;
    double tall = side * (0.3 + 0.18 * random.nextDouble());
    // No narrower than half its height: an upright bar is a one.
    double wide = Math.min(side * 0.48, tall * (0.5 + random.nextDouble()));
    int kind = random.nextInt(6);
    double pen = kind == 5 ? 2 + 4 * random.nextDouble() : 1 + 3 * random.nextDouble();
    switch (kind) {
      case 0 -> fill(ink, side, (x, y) -> Math.abs(x) < wide && Math.abs(y) < tall);
      case 1 -> fill(ink, side, (x, y) -> x * x / (wide * wide) + y * y / (tall * tall) < 1);
      case 2 -> {
        double apex = 2 * random.nextDouble() - 1;
        fill(ink, side, (x, y) -> Math.abs(y) < tall
            && Math.abs(x - apex * wide * (tall - y) / (2 * tall)) < wide * (y + tall) / (2 * tall));
      }
      case 3 -> line(corners(middle, wide, tall), ink, side, pen);
      case 4 -> {
        double period = 4 + 6 * random.nextDouble();
        double slope = 2 * random.nextDouble() - 1;
        boolean level = random.nextBoolean();
        fill(ink, side, (x, y) -> Math.abs(x) < wide && Math.abs(y) < tall
            && Math.floorMod((int) Math.floor((level ? y + slope * x : x + slope * y) * 2 / period), 2) == 0);
      }
      default -> {
        int rays = 3 + random.nextInt(6);
        double turn = random.nextDouble();
        for (int i = 0; i < rays; i++) {
          double angle = Math.PI * 2 * (i + turn) / rays;
          Stroke.draw(ink, side, middle, middle, middle + tall * Math.cos(angle),
              middle + tall * Math.sin(angle), pen);
        }
      }
    }
  }

  private static float[] corners(double middle, double wide, double tall) {
    float left = (float) (middle - wide);
    float right = (float) (middle + wide);
    float top = (float) (middle - tall);
    float bottom = (float) (middle + tall);
    return new float[] {left, top, right, top, right, bottom, left, bottom, left, top};
  }

  /** Whether a place, in pixels from the middle, lies in a shape. */
  private interface Area {
    boolean contains(double x, double y);
  }

  private static void fill(float[] ink, int side, Area area) {
    double middle = (side - 1) / 2.0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        ink[y * side + x] = area.contains(x - middle, y - middle) ? 1 : 0;
      }
    }
  }

  /** Some specks far apart. */
  static void specks(float[] ink, int side, RandomGenerator random) {
    int specks = 2 + random.nextInt(6);
    for (int i = 0; i < specks; i++) {
      double x = 2 + (side - 5) * random.nextDouble();
      double y = 2 + (side - 5) * random.nextDouble();
      double length = random.nextInt(3) == 0 ? 3 * random.nextDouble() : 0;
      Stroke.draw(ink, side, x, y, x + length, y + length * (random.nextDouble() - 0.5),
          1 + 2 * random.nextDouble());
    }
  }
}
