package dev.tally.trainer.augment;

import dev.tally.trainer.augment.Sheet.Lean;
import dev.tally.trainer.data.Hand.PenDigit;
import java.util.random.RandomGenerator;

/** How broad and dark a pen writes and how its lines lean, and how it draws a writer's strokes anew. */
final class Pen {
  private double width;
  private double dark;
  private double broader;
  private double pressure;
  private Lean lean;

  /**
   * Takes another pen.
   *
   * @param height of the digits it writes, in pixels
   */
  void take(double height, Lean newLean, RandomGenerator random) {
    lean = newLean;
    width = Math.max(0.8, height * Math.clamp(0.085 * Math.exp(0.35 * random.nextGaussian()), 0.035, 0.2));
    dark = random.nextInt(4) == 0 ? 0.2 + 0.3 * random.nextDouble() : 0.5 + 0.5 * random.nextDouble();
    broader = 0.12 * random.nextGaussian() + 0.02;
    pressure = 0.35 * random.nextDouble();
  }

  double width() {
    return width;
  }

  double dark() {
    return dark;
  }

  /** By how much the outline of what is no stroke moves outward, in ink. */
  double broader() {
    return broader;
  }

  Lean lean() {
    return lean;
  }

  /** Draws a writer's strokes with their left end at x and their foot on a row; returns how wide they are. */
  double draw(Sheet sheet, PenDigit digit, double x, double foot, double size, double wide,
      RandomGenerator random) {
    double shear = 0.1 * random.nextGaussian();
    double sway = 0.03 * random.nextGaussian();
    double phase = 6 * random.nextDouble();
    for (float[] points : digit.strokes()) {
      float[] p = new PenStroke(points.length > 4, points).pieces();
      double beat = 2 + 4 * random.nextDouble();
      for (int i = 0; i < p.length; i += 2) {
        int j = Math.min(i + 2, p.length - 2);
        double y0 = foot - size * (1 - p[i + 1]);
        double y1 = foot - size * (1 - p[j + 1]);
        double x0 = x
            + size * wide * (p[i] + shear * (0.5 - p[i + 1]) + sway * Math.sin(phase + 5 * p[i + 1]));
        double x1 = x
            + size * wide * (p[j] + shear * (0.5 - p[j + 1]) + sway * Math.sin(phase + 5 * p[j + 1]));
        double press = 1 + pressure * Math.sin(phase + beat * (p[i] + p[i + 1]));
        sheet.stroke(lean, x0, y0, x1, y1, width * press, Math.min(1, dark * (0.75 + 0.25 * press)));
      }
    }
    return size * wide * digit.width();
  }
}
