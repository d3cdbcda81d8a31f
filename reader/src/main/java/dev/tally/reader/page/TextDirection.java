package dev.tally.reader.page;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Whether lines of text run across a page or up and down: a letter's nearest neighbour stands in its line. */
final class TextDirection {
  private static final int SIDE = 1000;
  private static final int LEAST_LETTERS = 60;
  /** So many times more letters must have their neighbour above or below. */
  private static final double CLEAR = 1.8;

  private TextDirection() {}

  /** True where lines run up and down and the page should be turned by a quarter. */
  static boolean isUpright(Mat page) {
    List<double[]> letters = letters(page);
    if (letters.size() < LEAST_LETTERS) {
      return false;
    }
    int across = 0;
    int upright = 0;
    for (int i = 0; i < letters.size(); i++) {
      double[] letter = letters.get(i);
      double nearest = Double.POSITIVE_INFINITY;
      boolean beside = false;
      for (int j = 0; j < letters.size(); j++) {
        double[] other = letters.get(j);
        double dx = Math.abs(other[0] - letter[0]);
        double dy = Math.abs(other[1] - letter[1]);
        double distance = Math.hypot(dx, dy);
        if (i != j && distance < nearest) {
          nearest = distance;
          beside = dx > dy;
        }
      }
      across += beside ? 1 : 0;
      upright += beside ? 0 : 1;
    }
    return upright > CLEAR * across;
  }

  /** Middles of what is as large as a letter. */
  private static List<double[]> letters(Mat page) {
    double scale = (double) SIDE / Math.max(page.cols(), page.rows());
    Mat gray = new Mat();
    opencv_imgproc.cvtColor(page, gray, opencv_imgproc.COLOR_RGB2GRAY);
    opencv_imgproc.resize(gray, gray, new Size(), scale, scale, opencv_imgproc.INTER_AREA);
    Mat ink = new Mat();
    opencv_imgproc.adaptiveThreshold(gray, ink, 255, opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
        opencv_imgproc.THRESH_BINARY_INV, 25, 12);
    Mat labels = new Mat();
    Mat stats = new Mat();
    Mat middles = new Mat();
    int count = opencv_imgproc.connectedComponentsWithStats(ink, labels, stats, middles);
    IntIndexer at = stats.createIndexer();
    List<double[]> letters = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int width = at.get(i, opencv_imgproc.CC_STAT_WIDTH);
      int height = at.get(i, opencv_imgproc.CC_STAT_HEIGHT);
      if (Math.max(width, height) >= 5 && Math.max(width, height) <= 40 && Math.min(width, height) >= 2) {
        letters.add(new double[] {at.get(i, opencv_imgproc.CC_STAT_LEFT) + width / 2.0,
            at.get(i, opencv_imgproc.CC_STAT_TOP) + height / 2.0});
      }
    }
    return letters.subList(0, Math.min(letters.size(), 1500));
  }
}
