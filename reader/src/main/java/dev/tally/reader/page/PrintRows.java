package dev.tally.reader.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Dark parts of a letter's size that stand in a row with two of their like, in whatever direction: print and writing, and little
 * of what wood, cloth and food have to offer. Works without knowing where the paper is.
 */
final class PrintRows {
  private static final DarkParts.Search SEARCH = new DarkParts.Search(1000, 25, 12, 44);
  private static final int SMALLEST = 4;
  private static final int MOST = 2500;
  /** A neighbour's middle is at most so many letter sizes away. */
  private static final double REACH = 2.6;
  /** Cosine of the angle at a letter between its two neighbours, from which three stand in a row. */
  private static final double IN_ROW = -0.94;
  /** Of the usual contrast: what is fainter is no print. */
  private static final double CLEAR = 0.6;

  /** Within so many letter sizes of a letter ... */
  private static final double WORD = 5;
  /** ... stand at least so many others. */
  private static final int LEAST_OTHERS = 4;
  private static final int DIRECTIONS = 60;
  /** PrintRows of one line stand so many directions off it: some reach below it. */
  private static final int NEAR = 4;

  /**
   * A letter in pixels of the picture it was found in.
   *
   * @param x of its middle
   * @param y of its middle
   * @param contrast of its darkest pixel against its lightest, 0..255
   * @param dx to the nearer of its two neighbours
   * @param dy likewise
   */
  record Letter(double x, double y, double width, double height, double contrast, double dx, double dy) {
    double size() {
      return Math.max(width, height);
    }

    /** Of the row it stands in, in steps of 180 degrees by {@value #DIRECTIONS}. */
    int direction() {
      double turns = Math.atan2(dy, dx) / Math.PI;
      return Math.floorMod((int) Math.round(turns * DIRECTIONS), DIRECTIONS);
    }

    Letter scaled(double factor) {
      return new Letter(factor * x, factor * y, factor * width, factor * height, contrast, factor * dx,
          factor * dy);
    }
  }

  private PrintRows() {}

  /** @param gray any size, one channel; not changed */
  static List<Letter> of(Mat gray) {
    DarkParts parts = DarkParts.of(gray, SEARCH);
    return close(inLine(clear(inRows(sized(parts.list()))))).stream()
        .map(letter -> letter.scaled(1 / parts.scale()))
        .toList();
  }

  private static List<Letter> sized(List<DarkParts.Part> parts) {
    return parts.stream()
        .filter(part -> Math.max(part.width(), part.height()) >= SMALLEST)
        .filter(part -> 4 * Math.min(part.width(), part.height()) >= Math.max(part.width(), part.height()))
        .map(part -> new Letter(part.massX(), part.massY(), part.width(), part.height(), part.contrast(), 0,
            0))
        .sorted(Comparator.comparingDouble(Letter::x))
        .toList();
  }

  /** Print is dark on light; what is far fainter than the rest is the grain of a table. */
  private static List<Letter> clear(List<Letter> letters) {
    double sum = 0;
    double squares = 0;
    for (Letter letter : letters) {
      sum += letter.contrast;
      squares += letter.contrast * letter.contrast;
    }
    double usual = squares / Math.max(1, sum);
    return letters.stream().filter(letter -> letter.contrast > CLEAR * usual).toList();
  }

  /** Lines of print run one way, grain every way: only rows near the commonest direction. */
  private static List<Letter> inLine(List<Letter> letters) {
    double[] votes = new double[DIRECTIONS];
    for (Letter letter : letters) {
      votes[letter.direction()] += letter.contrast;
    }
    int best = 0;
    double most = -1;
    for (int d = 0; d < DIRECTIONS; d++) {
      double near = 0;
      for (int off = -NEAR; off <= NEAR; off++) {
        near += votes[Math.floorMod(d + off, DIRECTIONS)] * (NEAR + 1 - Math.abs(off));
      }
      if (near > most) {
        most = near;
        best = d;
      }
    }
    int way = best;
    return letters.stream().filter(letter -> {
      int off = Math.floorMod(letter.direction() - way + DIRECTIONS / 2, DIRECTIONS) - DIRECTIONS / 2;
      return Math.abs(off) <= NEAR;
    }).toList();
  }

  /** Print comes in words and lines. */
  private static List<Letter> close(List<Letter> letters) {
    List<Letter> close = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      Letter one = letters.get(i);
      double reach = WORD * one.size();
      int others = 0;
      for (int direction = -1; direction <= 1; direction += 2) {
        for (int j = i + direction; j >= 0 && j < letters.size()
            && Math.abs(letters.get(j).x - one.x) <= reach; j += direction) {
          others += Math.abs(letters.get(j).y - one.y) <= reach ? 1 : 0;
        }
      }
      if (others >= LEAST_OTHERS) {
        close.add(one);
      }
    }
    return close;
  }

  /** @param parts from left to right */
  private static List<Letter> inRows(List<Letter> parts) {
    List<Letter> found = new ArrayList<>();
    for (int i = 0; i < parts.size() && found.size() < MOST; i++) {
      Letter one = parts.get(i);
      List<double[]> near = near(parts, i);
      double[] step = step(near);
      if (step.length > 0) {
        found.add(new Letter(one.x, one.y, one.width, one.height, one.contrast, step[0], step[1]));
      }
    }
    return found;
  }

  /** Ways to all parts nearby of about the same size. */
  private static List<double[]> near(List<Letter> parts, int i) {
    Letter one = parts.get(i);
    double reach = REACH * one.size();
    List<double[]> near = new ArrayList<>();
    for (int direction = -1; direction <= 1; direction += 2) {
      for (int j = i + direction; j >= 0 && j < parts.size()
          && Math.abs(parts.get(j).x - one.x) <= reach; j += direction) {
        Letter other = parts.get(j);
        double ratio = other.size() / one.size();
        double distance = Math.hypot(other.x - one.x, other.y - one.y);
        if (distance <= reach && distance > 0.4 * one.size() && ratio > 0.55 && ratio < 1.8) {
          near.add(new double[] {other.x - one.x, other.y - one.y, distance});
        }
      }
    }
    return near;
  }

  /** The way to the nearer of two that stand on opposite sides; empty where none do. */
  private static double[] step(List<double[]> near) {
    double[] best = {};
    for (double[] a : near) {
      for (double[] b : near) {
        double cosine = (a[0] * b[0] + a[1] * b[1]) / (a[2] * b[2]);
        if (cosine < IN_ROW && (best.length == 0 || Math.min(a[2], b[2]) < best[2])) {
          best = a[2] < b[2] ? a : b;
        }
      }
    }
    return best;
  }
}
