package dev.tally.reader.page;

import dev.tally.reader.image.PictureMats;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The ink of a whole page: how much of the paper's own light is missing. Print and pen show in luma or in red, whichever is darker
 * there; blue and black pens show in red alone, where red print, red rules and pink paper do not. Shadow and uneven light go with
 * the paper's light, which is a closing larger than any stroke.
 *
 * <p>Bad at large dark areas, such as a heading in white on black, which become paper.
 */
public final class PageInk {
  /** The paper's light is found on a picture so many times smaller. */
  private static final int COARSE = 4;
  /** Of the page's longer side: wider than strokes, narrower than shadows. */
  private static final double WINDOW = 0.02;
  /** Less missing light than this is paper, in 255ths: noise, blocks, what shows through. */
  private static final double NONE = 26;
  private static final double FULL = 110;

  private PageInk() {}

  /** Print and pen alike. */
  public static Ink all(Page page) {
    try (PointerScope _ = new PointerScope()) {
      Mat rgb = PictureMats.mat(page.picture());
      Mat gray = new Mat();
      opencv_imgproc.cvtColor(rgb, gray, opencv_imgproc.COLOR_RGB2GRAY);
      Mat missing = new Mat();
      opencv_core.max(missing(gray), missing(red(rgb)), missing);
      return ink(missing);
    }
  }

  /** What may be a blue or black pen's, and print of such colours. A red pen is lost. */
  public static Ink pen(Page page) {
    try (PointerScope _ = new PointerScope()) {
      return ink(missing(red(PictureMats.mat(page.picture()))));
    }
  }

  private static Mat red(Mat rgb) {
    Mat red = new Mat();
    opencv_core.extractChannel(rgb, red, 0);
    return red;
  }

  private static Ink ink(Mat missing) {
    Mat ink = new Mat();
    double slope = 255 / (FULL - NONE);
    missing.convertTo(ink, opencv_core.CV_8U, slope, -NONE * slope);
    return new Ink(ink.cols(), ink.rows(), PictureMats.bytes(ink));
  }

  /** 255 less the share of the paper's light that is left, in 255ths. */
  private static Mat missing(Mat channel) {
    Mat light = new Mat();
    opencv_imgproc.resize(channel, light, new Size(), 1.0 / COARSE, 1.0 / COARSE, opencv_imgproc.INTER_AREA);
    int window = (int) Math.round(WINDOW * Math.max(light.cols(), light.rows())) * 2 + 1;
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(window, window));
    opencv_imgproc.morphologyEx(light, light, opencv_imgproc.MORPH_CLOSE, kernel);
    opencv_imgproc.blur(light, light, new Size(window, window));
    opencv_imgproc.resize(light, light, channel.size(), 0, 0, opencv_imgproc.INTER_LINEAR);
    Mat left = new Mat();
    opencv_core.divide(channel, light, left, 255, opencv_core.CV_8U);
    Mat missing = new Mat();
    opencv_core.bitwise_not(left, missing);
    return missing;
  }
}
