package dev.tally.reader.page;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Cuts the paper out of a photo and straightens it: first by the paper's corners, then by what is printed on it, since a
 * form's own rules tell better than torn or curled edges what is level and upright.
 *
 * <p>Thread-safe. What lies on its side or stands on its head is turned, where print shows it. Bad at paper that is folded into
 * several planes.
 */
public final class PageFinder {
  /** A page's longer side has this many pixels: writing of a twentieth of an inch keeps some 20 of them. */
  private static final int LEAST_SIDE = 1600;
  private static final int MOST_SIDE = 2000;

  private PageFinder() {}

  public static Page find(Picture photo) {
    return cut(photo, PaperFinder.find(photo));
  }

  /** The whole photo as a page, where the paper that was found leaves out some of what is written. */
  public static Page whole(Picture photo) {
    return cut(photo, PaperFinder.whole(photo));
  }

  private static Page cut(Picture photo, PaperFinder.Paper paper) {
    Quad quad = paper.quad();
    double longest = Math.max(quad.width(), quad.height());
    double scale = Math.clamp(longest, LEAST_SIDE, MOST_SIDE) / longest;
    int width = (int) Math.max(16, Math.round(quad.width() * scale));
    int height = (int) Math.max(16, Math.round(quad.height() * scale));
    try (PointerScope _ = new PointerScope()) {
      Mat source = PictureMats.mat(photo);
      Mat gray = new Mat();
      opencv_imgproc.cvtColor(source, gray, opencv_imgproc.COLOR_RGB2GRAY);
      Homography cut = map(quad, Quad.whole(width, height));
      Mat page = warped(gray, cut, width, height, opencv_imgproc.INTER_LINEAR);
      if (TextTurn.isOnItsHead(page, paper.sideways())) {
        cut = new Homography(-1, 0, width, 0, -1, height, 0, 0, 1).after(cut);
        opencv_core.flip(page, page, -1);
      }
      Optional<Quad> level = RuleLevel.of(page);
      if (level.isPresent()) {
        cut = map(level.get(), Quad.whole(width, height)).after(cut);
      }
      boolean smaller = source.cols() > 1.5 * width;
      page = warped(source, cut, width, height,
          smaller ? opencv_imgproc.INTER_LINEAR : opencv_imgproc.INTER_CUBIC);
      return new Page(PictureMats.picture(page), inverse(cut), quad, paper.found(), paper.letters(),
          photo.width(), photo.height());
    }
  }

  private static Mat warped(Mat source, Homography map, int width, int height, int interpolation) {
    Mat result = new Mat();
    opencv_imgproc.warpPerspective(source, result, matrix(map), new Size(width, height), interpolation,
        opencv_core.BORDER_REPLICATE, new Scalar(0));
    return result;
  }

  private static Homography map(Quad from, Quad to) {
    return homography(opencv_imgproc.getPerspectiveTransform(points(from), points(to)));
  }

  private static Homography inverse(Homography map) {
    return homography(matrix(map).inv().asMat());
  }

  private static Mat points(Quad quad) {
    Mat mat = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatIndexer at = mat.createIndexer();
    List<Place> corners = quad.corners();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (float) corners.get(i).x());
      at.put(i, 0, 1, (float) corners.get(i).y());
    }
    return mat;
  }

  private static Mat matrix(Homography map) {
    Mat mat = new Mat(3, 3, opencv_core.CV_64F);
    DoubleIndexer at = mat.createIndexer();
    for (int i = 0; i < 9; i++) {
      at.put(i / 3, i % 3, map.at(i));
    }
    return mat;
  }

  private static Homography homography(Mat mat) {
    DoubleIndexer at = mat.createIndexer();
    double[] rows = new double[9];
    for (int i = 0; i < 9; i++) {
      rows[i] = at.get(i / 3, i % 3);
    }
    return new Homography(rows);
  }
}
