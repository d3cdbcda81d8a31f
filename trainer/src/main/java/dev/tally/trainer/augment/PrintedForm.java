package dev.tally.trainer.augment;

import dev.tally.trainer.augment.Sheet.Lean;
import java.util.random.RandomGenerator;

/** What is printed on forms around and under a number: rules, dotted lines, frames, stamps. */
final class PrintedForm {
  private PrintedForm() {}

  /**
   * Prints around writing.
   *
   * @param box left, top, right and bottom of the writing
   * @param height of its digits
   */
  static void print(Sheet sheet, double[] box, double height, RandomGenerator random) {
    double dark = 0.15 + 0.8 * random.nextDouble();
    double wide = height * (0.02 + 0.09 * random.nextDouble());
    Lean level = new Lean(0.02 * random.nextGaussian(), 0.012 * random.nextGaussian(), box[3],
        (box[0] + box[2]) / 2);
    double reach = 8 * height;
    if (random.nextInt(3) == 0) {
      double y = box[3] + height * (0.5 * random.nextDouble() - 0.12);
      rule(sheet, level, box[0] - reach, y, box[2] + reach, y, wide, dark, random);
      if (random.nextInt(6) == 0) {
        rule(sheet, level, box[0] - reach, y + 3 * wide, box[2] + reach, y + 3 * wide, wide, dark, random);
      }
    }
    if (random.nextInt(7) == 0) {
      double y = box[1] - height * (0.5 * random.nextDouble() - 0.1);
      rule(sheet, level, box[0] - reach, y, box[2] + reach, y, wide, dark, random);
    }
    if (random.nextInt(12) == 0) { // the writing stands across a rule
      double y = box[1] + (box[3] - box[1]) * random.nextDouble();
      rule(sheet, level, box[0] - reach, y, box[2] + reach, y, wide, 0.8 * dark, random);
    }
    if (random.nextInt(7) == 0) {
      double x = box[0] - height * (0.75 * random.nextDouble() - 0.05);
      rule(sheet, level, x, box[1] - reach, x, box[3] + reach, wide, dark, random);
    }
    if (random.nextInt(7) == 0) {
      double x = box[2] + height * (0.75 * random.nextDouble() - 0.05);
      rule(sheet, level, x, box[1] - reach, x, box[3] + reach, wide, dark, random);
    }
    if (random.nextInt(40) == 0) { // a rule of the table's runs through it, from top to bottom
      double x = box[0] + (box[2] - box[0]) * random.nextDouble();
      rule(sheet, level, x, box[1] - reach, x, box[3] + reach, wide, 0.7 * dark, random);
    }
    if (random.nextInt(25) == 0) {
      stamp(sheet, box, height, random);
    }
  }

  private static final String SIGNS = "$$$$$₹€£";

  /**
   * A currency sign in print before a number, in a type of its own, with a bar before it now and then.
   *
   * @param from where the number begins, in pixels
   * @return where the sign begins
   */
  static double sign(Sheet sheet, double from, double foot, double height, RandomGenerator random) {
    double size = height * (0.55 + 0.5 * random.nextDouble());
    double wide = size * (0.07 + 0.11 * random.nextDouble());
    double dark = 0.4 + 0.6 * random.nextDouble();
    double across = 0.8 + 0.4 * random.nextDouble();
    double sunk = foot - 0.15 * height * random.nextDouble();
    double left = from - height * Math.max(0.05, 0.35 + 0.3 * random.nextGaussian()) - 0.55 * size * across;
    for (PenStroke stroke : WrittenLines.MARKS.get(SIGNS.charAt(random.nextInt(SIGNS.length())))) {
      float[] p = stroke.pieces();
      for (int i = 0; i + 3 < p.length; i += 2) {
        sheet.stroke(left + size * across * p[i], sunk - size * (1 - p[i + 1]),
            left + size * across * p[i + 2], sunk - size * (1 - p[i + 3]), wide, dark);
      }
    }
    if (random.nextInt(3) == 0) {
      double bar = height * (0.05 + 0.4 * random.nextDouble());
      double x = left - height * (0.15 + 0.4 * random.nextDouble()) - bar / 2;
      sheet.stroke(x, foot - 8 * height, x, foot + 8 * height, bar, dark);
    }
    return left;
  }

  /** The rule before a column of cents. */
  static void column(Sheet sheet, double x, double foot, double height, RandomGenerator random) {
    double wide = height * (0.02 + 0.09 * random.nextDouble());
    Lean level = new Lean(0.02 * random.nextGaussian(), 0, foot, x);
    rule(sheet, level, x, foot - 8 * height, x, foot + 8 * height, wide, 0.15 + 0.8 * random.nextDouble(),
        random);
  }

  /** Whole, dotted or dashed. */
  static void rule(Sheet sheet, Lean lean, double x0, double y0, double x1, double y1, double wide,
      double dark, RandomGenerator random) {
    int kind = random.nextInt(3);
    if (kind > 0) {
      sheet.stroke(lean, x0, y0, x1, y1, wide, dark);
      return;
    }
    double length = Math.hypot(x1 - x0, y1 - y0);
    double period = Math.max(2.5, wide * (2 + 3 * random.nextDouble()));
    double share = 0.1 + 0.6 * random.nextDouble();
    for (double t = 0; t < length; t += period) {
      double from = t / length;
      double to = Math.min(1, (t + share * (period - wide)) / length);
      double x = x0 + from * (x1 - x0);
      double y = y0 + from * (y1 - y0);
      if (x > -period && x < sheet.width() + period && y > -period && y < sheet.height() + period) {
        sheet.stroke(lean, x, y, x0 + to * (x1 - x0), y0 + to * (y1 - y0), wide, dark);
      }
    }
  }

  /** The rim of a round or square stamp that lies over the writing, pale. */
  private static void stamp(Sheet sheet, double[] box, double height, RandomGenerator random) {
    double x = box[0] + (box[2] - box[0]) * random.nextDouble();
    double y = box[3] + height * (2 * random.nextDouble() - 1.5);
    double radius = height * (0.8 + 2 * random.nextDouble());
    double dark = 0.15 + 0.3 * random.nextDouble();
    double wide = height * (0.05 + 0.1 * random.nextDouble());
    int corners = random.nextBoolean() ? 4 : 28;
    double turn = random.nextDouble();
    for (int i = 0; i < corners; i++) {
      double a = 2 * Math.PI * (i + turn) / corners;
      double b = 2 * Math.PI * (i + 1 + turn) / corners;
      sheet.stroke(x + radius * Math.cos(a), y + radius * Math.sin(a), x + radius * Math.cos(b),
          y + radius * Math.sin(b), wide, dark);
    }
  }
}
