package dev.tally.reader.page;

import dev.tally.reader.image.PictureMats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The connected parts of a picture that are darker than what surrounds them: letters, points, grain.
 *
 * @param scale of the picture that they were found in against the one given, at most 1
 * @param list from left to right by the middles of their boxes, in pixels of the picture that they were found in
 */
record DarkParts(double scale, List<Part> list) {

  /**
   * A part.
   *
   * @param massX the middle of its pixels
   * @param massY likewise
   * @param contrast of its box's darkest pixel against its lightest, 0..255
   */
  record Part(int left, int top, int width, int height, double massX, double massY, int contrast) {
    /** The middle of its box. */
    double x() {
      return left + width / 2.0;
    }

    double y() {
      return top + height / 2.0;
    }
  }

  /**
   * How parts are looked for.
   *
   * @param side the picture is made so small that its longer side has so many pixels
   * @param window odd, in pixels: a pixel is compared with the mean around it
   * @param darker than that mean by so much at least, of 255
   * @param largest parts that are wider or higher are left out
   */
  record Search(int side, int window, int darker, int largest) {}

  /** @param picture any size, one channel; not changed */
  static DarkParts of(Mat picture, Search search) {
    double scale = Math.min(1, (double) search.side / Math.max(picture.cols(), picture.rows()));
    Mat gray = new Mat();
    opencv_imgproc.resize(picture, gray, new Size(), scale, scale, opencv_imgproc.INTER_AREA);
    Mat ink = new Mat();
    opencv_imgproc.adaptiveThreshold(gray, ink, 255, opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
        opencv_imgproc.THRESH_BINARY_INV, search.window, search.darker);
    return new DarkParts(scale, parts(ink, gray, search.largest));
  }

  private static List<Part> parts(Mat ink, Mat gray, int largest) {
    Mat labels = new Mat();
    Mat stats = new Mat();
    Mat middles = new Mat();
    int count = opencv_imgproc.connectedComponentsWithStats(ink, labels, stats, middles, 8,
        opencv_core.CV_32S);
    IntIndexer at = stats.createIndexer();
    DoubleIndexer middle = middles.createIndexer();
    byte[] lightness = PictureMats.bytes(gray);
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int left = at.get(i, opencv_imgproc.CC_STAT_LEFT);
      int top = at.get(i, opencv_imgproc.CC_STAT_TOP);
      int width = at.get(i, opencv_imgproc.CC_STAT_WIDTH);
      int height = at.get(i, opencv_imgproc.CC_STAT_HEIGHT);
      if (Math.max(width, height) <= largest) {
        parts.add(new Part(left, top, width, height, middle.get(i, 0), middle.get(i, 1),
            contrast(lightness, gray.cols(), left, top, width, height)));
      }
    }
    parts.sort(Comparator.comparingDouble(Part::x));
    return parts;
  }

  /** The lightest pixel of the box less the darkest. */
  private static int contrast(byte[] lightness, int stride, int left, int top, int width, int height) {
    int least = 255;
    int most = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        int value = lightness[y * stride + x] & 0xff;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most - least;
  }
}
