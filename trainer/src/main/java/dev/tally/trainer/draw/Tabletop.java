package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What lies below a page: wood, cloth, stone, or the dark; and the shadow that the page's edge throws on it. */
record Tabletop(RandomGenerator random) {
  Mat lay(Framing framing) {
    double tone = random.nextInt(8) == 0 ? 190 + 40 * random.nextDouble() : 15 + 130 * random.nextDouble();
    double blue = 0.45 + 0.65 * random.nextDouble();
    double green = 0.6 + 0.4 * random.nextDouble();
    Mat table = new Mat(framing.height(), framing.width(), opencv_core.CV_8UC3,
        new Scalar(tone * blue, tone * green, tone, 0));
    switch (random.nextInt(3)) {
      case 0 -> wood(table, tone, blue, green);
      case 1 -> cloth(table, tone, blue, green);
      default -> {
        // One colour; noise and light make it stone or leather.
      }
    }
    edge(table, framing);
    return table;
  }

  private void wood(Mat table, double tone, double blue, double green) {
    for (int y = 0; y < table.rows(); y += 6 + random.nextInt(60)) {
      double shade = tone * (0.7 + 0.5 * random.nextDouble());
      opencv_imgproc.line(table, new Point(0, y), new Point(table.cols(), y - 20 + random.nextInt(40)),
          new Scalar(shade * blue, shade * green, shade, 0), 1 + random.nextInt(8), opencv_imgproc.LINE_AA,
          0);
    }
    opencv_imgproc.blur(table, table, new Size(41, 5));
  }

  private void cloth(Mat table, double tone, double blue, double green) {
    int step = 20 + random.nextInt(90);
    double shade = Math.min(250, tone * (1.15 + 0.5 * random.nextDouble()));
    Scalar colour = new Scalar(shade * blue, shade * green, shade, 0);
    for (int i = 0; i < table.rows() + table.cols(); i += step) {
      opencv_imgproc.line(table, new Point(i, 0), new Point(i - table.rows() / 4, table.rows()), colour,
          step / 5 + 1, opencv_imgproc.LINE_AA, 0);
      if (i < table.rows()) {
        opencv_imgproc.line(table, new Point(0, i), new Point(table.cols(), i + 30), colour, step / 5 + 1,
            opencv_imgproc.LINE_AA, 0);
      }
    }
    opencv_imgproc.blur(table, table, new Size(5, 5));
  }

  private void edge(Mat table, Framing framing) {
    double[][] corners = {framing.seen(0, 0), framing.seen(framing.pageWidth(), 0),
        framing.seen(framing.pageWidth(), framing.pageHeight()), framing.seen(0, framing.pageHeight())};
    Mat outline = new Mat(4, 1, opencv_core.CV_32SC2);
    IntIndexer at = outline.createIndexer();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (int) corners[i][0] + 6);
      at.put(i, 0, 1, (int) corners[i][1] + 8);
    }
    Mat mask = new Mat(table.size(), opencv_core.CV_8UC3, Scalar.all(255));
    opencv_imgproc.fillPoly(mask, new MatVector(outline), Scalar.all(110));
    opencv_imgproc.blur(mask, mask, new Size(25, 25));
    opencv_core.multiply(table, mask, table, 1 / 255.0, -1);
  }
}
