package dev.tally.reader.rule;

import dev.tally.reader.image.PictureMats;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The rules of a page, and its ink without them. A rule is what remains of the ink when it is opened by a long thin
 * window; where a stroke crosses it, the ink is thicker than the rule and stays.
 *
 * @param ink the page's ink without its rules
 * @param upright from left to right
 * @param level from top to bottom
 */
public record Rules(Ink ink, List<Rule> upright, List<Rule> level) {
  /** The window, as a share of the page's longer side: longer than strokes of the pen are straight. */
  private static final double WINDOW = 0.03;
  /** Pieces of rule that lie this close, in windows, are one. */
  private static final double JOIN = 1.0;
  /** A rule is at least so many windows long. */
  private static final double LEAST_LENGTH = 2.6;
  /**
   * Around a single place: window, join and least lengths in heights of the place. Strokes that stand above one another are not joined
   * there, since ones in two lines may be on one; a level stroke of the pen, as for no cents, is longer than an upright one.
   */
  private static final double PLACE_WINDOW = 0.8;
  private static final double PLACE_JOIN = 0.1;
  private static final double PLACE_UPRIGHT = 1.6;
  private static final double PLACE_LEVEL = 3.2;
  /** What is thicker than this, in pixels, is no rule. */
  private static final int THICKEST = 14;

  /** How long rules are, in pixels: the window, the gaps within one that are closed, and each direction's least length. */
  private record Lengths(int window, int join, double upright, double level) {}

  /** Of a whole page. */
  public static Rules of(Ink page) {
    int window = (int) Math.round(WINDOW * Math.max(page.width(), page.height()));
    return of(page, new Lengths(window, (int) (JOIN * window), LEAST_LENGTH * window, LEAST_LENGTH * window));
  }

  /**
   * The rules around a place on a page.
   *
   * @param part of the page, more than twice as high as the place
   * @param height of the place, in pixels
   */
  public static Rules around(Ink part, int height) {
    return of(part, new Lengths((int) Math.max(5, Math.round(PLACE_WINDOW * height)),
        (int) Math.max(3, PLACE_JOIN * height), PLACE_UPRIGHT * height, PLACE_LEVEL * height));
  }

  private static Rules of(Ink ink, Lengths lengths) {
    try (PointerScope _ = new PointerScope()) {
      Mat page = PictureMats.mat(ink.width(), ink.height(), ink.pixels());
      Mat binary = new Mat();
      opencv_imgproc.threshold(page, binary, Ink.SEEN - 1.0, 255, opencv_imgproc.THRESH_BINARY);
      Mat levelMask = mask(binary, lengths.window, true);
      Mat uprightMask = mask(binary, lengths.window, false);
      List<Rule> level = keepRules(levelMask, lengths.join, lengths.level, true);
      List<Rule> upright = keepRules(uprightMask, lengths.join, lengths.upright, false);
      erase(page, binary, levelMask, uprightMask, true);
      erase(page, binary, uprightMask, levelMask, false);
      return new Rules(new Ink(ink.width(), ink.height(), PictureMats.bytes(page)), upright, level);
    }
  }

  private static Mat line(int length, int thickness, boolean level) {
    return opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT,
        level ? new Size(length, thickness) : new Size(thickness, length));
  }

  /** The pixels of rules: opened along, small breaks closed before, and nothing thick. */
  private static Mat mask(Mat binary, int window, boolean level) {
    Mat mask = new Mat();
    opencv_imgproc.morphologyEx(binary, mask, opencv_imgproc.MORPH_CLOSE, line(3, 1, level));
    // A rule that leans or curls leaves its row; one pixel thicker it stays in it for longer.
    opencv_imgproc.dilate(mask, mask, line(1, 3, level));
    opencv_imgproc.morphologyEx(mask, mask, opencv_imgproc.MORPH_OPEN, line(window, 1, level));
    Mat thick = new Mat();
    opencv_imgproc.morphologyEx(mask, thick, opencv_imgproc.MORPH_OPEN, line(window, THICKEST, level));
    opencv_core.subtract(mask, thick, mask);
    return mask;
  }

  /** The rules in a mask, from which everything else is taken out. */
  private static List<Rule> keepRules(Mat mask, int join, double least, boolean level) {
    Mat joined = new Mat();
    opencv_imgproc.morphologyEx(mask, joined, opencv_imgproc.MORPH_CLOSE, line(join, 3, level));
    Mat labels = new Mat();
    Mat stats = new Mat();
    Mat middles = new Mat();
    int count = opencv_imgproc.connectedComponentsWithStats(joined, labels, stats, middles);
    IntIndexer at = stats.createIndexer();
    List<Rule> rules = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int x = at.get(i, opencv_imgproc.CC_STAT_LEFT);
      int y = at.get(i, opencv_imgproc.CC_STAT_TOP);
      int width = at.get(i, opencv_imgproc.CC_STAT_WIDTH);
      int height = at.get(i, opencv_imgproc.CC_STAT_HEIGHT);
      Rule rule = level ? new Rule(y + height / 2.0, x, x + width) : new Rule(x + width / 2.0, y, y + height);
      if (rule.length() >= least) {
        rules.add(rule);
      } else {
        Rect box = new Rect(x, y, width, height);
        Mat own = opencv_core.equals(new Mat(labels, box), i).asMat();
        new Mat(mask, box).setTo(new Mat(1, 1, opencv_core.CV_8UC1, new Scalar(0)), own);
      }
    }
    rules.sort(Comparator.comparingDouble(Rule::at));
    return rules;
  }

  /** Clears rules from the page, but not where ink across them is thicker than they are. */
  private static void erase(Mat page, Mat binary, Mat mask, Mat crossing, boolean level) {
    Mat strokes = new Mat();
    int thickness = thickness(binary, mask, level);
    Mat others = new Mat();
    opencv_imgproc.dilate(crossing, others, line(3, 3, level));
    opencv_core.subtract(binary, others, strokes);
    opencv_imgproc.morphologyEx(strokes, strokes, opencv_imgproc.MORPH_OPEN, line(1, thickness + 3, level));
    Mat grown = new Mat();
    opencv_imgproc.dilate(mask, grown, line(1, 3, level));
    opencv_core.subtract(grown, strokes, grown);
    Mat kept = new Mat();
    opencv_core.bitwise_not(grown, kept);
    opencv_core.bitwise_and(page, kept, page);
  }

  /** The median height of a rule's ink. */
  private static int thickness(Mat binary, Mat mask, boolean level) {
    Mat ruled = new Mat();
    opencv_core.bitwise_and(binary, mask, ruled);
    int all = opencv_core.countNonZero(ruled);
    for (int thickness = 2; thickness <= THICKEST; thickness++) {
      Mat thicker = new Mat();
      opencv_imgproc.morphologyEx(ruled, thicker, opencv_imgproc.MORPH_OPEN, line(1, thickness, level));
      if (opencv_core.countNonZero(thicker) < all / 2) {
        return thickness - 1;
      }
    }
    return THICKEST;
  }
}
