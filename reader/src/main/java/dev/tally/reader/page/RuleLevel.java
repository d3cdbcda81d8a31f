package dev.tally.reader.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar4i;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.Vec4iVector;

/**
 * What is level and what is upright on a page, told by its long straight lines. Near the middle their slope is a linear function
 * of where they lie; lines through the page's sides with those slopes make the quadrilateral that ought to be the page.
 *
 * <p>Needs the long lines of a form; a till receipt has few, and stays as it is.
 */
final class RuleLevel {
  private static final int SIDE = 1000;
  /** Lines are at least this share of the shorter side. */
  private static final double LEAST_LENGTH = 0.16;
  /** Steeper lines, in rows a column, are no rules that lean. */
  private static final double STEEPEST = 0.22;
  private static final int LEAST_LINES = 4;
  /** Pixels of a rule that are in one row or column, even where it leans. */
  private static final int PIECE = 5;

  /** A line's place across its direction, its slope, and its length. */
  private record Rule(double place, double slope, double length) {}

  /** Slope as a function of the place, in units of the page's side. */
  private record Lean(double middle, double change) {
    double at(double place) {
      return middle + change * (place - 0.5);
    }
  }

  private RuleLevel() {}

  /** The quadrilateral on the page that should be the page; empty where there are too few lines. */
  static Optional<Quad> of(Mat page) {
    double scale = (double) SIDE / Math.max(page.cols(), page.rows());
    Mat gray = new Mat();
    opencv_imgproc.resize(page, gray, new Size(), scale, scale, opencv_imgproc.INTER_AREA);
    Mat ink = new Mat();
    opencv_imgproc.adaptiveThreshold(gray, ink, 255, opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
        opencv_imgproc.THRESH_BINARY_INV, 21, 10);
    int width = gray.cols();
    int height = gray.rows();
    double least = LEAST_LENGTH * Math.min(width, height);
    Vec4iVector lines = new Vec4iVector();
    opencv_imgproc.HoughLinesP(straight(ink), lines, 1, Math.PI / 720, (int) (least * 0.6), least, 6);
    List<Rule> level = new ArrayList<>();
    List<Rule> upright = new ArrayList<>();
    for (long i = 0; i < lines.size(); i++) {
      Scalar4i line = lines.get(i);
      double dx = line.get(2) - line.get(0);
      double dy = line.get(3) - line.get(1);
      double middleX = (line.get(2) + line.get(0)) / 2.0 / width;
      double middleY = (line.get(3) + line.get(1)) / 2.0 / height;
      if (Math.abs(dy) < STEEPEST * Math.abs(dx)) {
        level.add(new Rule(middleY, dy / dx, Math.abs(dx)));
      } else if (Math.abs(dx) < STEEPEST * Math.abs(dy)) {
        upright.add(new Rule(middleX, dx / dy, Math.abs(dy)));
      }
    }
    if (level.size() < LEAST_LINES) {
      return Optional.empty();
    }
    Lean rows = lean(level);
    Lean columns = upright.size() < LEAST_LINES ? new Lean(-rows.middle, 0) : lean(upright);
    return Optional.of(quad(rows, columns, page.cols(), page.rows()));
  }

  /** What goes straight on for a few pixels; print, most of the ink, does not. */
  private static Mat straight(Mat ink) {
    Mat across = new Mat();
    Mat down = new Mat();
    opencv_imgproc.morphologyEx(ink, across, opencv_imgproc.MORPH_OPEN,
        opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(PIECE, 1)));
    opencv_imgproc.morphologyEx(ink, down, opencv_imgproc.MORPH_OPEN,
        opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, new Size(1, PIECE)));
    opencv_core.bitwise_or(across, down, across);
    return across;
  }

  /** The weighted median slope, and the median change where lines lie far enough apart to tell. */
  private static Lean lean(List<Rule> rules) {
    double middle = median(rules.stream().map(rule -> new double[] {rule.slope, rule.length}).toList());
    List<double[]> changes = new ArrayList<>();
    List<Rule> longest = rules.stream()
        .filter(rule -> Math.abs(rule.slope - middle) < 0.08)
        .sorted(Comparator.comparingDouble(Rule::length).reversed())
        .limit(80)
        .toList();
    for (Rule one : longest) {
      for (Rule two : longest) {
        if (two.place - one.place > 0.25) {
          changes.add(new double[] {(two.slope - one.slope) / (two.place - one.place),
              one.length * two.length * (two.place - one.place)});
        }
      }
    }
    double change = changes.size() < 6 ? 0 : median(changes);
    double centre = median(longest.stream()
        .map(rule -> new double[] {rule.slope - change * (rule.place - 0.5), rule.length})
        .toList());
    return new Lean(centre, change);
  }

  /** @param weighted pairs of value and weight */
  private static double median(List<double[]> weighted) {
    List<double[]> sorted = new ArrayList<>(weighted);
    sorted.sort(Comparator.comparingDouble(pair -> pair[0]));
    double half = sorted.stream().mapToDouble(pair -> pair[1]).sum() / 2;
    double sum = 0;
    for (double[] pair : sorted) {
      sum += pair[1];
      if (sum >= half) {
        return pair[0];
      }
    }
    return sorted.isEmpty() ? 0 : sorted.getLast()[0];
  }

  private static Quad quad(Lean rows, Lean columns, double width, double height) {
    return new Quad(corner(rows, columns, 0, 0, width, height), corner(rows, columns, 1, 0, width, height),
        corner(rows, columns, 1, 1, width, height), corner(rows, columns, 0, 1, width, height));
  }

  /** Where the level line through the middle of the top or bottom meets the upright one through a side's middle. */
  private static Place corner(Lean rows, Lean columns, int right, int lower, double width, double height) {
    double x = right * width;
    double y = lower * height;
    double across = rows.at(lower);
    double down = columns.at(right);
    for (int i = 0; i < 20; i++) {
      y = lower * height + across * (x - width / 2);
      x = right * width + down * (y - height / 2);
    }
    return new Place(x, y);
  }
}
