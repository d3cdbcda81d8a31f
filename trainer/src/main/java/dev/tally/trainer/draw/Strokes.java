package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How a hand writes digits and marks: for each character some strokes, each a smooth curve through points. Points
 * lie in a box one high, x to the right and y down, the foot of the line at y = 1.
 */
final class Strokes {
  /** Straight pieces between two points of a curve. */
  private static final int PIECES = 8;

  /** A place in the box. */
  record Point(double x, double y) {}

  private Strokes() {}

  /** The curves of a character as chains of points; throws {@link IllegalArgumentException} for one that has none. */
  static List<List<Point>> of(char character) {
    double[][] strokes = switch (character) {
      case '0' ->
        new double[][] {{.32, .02, .1, .2, .04, .6, .22, .98, .48, .95, .62, .55, .54, .12, .3, .02}};
      case '1' -> new double[][] {{.02, .32, .16, .2, .3, .0}, {.3, .0, .29, .5, .27, 1}};
      case '2' -> new double[][] {{.04, .22, .2, .02, .5, .06, .52, .34, .28, .7, .02, .98},
          {.02, .98, .3, .93, .64, .97}};
      case '3' -> new double[][] {{.06, .1, .3, .0, .54, .16, .42, .4, .22, .47},
          {.22, .47, .52, .54, .58, .8, .32, 1, .02, .88}};
      case '4' -> new double[][] {{.3, .0, .16, .34, .02, .62}, {.02, .62, .34, .6, .66, .58},
          {.48, .3, .46, .7, .43, 1}};
      case '5' -> new double[][] {{.14, .03, .11, .22, .08, .44},
          {.08, .44, .34, .36, .58, .58, .48, .9, .2, 1, .0, .88}, {.13, .03, .34, .04, .58, .0}};
      case '6' ->
        new double[][] {{.48, .02, .2, .26, .04, .66, .2, .98, .48, .92, .52, .64, .3, .52, .06, .7}};
      case '7' -> new double[][] {{.02, .06, .3, .04, .6, .04}, {.6, .04, .4, .46, .26, 1}};
      case '8' -> new double[][] {
          {.5, .14, .3, .0, .1, .16, .28, .44, .54, .72, .34, 1, .06, .8, .24, .5, .48, .24, .5, .12}};
      case '9' -> new double[][] {{.54, .16, .32, .0, .06, .2, .18, .46, .44, .4, .55, .14},
          {.55, .14, .54, .5, .46, 1}};
      case '.' -> new double[][] {{.02, .96, .05, .98}};
      case ',' -> new double[][] {{.07, .93, .05, 1.05, .0, 1.14}};
      case '-' -> new double[][] {{.0, .58, .18, .55, .38, .56}};
      case '/' -> new double[][] {{.3, .0, .16, .5, .0, 1.05}};
      case '=' -> new double[][] {{.0, .48, .2, .46, .4, .47}, {.02, .7, .2, .68, .42, .7}};
      default -> throw new IllegalArgumentException("no strokes for '" + character + "'");
    };
    List<List<Point>> curves = new ArrayList<>();
    for (double[] stroke : strokes) {
      curves.add(curve(stroke));
    }
    return curves;
  }

  /** A Catmull-Rom spline through the points. */
  static List<Point> curve(double[] xy) {
    int n = xy.length / 2;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < n; i++) {
      for (int piece = 0; piece < PIECES; piece++) {
        double t = (double) piece / PIECES;
        points.add(new Point(spline(xy, n, 0, i, t), spline(xy, n, 1, i, t)));
      }
    }
    points.add(new Point(xy[2 * n - 2], xy[2 * n - 1]));
    return points;
  }

  private static double spline(double[] xy, int n, int axis, int i, double t) {
    double a = xy[2 * Math.max(0, i - 1) + axis];
    double b = xy[2 * i + axis];
    double c = xy[2 * (i + 1) + axis];
    double d = xy[2 * Math.min(n - 1, i + 2) + axis];
    return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));
  }
}
