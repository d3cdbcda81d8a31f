package dev.tally.trainer.draw;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.draw.Strokes.Point;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A hand that writes amounts into a plane of ink (0 none, 255 full). Its digits are MNIST's training images where they are at hand,
 * else the project's own strokes; marks are strokes in either case.
 *
 * @param slant columns to the right for each row up
 * @param pen width of a stroke in pixels
 */
record Hand(Optional<Digits> digits, double slant, double pen) {
  private static final int BOX = 4 * Digits.SIDE;
  /** Marks stand up to this share of a digit's height clear of their neighbours, as in photos of real bills. */
  private static final double ROOM = 0.3;

  static Hand random(Optional<Digits> digits, RandomGenerator random) {
    return new Hand(digits, 0.3 * random.nextDouble() - 0.05, 2.2 + 1.6 * random.nextDouble());
  }

  /**
   * Writes from {@code x} on, the feet of the digits at {@code foot}.
   *
   * @return the box around what was written
   */
  Rect write(Mat ink, String text, double x, double foot, double height, RandomGenerator random) {
    double at = x;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isDigit(c) || (i > 0 && !Character.isDigit(text.charAt(i - 1)))) {
        at += height * ROOM * random.nextDouble();
      }
      double size = height * (0.88 + 0.24 * random.nextDouble());
      double lift = height * 0.08 * random.nextGaussian();
      at = Character.isDigit(c) && has(c - '0')
          ? sample(ink, c - '0', at, foot + lift, size, 1, random)
          : stroke(ink, c, at, foot + lift, size, random);
      at += height * (0.02 + 0.16 * random.nextDouble());
    }
    return new Rect((int) x, (int) (foot - 1.2 * height), (int) (at - x), (int) (1.4 * height));
  }

  /** Whether it writes that digit from images. */
  boolean has(int digit) {
    return digits.isPresent() && digits.get().counts()[digit] > 0;
  }

  private double stroke(Mat ink, char c, double x, double foot, double size, RandomGenerator random) {
    double end = x;
    for (List<Point> curve : Strokes.of(c)) {
      for (int i = 0; i + 1 < curve.size(); i++) {
        double[] a = place(curve.get(i), x, foot, size);
        double[] b = place(curve.get(i + 1), x, foot, size);
        line(ink, a, b, pen * (0.9 + 0.2 * random.nextDouble()));
        end = Math.max(end, Math.max(a[0], b[0]));
      }
    }
    return end;
  }

  private double[] place(Point p, double x, double foot, double size) {
    return new double[] {x + size * p.x() + slant * size * (1 - p.y()), foot - size * (1 - p.y())};
  }

  private static void line(Mat ink, double[] a, double[] b, double width) {
    int fine = 16;
    opencv_imgproc.line(ink,
        new org.bytedeco.opencv.opencv_core.Point((int) (a[0] * fine), (int) (a[1] * fine)),
        new org.bytedeco.opencv.opencv_core.Point((int) (b[0] * fine), (int) (b[1] * fine)), new Scalar(255),
        (int) Math.max(1, Math.round(width)), opencv_imgproc.LINE_AA, 4);
  }

  /**
   * One of the images of that digit, its ink's box scaled to the size.
   *
   * @param thinner pixels of a square by which its strokes are worn on the enlarged image; 1 leaves them as they are
   */
  double sample(Mat ink, int digit, double x, double foot, double size, int thinner, RandomGenerator random) {
    Digits all = digits.orElseThrow();
    int i = random.nextInt(all.size());
    while (all.label(i) != digit) {
      i = (i + 1) % all.size();
    }
    Mat image = new Mat(Digits.SIDE, Digits.SIDE, opencv_core.CV_8UC1);
    image.data().put(all.image(i), 0, Digits.PIXELS);
    Mat large = new Mat();
    opencv_imgproc.resize(image, large, new Size(BOX, BOX), 0, 0, opencv_imgproc.INTER_CUBIC);
    if (thinner > 1) {
      opencv_imgproc.erode(large, large,
          opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(thinner, thinner)));
    }
    Rect box = opencv_imgproc.boundingRect(threshold(large));
    double scale = size / Math.max(box.height(), 0.8 * box.width());
    int width = (int) Math.max(1, Math.round(box.width() * scale));
    int height = (int) Math.max(1, Math.round(box.height() * scale));
    Mat scaled = new Mat();
    opencv_imgproc.resize(new Mat(large, box), scaled, new Size(width, height), 0, 0,
        opencv_imgproc.INTER_AREA);
    Rect place = new Rect((int) x, (int) (foot - height), width, height);
    if (place.x() >= 0 && place.y() >= 0 && place.x() + width <= ink.cols()
        && place.y() + height <= ink.rows()) {
      Mat there = new Mat(ink, place);
      opencv_core.max(there, scaled, there);
    }
    return x + width;
  }

  private static Mat threshold(Mat plane) {
    Mat mask = new Mat();
    opencv_imgproc.threshold(plane, mask, 80, 255, opencv_imgproc.THRESH_BINARY);
    return mask;
  }
}
