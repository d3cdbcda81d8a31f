package dev.tally.reader.page;

import dev.tally.reader.page.DarkParts.Part;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Whether a page whose lines run across stands on its head. Points and commas between letters and digits lie at the foot of the
 * line; on a page that stands on its head they hang from its top.
 *
 * <p>Silent where print is too small for its points to be seen.
 */
final class TextTurn {
  private static final int LARGEST = 70;
  private static final DarkParts.Search SEARCH = new DarkParts.Search(1600, 35, 14, LARGEST);
  /** A point's size in letter heights. */
  private static final double POINT = 0.36;
  /** How far above or below the line's middle points lie, in letter heights. */
  private static final double NEAR = 0.2;
  private static final double FAR = 0.75;

  /**
   * Deviations by which points at the top must outnumber those at the foot: four of four. On 119 upright photos the worst had 0.8.
   */
  private static final double CERTAIN = 1.9;
  /** Of the usual contrast of letters and points: what is fainter is the paper's grain. */
  private static final double CLEAR = 0.5;

  /**
   * Points that were seen.
   *
   * @param low at the foot of a line
   * @param high at its top
   */
  record Points(int low, int high) {}

  private TextTurn() {}

  /**
   * Whether to turn a page by a half.
   *
   * @param sideways of a photo whose lines run up or down, which may begin at either end; others most likely stand upright, and
   *        are turned only if that is certain
   */
  static boolean isOnItsHead(Mat page, boolean sideways) {
    Points points = points(page);
    double certain = sideways ? 0 : CERTAIN * Math.sqrt(points.high + points.low);
    return points.high - points.low > certain;
  }

  static Points points(Mat page) {
    return points(DarkParts.of(page, SEARCH).list());
  }

  private static Points points(List<Part> parts) {
    int low = 0;
    int high = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part before = neighbour(parts, i, -1);
      Part after = neighbour(parts, i, 1);
      if (before != null && after != null && !isDotted(parts, i, before.height())) {
        double height = (before.height() + after.height()) / 2.0;
        double drop = (parts.get(i).y() - (before.y() + after.y()) / 2) / height;
        boolean clear = parts.get(i).contrast() > CLEAR * Math.max(before.contrast(), after.contrast());
        boolean level = clear && Math.abs(before.y() - after.y()) < 0.3 * height
            && Math.abs(before.height() - after.height()) < 0.35 * height;
        low += level && drop > NEAR && drop < FAR ? 1 : 0;
        high += level && -drop > NEAR && -drop < FAR ? 1 : 0;
      }
    }
    return new Points(low, high);
  }

  /** Whether the point has a stem above or below it, as in an i or an exclamation mark. */
  private static boolean isDotted(List<Part> parts, int i, int height) {
    Part point = parts.get(i);
    for (int direction = -1; direction <= 1; direction += 2) {
      for (int j = i + direction; j >= 0 && j < parts.size()
          && Math.abs(parts.get(j).x() - point.x()) < height; j += direction) {
        Part other = parts.get(j);
        boolean overlaps = Math.abs(other.x() - point.x()) < (other.width() + point.width()) / 2.0;
        if (overlaps && other.height() > point.height() && Math.abs(other.y() - point.y()) < 1.2 * height) {
          return true;
        }
      }
    }
    return false;
  }

  /** The next part on that side which is so tall that this one is a point beside it; null where there is none close by. */
  private static Part neighbour(List<Part> parts, int i, int direction) {
    Part point = parts.get(i);
    double size = Math.max(point.width(), point.height());
    for (int j = i + direction; j >= 0 && j < parts.size(); j += direction) {
      Part other = parts.get(j);
      double away = Math.abs(other.x() - point.x());
      if (away > LARGEST) {
        return null;
      }
      boolean inLine = Math.abs(other.y() - point.y()) < 0.8 * other.height();
      if (inLine && size < POINT * other.height() && other.height() > 8) {
        return away > 1.4 * other.height() ? null : other;
      }
    }
    return null;
  }
}
