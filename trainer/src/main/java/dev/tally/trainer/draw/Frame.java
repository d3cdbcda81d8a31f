package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;
import org.bytedeco.opencv.opencv_core.Rect;

/** How hands set off a total. */
enum Frame {
  CIRCLE, BOX, UNDERLINE, TWO_UNDERLINES, LINES_ABOVE_AND_BELOW;

  static Frame random(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /** @param box around the number, in pixels */
  void draw(PenLine pen, Rect box, RandomGenerator random) {
    double grow = 1 + 0.2 * random.nextDouble();
    double left = box.x() - 5 * grow;
    double right = box.x() + box.width() + 5 * grow;
    double top = box.y() + 0.08 * box.height();
    double bottom = box.y() + box.height() * (0.97 + 0.06 * random.nextDouble());
    switch (this) {
      case CIRCLE -> pen.ellipse((left + right) / 2, box.y() + box.height() * 0.53,
          grow * (box.width() / 2.0 + 12), grow * (box.height() / 2.0 + 3));
      case BOX -> {
        pen.line(left, top, right, top);
        pen.line(right, top, right, bottom);
        pen.line(right, bottom, left, bottom);
        pen.line(left, bottom, left, top);
      }
      case UNDERLINE -> pen.line(left, bottom, right, bottom);
      case TWO_UNDERLINES -> {
        pen.line(left, bottom, right, bottom);
        pen.line(left, bottom + 6, right, bottom + 6);
      }
      case LINES_ABOVE_AND_BELOW -> {
        pen.line(left, top, right, top);
        pen.line(left, bottom, right, bottom);
      }
    }
  }
}
