package dev.tally.trainer.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Where a page lies in a photo: a perspective, and a curl of the paper by so much across and down it.
 *
 * @param width of the photo, as is height
 * @param map from the page to the photo, nine numbers
 * @param back from the photo to the page
 * @param curl height of a wave along the page's width, in its pixels
 * @param sway likewise along its height
 */
record Framing(int width, int height, double[] map, double[] back, double pageWidth, double pageHeight,
    double curl, double sway) {
  private static final int TRIES = 8;
  /** No number comes nearer to the photo's edge, in its widths. */
  private static final double INSIDE = 0.004;

  /** So that the whole of every part is in the photo, if not of the page. */
  static Framing random(Mat page, List<Rect> parts, RandomGenerator random) {
    boolean across = page.cols() > page.rows() && random.nextInt(4) > 0;
    int large = random.nextInt(3) == 0 ? 2000 : 1600;
    int small = large * 3 / 4;
    double room = switch (random.nextInt(8)) {
      case 0 -> 0.5 + 0.2 * random.nextDouble(); // on a table, from afar
      case 1, 2 -> 1 + 0.05 * random.nextDouble(); // fills the frame
      case 3 -> 1.06 + 0.2 * random.nextDouble(); // cut by it
      default -> 0.84 + 0.13 * random.nextDouble();
    };
    Framing framing = null;
    for (int i = 0; i < TRIES; i++) {
      double shake = 1 - (double) i / TRIES;
      double fill = i < TRIES - 1 ? Math.min(room, 0.9) + Math.max(0, room - 0.9) * shake : 0.85;
      framing = place(across ? large : small, across ? small : large, page, fill, shake, random);
      if (parts.stream().allMatch(framing::holds)) {
        break;
      }
    }
    return framing;
  }

  private static Framing place(int width, int height, Mat page, double fill, double shake,
      RandomGenerator random) {
    double scale = fill * Math.min((double) width / page.cols(), (double) height / page.rows());
    double angle = shake * Math.toRadians((fill < 0.7 ? 7 : 2.5) * random.nextGaussian());
    double free = Math.max(0.02, Math.abs(1 - fill)) * 0.5 * shake;
    double x = width * (0.5 + free * (random.nextDouble() - 0.5));
    double y = height * (0.5 + free * (random.nextDouble() - 0.5));
    double slant = 0.025 * shake * scale * Math.max(page.cols(), page.rows()) / 2;
    double[][] flat = {{0, 0}, {page.cols(), 0}, {page.cols(), page.rows()}, {0, page.rows()}};
    double[][] seen = new double[4][];
    for (int i = 0; i < 4; i++) {
      double dx = scale * (flat[i][0] - page.cols() / 2.0);
      double dy = scale * (flat[i][1] - page.rows() / 2.0);
      seen[i] = new double[] {x + dx * Math.cos(angle) - dy * Math.sin(angle) + slant * random.nextGaussian(),
          y + dx * Math.sin(angle) + dy * Math.cos(angle) + slant * random.nextGaussian()};
    }
    boolean curled = random.nextInt(3) == 0;
    double curl = curled ? 0.012 * page.cols() * random.nextGaussian() : 0;
    double sway = curled ? 0.006 * page.rows() * random.nextGaussian() : 0;
    return new Framing(width, height, perspective(flat, seen), perspective(seen, flat), page.cols(),
        page.rows(), curl, sway);
  }

  private static double[] perspective(double[][] from, double[][] to) {
    DoubleIndexer at = opencv_imgproc.getPerspectiveTransform(corners(from), corners(to)).createIndexer();
    double[] map = new double[9];
    for (int i = 0; i < 9; i++) {
      map[i] = at.get(i / 3, i % 3);
    }
    return map;
  }

  private static Mat corners(double[][] places) {
    Mat mat = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatIndexer at = mat.createIndexer();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (float) places[i][0]);
      at.put(i, 0, 1, (float) places[i][1]);
    }
    return mat;
  }

  /** Where a place of the page is in the photo, in pixels. */
  double[] seen(double x, double y) {
    double bent = y + curl * bow(x / pageWidth);
    return apply(map, x + sway * bow(bent / pageHeight), bent);
  }

  /** Which place of the page a pixel of the photo shows; it may lie beside the page. Goes into the two rows at {@code x}. */
  void shown(int x, int y, float[] xs, float[] ys) {
    double w = back[6] * x + back[7] * y + back[8];
    double bent = (back[3] * x + back[4] * y + back[5]) / w;
    double flat = (back[0] * x + back[1] * y + back[2]) / w - sway * bow(bent / pageHeight);
    xs[x] = (float) flat;
    ys[x] = (float) (bent - curl * bow(flat / pageWidth));
  }

  /** From 0 over 1 in the middle to 0. */
  private static double bow(double share) {
    return 4 * share * (1 - share);
  }

  private static double[] apply(double[] m, double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

  /** The box around a part of the page, in shares of the photo: x, y, width, height. */
  double[] box(Rect part) {
    double[] ends = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < 9; i++) {
      // The corners, and the middles of the sides, for paper that is bent.
      double[] at = seen(part.x() + part.width() * (i % 3) / 2.0, part.y() + part.height() * (i / 3) / 2.0);
      ends[0] = Math.min(ends[0], at[0] / width);
      ends[1] = Math.min(ends[1], at[1] / height);
      ends[2] = Math.max(ends[2], at[0] / width);
      ends[3] = Math.max(ends[3], at[1] / height);
    }
    return new double[] {ends[0], ends[1], ends[2] - ends[0], ends[3] - ends[1]};
  }

  private boolean holds(Rect part) {
    double[] box = box(part);
    return box[0] > INSIDE && box[1] > INSIDE && box[0] + box[2] < 1 - INSIDE && box[1] + box[3] < 1 - INSIDE;
  }
}
