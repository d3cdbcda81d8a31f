package dev.tally.reader.rule;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.page.Ink;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes printed rules out of ink: thin, straight, nearly level lines across the picture. Every line of a small slope is tried and
 * votes are counted along it (a Hough transform of nearly level lines), so a line may be broken by the strokes that cross
 * it. Where a stroke crosses or stands on a line, the ink is taller than a line is thick, and stays.
 *
 * <p>Bad at lines as thick as the pen, and takes an underline of the writer's own as well.
 */
public final class RuleEraser {
  /** Fainter than what counts as ink elsewhere: rules are often pale. */
  private static final int INKED = 48;
  /** A line has ink in at least this share of the columns: the tops of a row of zeros have not. */
  private static final double LEAST_COVER = 0.85;
  /** And thin ink in at least this share. */
  private static final double LEAST_THIN = 0.35;
  /** And it either goes on beyond the picture, or is the only ink in this share of the columns. */
  private static final double LEAST_LONELY = 0.1;
  /** At most this share of the picture's height thick, or {@link #THICKEST_PIXELS}. */
  private static final double THICKEST = 0.1;
  private static final int THICKEST_PIXELS = 4;
  /** Rows down for each column to the right. */
  private static final double STEEPEST = 0.06;
  private static final double STEP = 0.005;
  /** More rules than this are a pattern and not worth the time. */
  private static final int MOST_LINES = 8;

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final int thickest;

  private RuleEraser(Ink ink) {
    this.width = ink.width();
    this.height = ink.height();
    this.pixels = ink.pixels().clone();
    this.thickest = (int) Math.max(THICKEST_PIXELS, Exact.round(THICKEST * height));
  }

  /** The ink without its rules. */
  public static Ink erase(Ink ink) {
    RuleEraser eraser = new RuleEraser(ink);
    for (int i = 0; i < MOST_LINES && eraser.eraseClearest(); i++) {}
    return new Ink(ink.width(), ink.height(), eraser.pixels);
  }

  private boolean inked(int x, int y) {
    return y >= 0 && y < height && (pixels[y * width + x] & 0xff) >= INKED;
  }

  /** Pixels that stand in short upright runs of ink. */
  private boolean[] thin() {
    boolean[] thin = new boolean[pixels.length];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        int end = y;
        while (inked(x, end)) {
          end++;
        }
        for (int i = y; end - y <= thickest && i < end; i++) {
          thin[i * width + x] = true;
        }
        y = Math.max(y, end);
      }
    }
    return thin;
  }

  /** Erases the line with the most cover; false where there is none. */
  private boolean eraseClearest() {
    boolean[] thin = thin();
    int most = 0;
    double bestSlope = 0;
    int bestRow = 0;
    for (double slope = -STEEPEST; slope <= STEEPEST + 1e-9; slope += STEP) {
      for (int row = 0; row < height; row++) {
        int cover = cover(thin, slope, row);
        if (cover > most) {
          most = cover;
          bestSlope = slope;
          bestRow = row;
        }
      }
    }
    if (most < LEAST_THIN * width) {
      return false;
    }
    erase(thin, bestSlope, bestRow);
    return true;
  }

  private int row(double slope, int middleRow, int x) {
    return (int) Exact.round(middleRow + slope * (x - width / 2.0));
  }

  /** Columns with thin ink within a pixel of the line; 0 where too few have any ink there. */
  private int cover(boolean[] thin, double slope, int middleRow) {
    int thinCover = 0;
    for (int x = 0; x < width; x++) {
      int y = row(slope, middleRow, x);
      thinCover += isThin(thin, x, y) || isThin(thin, x, y - 1) || isThin(thin, x, y + 1) ? 1 : 0;
    }
    return inkedColumns(slope, middleRow, 0, width) >= LEAST_COVER * width
        && (reachesBothSides(slope, middleRow) || isLonely(thin, slope, middleRow)) ? thinCover : 0;
  }

  /** Printed lines go on beyond the picture; the tops and feet of digits do not. */
  private boolean reachesBothSides(double slope, int middleRow) {
    int end = Math.max(3, width / 40);
    return inkedColumns(slope, middleRow, 0, end) >= 0.7 * end
        && inkedColumns(slope, middleRow, width - end, width) >= 0.7 * end;
  }

  /** Between digits a rule is alone in its column; under the top of a zero there is its foot. */
  private boolean isLonely(boolean[] thin, double slope, int middleRow) {
    int lonely = 0;
    for (int x = 0; x < width; x++) {
      int y = row(slope, middleRow, x);
      if (isThin(thin, x, y) || isThin(thin, x, y - 1) || isThin(thin, x, y + 1)) {
        lonely += isAlone(x, y) ? 1 : 0;
      }
    }
    return lonely >= LEAST_LONELY * width;
  }

  private boolean isAlone(int x, int y) {
    for (int other = 0; other < height; other++) {
      if (Math.abs(other - y) > thickest && inked(x, other)) {
        return false;
      }
    }
    return true;
  }

  private int inkedColumns(double slope, int middleRow, int from, int to) {
    int columns = 0;
    for (int x = Math.max(0, from); x < Math.min(width, to); x++) {
      int y = row(slope, middleRow, x);
      columns += inked(x, y) || inked(x, y - 1) || inked(x, y + 1) ? 1 : 0;
    }
    return columns;
  }

  private boolean isThin(boolean[] thin, int x, int y) {
    return y >= 0 && y < height && thin[y * width + x];
  }

  /** The upright run of thin ink that meets the line in a column: its first row and the row behind its last; empty where none does. */
  private Optional<int[]> run(boolean[] thin, double slope, int middleRow, int x) {
    int y = row(slope, middleRow, x);
    for (int near : new int[] {y, y - 1, y + 1}) {
      if (isThin(thin, x, near)) {
        int top = near;
        while (isThin(thin, x, top - 1)) {
          top--;
        }
        int bottom = near + 1;
        while (isThin(thin, x, bottom)) {
          bottom++;
        }
        return Optional.of(new int[] {top, bottom});
      }
    }
    return Optional.empty();
  }

  /**
   * Clears the run wherever it is as thick as most of the line, and the soft pixels around it. A thicker one is the line and the
   * foot of a two, and stays.
   */
  private void erase(boolean[] thin, double slope, int middleRow) {
    int[] thicknesses = IntStream.range(0, width)
        .mapToObj(x -> run(thin, slope, middleRow, x))
        .flatMap(Optional::stream)
        .mapToInt(run -> run[1] - run[0])
        .sorted()
        .toArray();
    int usual = thicknesses[thicknesses.length / 2];
    for (int x = 0; x < width; x++) {
      Optional<int[]> run = run(thin, slope, middleRow, x);
      if (run.isPresent() && run.get()[1] - run.get()[0] <= usual + 1) {
        for (int y = Math.max(0, run.get()[0] - 1); y <= Math.min(height - 1, run.get()[1]); y++) {
          pixels[y * width + x] = 0;
        }
      }
    }
  }
}
