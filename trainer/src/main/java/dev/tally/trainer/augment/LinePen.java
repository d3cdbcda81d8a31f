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
  private final Pen pen = new Pen();
  private Owned hand;
  private double digit;

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
    pen.take(height, newLean, random);
  }

  double width() {
    return pen.width();
  }

  double dark() {
    return pen.dark();
  }

  Lean lean() {
    return pen.lean();
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
    return stamp(sheet, glyph, x, foot, size, wide, pen.broader());
  }

  /** What fills a glyph, such as a letter. */
  double stamp(Sheet sheet, float[] picture, double x, double foot, double size, double wide, double move) {
    int[] box = Sheet.box(picture);
    double scale = size / Math.max(box[3], 0.75 * box[2]);
    double tall = scale * box[3];
    double across = scale * wide * box[2];
    sheet.stamp(picture, box, pen.lean(), x, foot - tall, across, tall, move, pen.dark());
    return across;
  }

  private double drawn(Sheet sheet, int label, double x, double foot, double size, double wide,
      RandomGenerator random) {
    List<PenDigit> all = hand.strokes().get(label);
    return pen.draw(sheet, all.get(random.nextInt(all.size())), x, foot, size, wide, random);
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
        sheet.stroke(pen.lean(), x + size * longer * p[i], foot - size * (1 - p[i + 1] - tremble),
            x + size * longer * p[i + 2], foot - size * (1 - p[i + 3] + tremble), pressed * pen.width(),
            pen.dark());
        across = Math.max(across, size * longer * Math.max(p[i], p[i + 2]));
      }
    }
    return across;
  }

  double height() {
    return digit;
  }
}
