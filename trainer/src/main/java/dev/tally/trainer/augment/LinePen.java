package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.augment.Sheet.Lean;
import dev.tally.trainer.augment.WritingHands.Owned;
import dev.tally.trainer.data.Hand.PenDigit;
import java.util.List;
import java.util.random.RandomGenerator;

/** One hand with one pen, and how it writes characters of a line onto a sheet. Keeps its buffer: one a thread. */
final class LinePen {
  private final Distorter distorter;
  private final float[] glyph = new float[Glyph.PIXELS];
  private Owned hand;
  private double digit;
  private double width;
  private double dark;
  private double broader;
  private double pressure;
  private Lean lean;

  LinePen(Distorter distorter) {
    this.distorter = distorter;
  }

  /**
   * Takes a hand and a pen.
   *
   * @param height of its digits, in pixels
   */
  void take(Owned newHand, double height, Lean newLean, RandomGenerator random) {
    hand = newHand;
    digit = height;
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

  Lean lean() {
    return lean;
  }

  /** Writes a digit with its left end at x and its foot on a row; returns how wide it is. */
  double digit(Sheet sheet, int label, double x, double foot, double size, double wide,
      RandomGenerator random) {
    return hand.isPen()
        ? drawn(sheet, label, x, foot, size, wide, random)
        : stamped(sheet, label, x, foot, size, wide, random);
  }

  private double stamped(Sheet sheet, int label, double x, double foot, double size, double wide,
      RandomGenerator random) {
    int[] places = hand.places()[label];
    hand.glyphs().toInput(places[random.nextInt(places.length)], glyph, 0);
    distorter.distort(label, glyph, 0, random);
    return stamp(sheet, glyph, x, foot, size, wide, broader);
  }

  /** What fills a glyph, such as a letter. */
  double stamp(Sheet sheet, float[] picture, double x, double foot, double size, double wide, double move) {
    int[] box = Sheet.box(picture);
    double scale = size / Math.max(box[3], 0.75 * box[2]);
    double tall = scale * box[3];
    double across = scale * wide * box[2];
    sheet.stamp(picture, box, lean, x, foot - tall, across, tall, move, dark);
    return across;
  }

  private double drawn(Sheet sheet, int label, double x, double foot, double size, double wide,
      RandomGenerator random) {
    List<PenDigit> all = hand.strokes().get(label);
    PenDigit chosen = all.get(random.nextInt(all.size()));
    double shear = 0.1 * random.nextGaussian();
    double sway = 0.03 * random.nextGaussian();
    double phase = 6 * random.nextDouble();
    for (float[] points : chosen.strokes()) {
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
    return size * wide * chosen.width();
  }

  /**
   * Writes a mark given by strokes in a box one high, the foot of the line at 1; returns how wide it is.
   *
   * @param pressed how many times as wide the pen is
   */
  double mark(Sheet sheet, List<PenStroke> strokes, double x, double foot, double size, double longer,
      double pressed, RandomGenerator random) {
    double across = 0;
    for (PenStroke stroke : strokes) {
      float[] p = stroke.pieces();
      double tremble = 0.05 * random.nextGaussian();
      for (int i = 0; i + 3 < p.length; i += 2) {
        sheet.stroke(lean, x + size * longer * p[i], foot - size * (1 - p[i + 1] - tremble),
            x + size * longer * p[i + 2], foot - size * (1 - p[i + 3] + tremble), pressed * width, dark);
        across = Math.max(across, size * longer * Math.max(p[i], p[i + 2]));
      }
    }
    return across;
  }

  double height() {
    return digit;
  }
}
