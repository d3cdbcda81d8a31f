package dev.tally.reader.page;

import dev.tally.reader.image.PictureMats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar4i;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.Vec4iVector;

/**
 * Lines that may be the paper's sides: straight edges of the photo, the outlines of what has the paper's colour, and the photo's
 * own borders.
 */
final class Sides {
  /** Kept for each of the four sides. */
  private static final int MOST = 12;
  /** Shorter edges, in shares of the map's shorter side, tell no direction. */
  private static final double LEAST_LENGTH = 0.13;
  /** Likeness from which on a pixel may be paper; the colour of paper without print has hardly more than a half. */
  private static final float[] LEVELS = {0.15f, 0.3f, 0.45f};
  /** Pixels within which two lines are one. */
  private static final double SAME = 3;

  private Sides() {}

  /** Four lists: where the text's lines end, below them, where they begin, above them; all facing away from the centre. */
  static List<List<Side>> of(PaperMap map, Place centre, double direction) {
    List<Side> all = new ArrayList<>();
    double least = LEAST_LENGTH * Math.min(map.width(), map.height());
    for (double[] end : segments(map, least)) {
      add(all, end, map, centre);
    }
    List<List<Side>> sides = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      double angle = direction + k * Math.PI / 2;
      sides.add(best(all, Math.cos(angle), Math.sin(angle), map));
    }
    for (double[] border : borders(map)) {
      List<Side> one = new ArrayList<>();
      add(one, border, map, centre);
      one.forEach(side -> sides.get(quarter(side, direction)).add(side));
    }
    return sides;
  }

  private static int quarter(Side side, double direction) {
    double turns = (Math.atan2(side.normalY(), side.normalX()) - direction) / (Math.PI / 2);
    return Math.floorMod((int) Math.round(turns), 4);
  }

  private static List<double[]> borders(PaperMap map) {
    double right = map.width() - 1;
    double lower = map.height() - 1;
    return List.of(new double[] {0, 0, right, 0}, new double[] {right, 0, right, lower},
        new double[] {right, lower, 0, lower}, new double[] {0, lower, 0, 0});
  }

  private static void add(List<Side> sides, double[] end, PaperMap map, Place centre) {
    double length = Math.hypot(end[2] - end[0], end[3] - end[1]);
    double x = (end[3] - end[1]) / length;
    double y = (end[0] - end[2]) / length;
    double offset = x * end[0] + y * end[1];
    double sign = offset >= x * centre.x() + y * centre.y() ? 1 : -1;
    sides.add(new Side(sign * x, sign * y, sign * offset, map));
  }

  /** The strongest that face that way, each unlike the others. */
  private static List<Side> best(List<Side> all, double x, double y, PaperMap map) {
    List<Side> sorted = all.stream()
        .filter(side -> side.normalX() * x + side.normalY() * y > Math.cos(Math.PI / 4.5))
        .sorted(Comparator.comparingDouble((Side side) -> side.strength() * (1 - side.lost())).reversed())
        .toList();
    List<Side> best = new ArrayList<>();
    for (Side side : sorted) {
      if (best.size() < MOST && best.stream().noneMatch(other -> isSame(side, other, map))) {
        best.add(side);
      }
    }
    return best;
  }

  private static boolean isSame(Side one, Side two, PaperMap map) {
    double reach = Math.max(map.width(), map.height()) / 3.0;
    double x = map.width() / 2.0;
    double y = map.height() / 2.0;
    double middle = one.beyond(x, y);
    double footX = x - middle * one.normalX();
    double footY = y - middle * one.normalY();
    return Math.abs(two.beyond(footX - reach * one.normalY(), footY + reach * one.normalX())) < SAME
        && Math.abs(two.beyond(footX + reach * one.normalY(), footY - reach * one.normalX())) < SAME;
  }

  private static List<double[]> segments(PaperMap map, double least) {
    List<double[]> segments = new ArrayList<>();
    Mat edges = edges(map);
    Vec4iVector lines = new Vec4iVector();
    opencv_imgproc.HoughLinesP(edges, lines, 1, Math.PI / 360, (int) Math.max(8, least * 0.5), least, 8);
    for (long i = 0; i < lines.size(); i++) {
      Scalar4i line = lines.get(i);
      segments.add(new double[] {line.get(0), line.get(1), line.get(2), line.get(3)});
    }
    for (float level : LEVELS) {
      outline(map, level, least, segments);
    }
    return segments;
  }

  private static Mat edges(PaperMap map) {
    Mat lab = new Mat(map.height(), map.width(), opencv_core.CV_8UC3);
    lab.data().put(map.lab(), 0, map.lab().length);
    MatVector channels = new MatVector();
    opencv_core.split(lab, channels);
    Mat edges = new Mat();
    for (int channel = 0; channel < 3; channel++) {
      Mat one = new Mat();
      double strong = (channel == 0 ? 60 : 30) * map.range();
      opencv_imgproc.Canny(channels.get(channel), one, strong / 3, strong);
      if (channel == 0) {
        edges = one;
      } else {
        opencv_core.bitwise_or(edges, one, edges);
      }
    }
    return edges;
  }

  private static void outline(PaperMap map, float level, double least, List<double[]> segments) {
    byte[] mask = new byte[map.likeness().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (map.likeness()[i] > level ? 255 : 0);
    }
    Mat paper = PictureMats.mat(map.width(), map.height(), mask);
    Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, new Size(9, 9));
    opencv_imgproc.morphologyEx(paper, paper, opencv_imgproc.MORPH_CLOSE, kernel);
    opencv_imgproc.morphologyEx(paper, paper, opencv_imgproc.MORPH_OPEN, kernel);
    MatVector contours = new MatVector();
    opencv_imgproc.findContours(paper, contours, opencv_imgproc.RETR_EXTERNAL,
        opencv_imgproc.CHAIN_APPROX_NONE);
    for (long i = 0; i < contours.size(); i++) {
      if (contours.get(i).rows() > 4 * least) {
        for (double tolerance : new double[] {3, 7}) {
          Mat corners = new Mat();
          opencv_imgproc.approxPolyDP(contours.get(i), corners, tolerance, true);
          addPieces(corners, least, segments);
        }
      }
    }
  }

  private static void addPieces(Mat corners, double least, List<double[]> segments) {
    IntIndexer at = corners.createIndexer();
    long n = corners.rows();
    for (long i = 0; i < n; i++) {
      long next = (i + 1) % n;
      double[] piece = {at.get(i, 0, 0), at.get(i, 0, 1), at.get(next, 0, 0), at.get(next, 0, 1)};
      if (Math.hypot(piece[2] - piece[0], piece[3] - piece[1]) >= least) {
        segments.add(piece);
      }
    }
  }
}
