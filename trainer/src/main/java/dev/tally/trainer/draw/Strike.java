package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;
import org.bytedeco.opencv.opencv_core.Rect;

/** Ways of crossing out what is written. */
enum Strike {
  LINE {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      level(pen, box, 0.45 + 0.15 * random.nextDouble(), random);
    }
  },
  TWO_LINES {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      level(pen, box, 0.38, random);
      level(pen, box, 0.62, random);
    }
  },
  WAVE {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      double waves = 2 + random.nextInt(4);
      double height = box.height() * (0.08 + 0.12 * random.nextDouble());
      pen.curve(40, t -> box.x() + (1.1 * t - 0.05) * box.width(),
          t -> box.y() + box.height() / 2.0 + height * Math.sin(2 * Math.PI * waves * t));
    }
  },
  HATCH {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      double step = box.height() * (0.2 + 0.15 * random.nextDouble());
      for (double x = box.x(); x < box.x() + box.width(); x += step) {
        pen.line(x - 0.1 * box.height(), box.y() + box.height(), x + 0.3 * box.height(), box.y());
      }
    }
  },
  SCRIBBLE {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      double loops = box.width() / (0.22 * box.height());
      double lean = box.height() * 0.4;
      pen.curve((int) (loops * 12), t -> box.x() + t * box.width() + lean * Math.cos(2 * Math.PI * loops * t),
          t -> box.y() + box.height() * (0.5 + 0.4 * Math.sin(2 * Math.PI * loops * t)));
    }
  },
  CROSS {
    @Override
    void draw(PenLine pen, Rect box, RandomGenerator random) {
      pen.line(box.x() - 4.0, box.y(), box.x() + box.width() + 4.0, box.y() + box.height());
      pen.line(box.x() - 4.0, box.y() + box.height(), box.x() + box.width() + 4.0, box.y());
    }
  };

  /**
   * Crosses out what stands in a box.
   *
   * @param box around the ink, in pixels
   */
  abstract void draw(PenLine pen, Rect box, RandomGenerator random);

  static Strike random(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  /** A line from before the box to behind it, at a height from its top as a share of the box's, a little aslant. */
  private static void level(PenLine pen, Rect box, double at, RandomGenerator random) {
    double y = box.y() + at * box.height();
    double rise = box.height() * 0.3 * (random.nextDouble() - 0.5);
    double over = box.height() * (0.05 + 0.3 * random.nextDouble());
    pen.line(box.x() - over, y + rise, box.x() + box.width() + over, y - rise);
  }
}
