package dev.tally.reader.page;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Finds the paper in a photo: of all quadrilaterals of lines that may be its sides, the one with the print inside, with edges
 * along its sides, and filled by the colours that surround the print.
 *
 * <p>Bad at white paper on a white table, and at paper whose sides are no straight lines.
 */
final class PaperFinder {
  /** Corners lie at most so far outside the photo, in shares of its sides. */
  private static final double SLACK = 0.15;
  private static final double LEAST_AREA = 0.06;
  /** So many are compared by the area that they fill. */
  private static final int SHORTLIST = 60;
  private static final double LEAST_SCORE = 0.35;
  /** From here up the quad is the whole photo, which only print makes a sheet. */
  private static final double FILLS = 0.95;
  /** What the area filled counts beside the edges. */
  private static final double FILLED = 0.3;

  private record Candidate(Quad quad, double score) {}

  private final PaperMap map;

  private PaperFinder(PaperMap map) {
    this.map = map;
  }

  /**
   * Where the paper is.
   *
   * @param quad in the photo's pixels, its upper side along the lines of print, which may stand on their heads
   * @param found whether a sheet stands out; else the quad is the whole photo
   * @param sideways whether the lines run up or down the photo
   * @param letters that were seen
   */
  record Paper(Quad quad, boolean found, boolean sideways, int letters) {}

  static Paper find(Picture photo) {
    try (PointerScope _ = new PointerScope()) {
      PaperMap map = PaperMap.of(photo);
      Quad whole = Quad.whole(photo.width(), photo.height());
      Optional<Quad> best = new PaperFinder(map).best()
          .map(quad -> quad.scaled(1 / map.scale()))
          .filter(quad -> map.showsPrint() || quad.area() < FILLS * whole.area());
      int quarters = (int) Math.round(map.direction() / (Math.PI / 2));
      return new Paper(best.orElse(whole.turned(quarters)), best.isPresent(), quarters != 0,
          map.letters().size());
    }
  }

  /** The whole photo, whatever stands out from it. */
  static Paper whole(Picture photo) {
    try (PointerScope _ = new PointerScope()) {
      PaperMap map = PaperMap.of(photo);
      int quarters = (int) Math.round(map.direction() / (Math.PI / 2));
      return new Paper(Quad.whole(photo.width(), photo.height()).turned(quarters), false, quarters != 0,
          map.letters().size());
    }
  }

  private Optional<Quad> best() {
    List<List<Side>> sides = Sides.of(map, map.centre(), map.direction());
    List<Candidate> candidates = new ArrayList<>();
    for (Side right : sides.get(0)) {
      for (Side lower : sides.get(1)) {
        for (Side left : sides.get(2)) {
          for (Side upper : sides.get(3)) {
            candidate(upper, right, lower, left).ifPresent(candidates::add);
          }
        }
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
        .limit(SHORTLIST)
        .map(c -> new Candidate(c.quad, c.score + FILLED * filled(c.quad)))
        .max(Comparator.comparingDouble(Candidate::score))
        .filter(c -> c.score > LEAST_SCORE)
        .map(Candidate::quad);
  }

  private Optional<Candidate> candidate(Side upper, Side right, Side lower, Side left) {
    Place upperLeft = left.meet(upper);
    Place upperRight = right.meet(upper);
    Place lowerRight = right.meet(lower);
    Place lowerLeft = left.meet(lower);
    if (!isNear(upperLeft) || !isNear(upperRight) || !isNear(lowerRight) || !isNear(lowerLeft)) {
      return Optional.empty();
    }
    Quad quad = new Quad(upperLeft, upperRight, lowerRight, lowerLeft);
    if (!quad.isConvex() || quad.area() < LEAST_AREA * map.width() * map.height()) {
      return Optional.empty();
    }
    double edges = (upper.support(upperLeft, upperRight) + right.support(upperRight, lowerRight)
        + lower.support(lowerRight, lowerLeft) + left.support(lowerLeft, upperLeft)) / 4;
    double print = Math.max(0, 1 - upper.lost() - right.lost() - lower.lost() - left.lost());
    return Optional.of(new Candidate(quad, edges * print - tilt(quad)));
  }

  private boolean isNear(Place corner) {
    return corner != null && corner.x() > -SLACK * map.width() && corner.x() < (1 + SLACK) * map.width()
        && corner.y() > -SLACK * map.height() && corner.y() < (1 + SLACK) * map.height();
  }

  /**
   * How unlike a sheet that a hand-held camera looks down on: tilting the camera about one axis makes opposite sides converge, but
   * both pairs seldom do, and the page stays upright on its foot.
   */
  private static double tilt(Quad quad) {
    List<Place> corners = quad.corners();
    double[] angle = new double[4];
    for (int i = 0; i < 4; i++) {
      Place from = corners.get(i);
      Place to = corners.get((i + 1) % 4);
      angle[i] = Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()));
    }
    double rows = turn(angle[2] - angle[0], 180);
    double columns = turn(angle[3] - angle[1], 180);
    double skew = turn(angle[1] - angle[0] + (columns - rows) / 2, 90);
    double less = Math.min(Math.abs(rows), Math.abs(columns));
    double more = Math.max(Math.abs(rows), Math.abs(columns));
    return 0.1 * (less * less + skew * skew) / 100 + 0.05 * more * more / 400;
  }

  /** What a turn has in excess of another, in degrees from -180 to 180. */
  private static double turn(double angle, double usual) {
    return Math.IEEEremainder(angle - usual, 360);
  }

  private double filled(Quad quad) {
    Mat inside = new Mat(map.height(), map.width(), opencv_core.CV_8UC1, new Scalar(0));
    Mat points = new Mat(4, 1, opencv_core.CV_32SC2);
    IntIndexer at = points.createIndexer();
    List<Place> corners = quad.corners();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (int) corners.get(i).x());
      at.put(i, 0, 1, (int) corners.get(i).y());
    }
    opencv_imgproc.fillConvexPoly(inside, points, new Scalar(255));
    byte[] mask = PictureMats.bytes(inside);
    inside.close();
    double all = 0;
    double in = 0;
    int area = 0;
    for (int i = 0; i < mask.length; i++) {
      double paper = Math.min(1, map.likeness()[i] / 0.4);
      all += paper;
      in += mask[i] != 0 ? paper : 0;
      area += mask[i] != 0 ? 1 : 0;
    }
    return in / (area + all - in);
  }
}
