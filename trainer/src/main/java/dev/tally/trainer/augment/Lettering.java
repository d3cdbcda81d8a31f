package dev.tally.trainer.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws letters on a square of ink: as a hand does, with a pen and a wobble, or as print does, from hairline to poster, upright
 * strokes broader than level ones, ends cut square or with serifs; some only as an outline or as paper in an inked box. Keeps
 * its buffers: one a thread.
 */
final class Lettering {
  private final int side;
  private final float[] inside;

  Lettering(int side) {
    this.side = side;
    this.inside = new float[side * side];
  }

  /** @param bars length of the bars at the ends in pixels beyond the pen's width; negative for round ends without */
  private record Pen(double width, double contrast, double bars, double slant, double wobble) {}

  /** Within a margin of ink's edge. */
  void write(float[][] strokes, float[] ink, double margin, RandomGenerator random) {
    double room = side - 2 * margin;
    Pen pen = new Pen(room * (0.05 + 0.1 * random.nextDouble()), 0, -1, 0.45 * random.nextDouble() - 0.1,
        0.025);
    draw(strokes, ink, margin, room * (0.5 + 0.5 * random.nextDouble()), room, pen, random);
  }

  void print(float[][] strokes, float[] ink, double margin, RandomGenerator random) {
    double room = side - 2 * margin;
    double broad = random.nextDouble();
    double width = room * (0.05 + 0.3 * broad * broad);
    double bars = random.nextBoolean() ? 0 : room * (0.06 + 0.14 * random.nextDouble());
    double slant = random.nextInt(3) == 0 ? 0.35 * random.nextDouble() : 0;
    Pen pen = new Pen(width, random.nextBoolean() ? 0 : 0.7 * random.nextDouble(), bars, slant, 0);
    double wide = room * (0.6 + 0.4 * random.nextDouble());
    draw(strokes, ink, margin, wide, room, pen, random);
    double line = 1 + random.nextDouble();
    if (width > 3 * line && random.nextInt(4) == 0) {
      hollow(strokes, ink, margin, wide, room, pen, 2 * line, random);
    }
    if (random.nextInt(16) == 0) {
      for (int i = 0; i < ink.length; i++) {
        ink[i] = 1 - ink[i];
      }
    }
  }

  private void hollow(float[][] strokes, float[] ink, double margin, double wide, double room, Pen pen,
      double lines, RandomGenerator random) {
    Arrays.fill(inside, 0);
    double inset = pen.width - lines;
    // The same middle lines as outside, though the pen is finer.
    draw(strokes, inside, margin + lines / 2, wide - lines, room - lines,
        new Pen(inset, pen.contrast, -1, pen.slant, 0), random);
    for (int i = 0; i < ink.length; i++) {
      ink[i] *= 1 - inside[i];
    }
  }

  private void draw(float[][] strokes, float[] ink, double margin, double wide, double tall, Pen pen,
      RandomGenerator random) {
    double half = pen.width / 2;
    double lean = Math.abs(pen.slant) * (tall - pen.width);
    double spanX = Math.max(2, wide - pen.width - lean);
    double spanY = Math.max(2, tall - pen.width);
    double left = (side - 1 - spanX - lean) / 2 + Math.max(0, -pen.slant) * (tall - pen.width);
    double top = margin - 0.5 + half;
    for (float[] stroke : strokes) {
      double moveX = wobble(pen, random);
      double moveY = wobble(pen, random);
      double[] points = new double[stroke.length];
      for (int i = 0; i < points.length; i += 2) {
        double y = stroke[i + 1] + moveY + wobble(pen, random) / 2;
        points[i] = left + spanX * (stroke[i] + moveX) + pen.slant * spanY * (1 - y);
        points[i + 1] = top + spanY * y;
      }
      line(points, ink, pen);
    }
  }

  /** Bounded, that no letter leaves the picture. */
  private static double wobble(Pen pen, RandomGenerator random) {
    return pen.wobble == 0 ? 0 : pen.wobble * (2 * random.nextDouble() - 1);
  }

  private void line(double[] points, float[] ink, Pen pen) {
    int last = points.length - 2;
    for (int i = 0; i < last; i += 2) {
      double level = Math.abs(points[i + 2] - points[i]);
      double upright = Math.abs(points[i + 3] - points[i + 1]);
      double width = pen.width * (1 - pen.contrast * level / Math.max(1e-9, Math.hypot(level, upright)));
      Stroke.draw(ink, side, points[i], points[i + 1], points[i + 2], points[i + 3], Math.max(1, width));
    }
    if (pen.bars >= 0) {
      bar(ink, points[2], points[3], points[0], points[1], pen);
      bar(ink, points[last - 2], points[last - 1], points[last], points[last + 1], pen);
    }
  }

  /** Across the end of a stroke: level where it is upright, else upright. Without more than the pen's width it cuts it square. */
  private void bar(float[] ink, double fromX, double fromY, double x, double y, Pen pen) {
    boolean upright = Math.abs(y - fromY) >= Math.abs(x - fromX);
    double across = upright ? pen.width : pen.width * (1 - pen.contrast);
    double thickness = Math.max(1, Math.min(0.4 * pen.width, 2.5));
    double half = Math.max(0, (across + pen.bars - thickness) / 2);
    double beyond = Math.max(0, across - thickness) / 2;
    if (upright) {
      double at = y + Math.signum(y - fromY) * beyond;
      Stroke.draw(ink, side, x - half, at, x + half, at, thickness);
    } else {
      double at = x + Math.signum(x - fromX) * beyond;
      Stroke.draw(ink, side, at, y - half, at, y + half, thickness);
    }
  }
}
