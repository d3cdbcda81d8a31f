package dev.tally.reader.page;

import dev.tally.reader.image.PictureMats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Dark parts of a letter's size that stand in a row with two of their like, in whatever direction: print and writing, and little
 * of what wood, cloth and food have to offer. Works without knowing where the paper is.
 */
final class Letters {
  private static final int SIDE = 1000;
  private static final int SMALLEST = 4;
  private static final int LARGEST = 44;
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
  /** Letters of one line stand so many directions off it: some reach below it. */
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

  private Letters() {}

  /** @param gray any size, one channel; not changed */
  static List<Letter> of(Mat gray) {
    double scale = Math.min(1, (double) SIDE / Math.max(gray.cols(), gray.rows()));
    Mat small = new Mat();
    opencv_imgproc.resize(gray, small, new Size(), scale, scale, opencv_imgproc.INTER_AREA);
    Mat ink = new Mat();
    opencv_imgproc.adaptiveThreshold(small, ink, 255, opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
        opencv_imgproc.THRESH_BINARY_INV, 25, 12);
    return close(inLine(clear(inRows(parts(ink, small))))).stream()
        .map(letter -> letter.scaled(1 / scale))
        .toList();
  }

  private static List<Letter> parts(Mat ink, Mat gray) {
    Mat labels = new Mat();
    Mat stats = new Mat();
    Mat middles = new Mat();
    int count = opencv_imgproc.connectedComponentsWithStats(ink, labels, stats, middles, 8,
        opencv_core.CV_32S);
    IntIndexer at = stats.createIndexer();
    DoubleIndexer middle = middles.createIndexer();
    byte[] lightness = PictureMats.bytes(gray);
    List<Letter> parts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int width = at.get(i, opencv_imgproc.CC_STAT_WIDTH);
      int height = at.get(i, opencv_imgproc.CC_STAT_HEIGHT);
      int size = Math.max(width, height);
      if (size >= SMALLEST && size <= LARGEST && 4 * Math.min(width, height) >= size) {
        parts.add(new Letter(
            middle.get(i, 0), middle.get(i, 1), width, height, contrast(lightness, gray.cols(),
                at.get(i, opencv_imgproc.CC_STAT_LEFT), at.get(i, opencv_imgproc.CC_STAT_TOP), width, height),
            0, 0));
      }
    }
    parts.sort(Comparator.comparingDouble(Letter::x));
    return parts;
  }

  /** The lightest pixel of the box less the darkest. */
  static int contrast(byte[] lightness, int stride, int left, int top, int width, int height) {
    int least = 255;
    int most = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        int value = lightness[y * stride + x] & 0xff;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most - least;
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
