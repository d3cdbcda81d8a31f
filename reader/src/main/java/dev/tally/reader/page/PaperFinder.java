package dev.tally.reader.page;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds the paper in a photo. Print is closed over, what is left is split into light and dark (and into colourless and colourful) by
 * Otsu's threshold, and the largest piece of each split is taken for the paper if a quadrilateral fits it closely and its
 * sides lie on edges of the photo.
 *
 * <p>Bad at white paper on a white table, and at several sheets that lie on one another.
 */
final class PaperFinder {
  /** Paper is large: its shape is found on a picture whose longer side has this many pixels. */
  private static final int SMALL = 480;
  /** Print is thinner than this share of the picture's longer side. */
  private static final double PRINT = 0.035;
  private static final double LEAST_AREA = 0.12;
  /** From here up paper fills the picture. */
  private static final double FILLS = 0.93;
  /** The piece covers at least this share of its quadrilateral: paper curls and has torn corners. */
  private static final double LEAST_FILL = 0.86;
  private static final double LEAST_SCORE = 0.35;
  /** Hulls with more corners than this are simplified further. */
  private static final int MOST_SIDES = 9;

  private record Candidate(Quad quad, double score) {}

  private PaperFinder() {}

  /** The paper's corners in the picture's pixels; empty where no sheet stands out. */
  static Optional<Quad> find(Picture photo) {
    double scale = Math.min(1, (double) SMALL / Math.max(photo.width(), photo.height()));
    try (PointerScope _ = new PointerScope()) {
      Mat small = new Mat();
      opencv_imgproc.resize(PictureMats.mat(photo), small,
          new Size((int) Math.ceil(photo.width() * scale), (int) Math.ceil(photo.height() * scale)), 0, 0,
          opencv_imgproc.INTER_AREA);
      return best(small).map(quad -> quad.scaled(1 / scale));
    }
  }

  private static Optional<Quad> best(Mat small) {
    Candidate best = null;
    Mat print = print(small);
    for (Mat plane : planes(small)) {
      Mat first = new Mat();
      double level = opencv_imgproc.threshold(plane, first, 0, 255,
          opencv_imgproc.THRESH_BINARY | opencv_imgproc.THRESH_OTSU);
      for (double threshold : new double[] {level, upperLevel(plane, first), level * 0.8}) {
        Mat mask = new Mat();
        opencv_imgproc.threshold(plane, mask, threshold, 255, opencv_imgproc.THRESH_BINARY);
        Candidate found = candidate(mask, plane, print);
        if (found != null && (best == null || found.score > best.score)) {
          best = found;
        }
      }
    }
    return Optional.ofNullable(best).filter(found -> found.score >= LEAST_SCORE).map(Candidate::quad);
  }

  /** Fine dark strokes: what is printed or written. Most of it should be on the paper. */
  private static Mat print(Mat small) {
    Mat gray = new Mat();
    opencv_imgproc.cvtColor(small, gray, opencv_imgproc.COLOR_RGB2GRAY);
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(9, 9));
    opencv_imgproc.morphologyEx(gray, gray, opencv_imgproc.MORPH_BLACKHAT, kernel);
    opencv_imgproc.threshold(gray, gray, 24, 255, opencv_imgproc.THRESH_BINARY);
    return gray;
  }

  /** Of the print, what lies within. */
  private static double share(Quad quad, Mat print) {
    Mat inside = new Mat(print.size(), opencv_core.CV_8UC1, new Scalar(0));
    fill(inside, quad);
    opencv_core.bitwise_and(inside, print, inside);
    return (double) opencv_core.countNonZero(inside) / Math.max(1, opencv_core.countNonZero(print));
  }

  /** Light paper may lie on a light table: the threshold within the upper class. */
  private static double upperLevel(Mat plane, Mat upper) {
    byte[] values = PictureMats.bytes(plane);
    byte[] in = PictureMats.bytes(upper);
    int count = 0;
    for (byte b : in) {
      count += b != 0 ? 1 : 0;
    }
    float[] light = new float[count];
    int at = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] != 0) {
        light[at++] = values[i] & 0xff;
      }
    }
    return count == 0 ? 255 : Otsu.of(light).threshold();
  }

  /** Lightness, and lightness less colour, both without print. */
  private static List<Mat> planes(Mat small) {
    Mat smooth = new Mat();
    int size = (int) Math.round(PRINT * SMALL) | 1;
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(size, size));
    opencv_imgproc.medianBlur(small, smooth, 3);
    opencv_imgproc.morphologyEx(smooth, smooth, opencv_imgproc.MORPH_CLOSE, kernel);
    opencv_imgproc.medianBlur(smooth, smooth, 7);
    Mat hsv = new Mat();
    opencv_imgproc.cvtColor(smooth, hsv, opencv_imgproc.COLOR_RGB2HSV);
    MatVector channels = new MatVector();
    opencv_core.split(hsv, channels);
    Mat plain = new Mat();
    opencv_core.addWeighted(channels.get(2), 1, channels.get(1), -0.8, 60, plain);
    Mat lightness = new Mat();
    opencv_imgproc.cvtColor(smooth, lightness, opencv_imgproc.COLOR_RGB2GRAY);
    return List.of(lightness, plain, channels.get(2).clone());
  }

  private static Candidate candidate(Mat mask, Mat plane, Mat print) {
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(9, 9));
    opencv_imgproc.morphologyEx(mask, mask, opencv_imgproc.MORPH_OPEN, kernel);
    MatVector contours = new MatVector();
    opencv_imgproc.findContours(mask, contours, opencv_imgproc.RETR_EXTERNAL,
        opencv_imgproc.CHAIN_APPROX_SIMPLE);
    Mat largest = null;
    double most = 0;
    for (long i = 0; i < contours.size(); i++) {
      double area = opencv_imgproc.contourArea(contours.get(i));
      if (area > most) {
        most = area;
        largest = contours.get(i);
      }
    }
    double whole = (double) mask.rows() * mask.cols();
    if (largest == null || most < LEAST_AREA * whole) {
      return null;
    }
    if (most > FILLS * whole) {
      return new Candidate(Quad.whole(mask.cols(), mask.rows()), 0.55);
    }
    Quad quad = around(largest, mask.cols(), mask.rows());
    if (quad == null || most < LEAST_FILL * quad.area()) {
      return null;
    }
    double fill = most / quad.area();
    double share = share(quad, print);
    return new Candidate(quad, share * share * fill * fill * (0.5 + 0.5 * contrast(quad, plane)));
  }

  /** The smallest quadrilateral of four sides of the hull, prolonged. */
  private static Quad around(Mat contour, int width, int height) {
    List<Place> hull = hull(contour);
    int n = hull.size();
    Quad best = null;
    for (int a = 0; a < n - 3; a++) {
      for (int b = a + 1; b < n - 2; b++) {
        for (int c = b + 1; c < n - 1; c++) {
          for (int d = c + 1; d < n; d++) {
            Quad quad = quad(hull, new int[] {a, b, c, d}, width, height);
            if (quad != null && (best == null || quad.area() < best.area())) {
              best = quad;
            }
          }
        }
      }
    }
    return best;
  }

  private static List<Place> hull(Mat contour) {
    Mat hull = new Mat();
    opencv_imgproc.convexHull(contour, hull);
    double length = opencv_imgproc.arcLength(hull, true);
    Mat simple = new Mat();
    double tolerance = 0.006;
    do {
      opencv_imgproc.approxPolyDP(hull, simple, tolerance * length, true);
      tolerance *= 1.3;
    } while (simple.rows() > MOST_SIDES);
    List<Place> places = new ArrayList<>();
    IntIndexer at = simple.createIndexer();
    for (long i = 0; i < simple.rows(); i++) {
      places.add(new Place(at.get(i, 0, 0), at.get(i, 0, 1)));
    }
    return places;
  }

  private static Quad quad(List<Place> hull, int[] sides, int width, int height) {
    List<Place> corners = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      Place corner = meet(hull, sides[k], sides[(k + 1) % 4]);
      double slack = 0.15;
      if (corner == null || corner.x() < -slack * width || corner.x() > (1 + slack) * width
          || corner.y() < -slack * height || corner.y() > (1 + slack) * height) {
        return null;
      }
      corners.add(corner);
    }
    return isConvex(corners) ? Quad.ordered(corners) : null;
  }

  private static boolean isConvex(List<Place> corners) {
    int turns = 0;
    for (int i = 0; i < 4; i++) {
      Place a = corners.get(i);
      Place b = corners.get((i + 1) % 4);
      Place c = corners.get((i + 2) % 4);
      turns += (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x()) > 0 ? 1 : -1;
    }
    return Math.abs(turns) == 4;
  }

  /** Where two sides, prolonged, meet; null where they are as good as parallel. */
  private static Place meet(List<Place> hull, int one, int two) {
    Place a = hull.get(one);
    Place b = hull.get((one + 1) % hull.size());
    Place c = hull.get(two);
    Place d = hull.get((two + 1) % hull.size());
    double cross = (b.x() - a.x()) * (d.y() - c.y()) - (b.y() - a.y()) * (d.x() - c.x());
    if (Math.abs(cross) < 0.2 * a.distance(b) * c.distance(d)) {
      return null;
    }
    double t = ((c.x() - a.x()) * (d.y() - c.y()) - (c.y() - a.y()) * (d.x() - c.x())) / cross;
    return new Place(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }

  /** How much lighter it is inside than outside, 0..1; outside the picture counts as half. */
  private static double contrast(Quad quad, Mat plane) {
    Mat inside = new Mat(plane.size(), opencv_core.CV_8UC1, new Scalar(0));
    fill(inside, quad);
    Mat ring = new Mat();
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(25, 25));
    opencv_imgproc.dilate(inside, ring, kernel);
    opencv_core.subtract(ring, inside, ring);
    if (opencv_core.countNonZero(ring) < 50) {
      return 0.5;
    }
    double within = opencv_core.mean(plane, inside).get(0);
    double without = opencv_core.mean(plane, ring).get(0);
    return Math.clamp((within - without) / 80, 0, 1);
  }

  private static void fill(Mat mask, Quad quad) {
    Mat points = new Mat(4, 1, opencv_core.CV_32SC2);
    IntIndexer at = points.createIndexer();
    List<Place> corners = quad.corners();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (int) corners.get(i).x());
      at.put(i, 0, 1, (int) corners.get(i).y());
    }
    opencv_imgproc.fillConvexPoly(mask, points, new Scalar(255));
  }
}
