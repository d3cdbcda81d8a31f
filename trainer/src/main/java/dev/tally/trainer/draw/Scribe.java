package dev.tally.trainer.draw;

import dev.tally.trainer.draw.Strokes.Point;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A hand that writes words and numbers into a plane of ink, all of one bill alike: its slant, width, joins, capitals. */
final class Scribe {
  private static final int FINE = 16;
  /** Of a digit, before it is known which one is drawn; in heights, as are all widths here. */
  private static final double DIGIT = 0.64;
  private static final double SPACE = 0.36;
  /** Rather than to write smaller than that share of the size, a hand leaves the rest out. */
  private static final double SMALLEST = 0.6;

  private final Hand hand;
  private final RandomGenerator random;
  private final double wide;
  private final double gap;
  /** How far letters stray from the line and their form, in heights. */
  private final double shake;
  private final boolean capitals;
  private final boolean joined;
  /** Down for each pixel to the right. */
  private final double slope;
  /** A writer's images come with the pens of their set, which are broad. */
  private final int thinner;
  private Mat plane;

  Scribe(Hand hand, RandomGenerator random) {
    this.hand = hand;
    this.random = random;
    this.wide = 0.8 + 0.45 * random.nextDouble();
    this.gap = 0.06 + 0.12 * random.nextDouble();
    this.shake = 0.015 + 0.03 * random.nextDouble();
    this.capitals = random.nextInt(4) == 0;
    this.joined = random.nextInt(3) == 0;
    this.thinner = random.nextInt(3) == 0 ? 1 : 3;
    this.slope = 0.008 * random.nextGaussian();
  }

  /** From now on writes there. */
  void on(Mat other) {
    plane = other;
  }

  /** A pen's free lines, as thick as what is written at that height. */
  PenLine pen(double height) {
    return new PenLine(plane, thickness(height), random);
  }

  private double thickness(double height) {
    return Math.clamp(hand.pen() * height / 32, 1.6, 7);
  }

  /** About as wide as it will be. */
  double width(String text, double height) {
    double sum = 0;
    for (char c : Alphabet.plain(text).toCharArray()) {
      sum += gap + (c == ' ' ? SPACE : Character.isDigit(c) ? DIGIT : wide * Alphabet.width(c));
    }
    return sum * height;
  }

  /** The height at which it has room, at most that one. */
  double fit(String text, double room, double height) {
    return height * Math.min(1, room / Math.max(1, width(text, height)));
  }

  /** Words from {@code x} on to {@code end} at most, smaller where they are long. Returns where they end. */
  double words(String text, double x, double end, double foot, double height) {
    String plain = Alphabet.plain(capitals ? text.toUpperCase(Locale.ROOT) : text);
    double fitting = Math.max(SMALLEST * height, fit(plain, end - x, capitals ? 0.8 * height : height));
    double at = x;
    for (int i = 0; i < plain.length() && at < end + 0.3 * fitting; i++) {
      double from = at;
      double line = foot + slope * (at - x);
      at = character(plain.charAt(i), at, line, fitting);
      boolean within = i + 1 < plain.length() && Character.isLowerCase(plain.charAt(i))
          && Character.isLowerCase(plain.charAt(i + 1));
      if (joined && within) {
        line(at - 0.12 * fitting, line - 0.02 * fitting, at + gap * fitting, line - 0.25 * fitting, fitting);
      }
      at = Math.max(at, from + 0.1 * fitting) + gap * fitting * (0.7 + 0.6 * random.nextDouble());
    }
    return at;
  }

  /** A number from {@code x} on. Returns the box around its ink. */
  Rect number(String text, double x, double foot, double height) {
    return number(new Figures.Text(text, ""), x, foot, height);
  }

  /** Likewise, with cents that stand high, a line below them or none. */
  Rect number(Figures.Text text, double x, double foot, double height) {
    Mat kept = plane;
    plane = Ink.plane(kept.cols(), kept.rows());
    double end = digits(text.whole(), x, foot, height);
    if (!text.raised().isEmpty()) {
      double high = foot - height * (0.4 + 0.2 * random.nextDouble());
      double small = height * (0.45 + 0.2 * random.nextDouble());
      double last = digits(text.raised(), end + 0.1 * height, high, small);
      if (random.nextInt(3) > 0) {
        pen(height).line(end + 0.05 * height, high + 0.15 * height, last, high + 0.1 * height);
      }
    }
    Rect box = opencv_imgproc.boundingRect(plane);
    opencv_core.max(kept, plane, kept);
    plane = kept;
    return box;
  }

  private double digits(String text, double x, double foot, double height) {
    double at = x;
    for (int i = 0; i < text.length(); i++) {
      double size = height * (0.9 + 0.2 * random.nextDouble());
      double lift = height * 0.05 * random.nextGaussian();
      double room = Character.isDigit(text.charAt(i))
          ? 0.02 + 0.13 * random.nextDouble()
          : 0.08 + 0.15 * random.nextDouble();
      at = character(text.charAt(i), at, foot + lift, size) + height * room;
    }
    return at;
  }

  private double character(char c, double x, double foot, double height) {
    if (c == ' ') {
      return x + height * (SPACE - 0.08 + 0.15 * random.nextDouble());
    }
    if (Character.isDigit(c) && hand.has(c - '0')) {
      return hand.sample(plane, c - '0', x, foot, height, thinner, random);
    }
    double end = x;
    double stretch = wide * (0.92 + 0.16 * random.nextDouble());
    for (List<Point> curve : Alphabet.of(c)) {
      double bend = shake * random.nextGaussian();
      double drop = shake * random.nextGaussian();
      for (int i = 0; i + 1 < curve.size(); i++) {
        double[] a = place(curve.get(i), x, foot, height, stretch, bend, drop);
        double[] b = place(curve.get(i + 1), x, foot, height, stretch, bend, drop);
        line(a[0], a[1], b[0], b[1], height);
        end = Math.max(end, b[0]);
      }
    }
    return end;
  }

  private double[] place(Point p, double x, double foot, double size, double stretch, double bend,
      double drop) {
    double up = 1 - p.y() + drop;
    return new double[] {x + size * (stretch * p.x() + hand.slant() * up + bend * Math.sin(5 * p.y())),
        foot - size * (up + bend * Math.sin(6 * p.x()))};
  }

  private void line(double x0, double y0, double x1, double y1, double height) {
    double width = thickness(height) * (0.85 + 0.3 * random.nextDouble());
    opencv_imgproc.line(plane, point(x0, y0), point(x1, y1), new Scalar(255),
        (int) Math.max(1, Math.round(width)), opencv_imgproc.LINE_AA, 4);
  }

  private static org.bytedeco.opencv.opencv_core.Point point(double x, double y) {
    return new org.bytedeco.opencv.opencv_core.Point((int) (x * FINE), (int) (y * FINE));
  }
}
