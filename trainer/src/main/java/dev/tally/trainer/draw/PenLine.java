package dev.tally.trainer.draw;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Free lines of a pen in a plane of ink (0 none, 255 full): strikes, circles, underlines.
 *
 * @param width of the pen in pixels
 */
record PenLine(Mat ink, double width, RandomGenerator random) {
  private static final int FINE = 16;

  /** From one place to another, a little bent. */
  void line(double x0, double y0, double x1, double y1) {
    double bend = 0.02 * Math.hypot(x1 - x0, y1 - y0) * random.nextGaussian();
    curve(8, t -> x0 + t * (x1 - x0), t -> y0 + t * (y1 - y0) + bend * 4 * t * (1 - t));
  }

  /** Around a place, not quite closed or closed too far, as a hand does. */
  void ellipse(double x, double y, double across, double down) {
    double start = -2 + 0.6 * random.nextGaussian();
    double turn = 2 * Math.PI * (0.98 + 0.12 * random.nextDouble());
    double drift = 0.08 * random.nextGaussian();
    curve(48, t -> x + across * (1 + drift * t) * Math.cos(start + turn * t),
        t -> y + down * (1 + drift * t) * Math.sin(start + turn * t));
  }

  /** Through the places that two functions of 0..1 give, in so many straight pieces. */
  void curve(int pieces, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    for (int i = 0; i < pieces; i++) {
      double from = (double) i / pieces;
      double to = (i + 1.0) / pieces;
      opencv_imgproc.line(ink, point(x.applyAsDouble(from), y.applyAsDouble(from)),
          point(x.applyAsDouble(to), y.applyAsDouble(to)), new Scalar(255),
          (int) Math.max(1, Math.round(width)), opencv_imgproc.LINE_AA, 4);
    }
  }

  private static Point point(double x, double y) {
    return new Point((int) (x * FINE), (int) (y * FINE));
  }
}
