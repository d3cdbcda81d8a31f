package dev.tally.reader.look;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.stream.IntStream;

/**
 * Whether a number is crossed out: a stroke runs on through its digits from end to end, straight, bent or in waves; or it is hatched or
 * scribbled over.
 *
 * <p>A digit's own bar, an underline, a dash or {@code =} behind the number are no such strokes: they end, lie below, or cross nothing.
 * Misses strokes through a single digit. Made for what has been separated from its form's rules.
 */
public final class CrossedOut {
  /** Pixels of this ink and more: with their soft edges, digits touch that do not. */
  private static final int INKED = 200;
  /** A stroke through a number covers this share of its width without a gap; undisturbed numbers of MNIST's hands at most 0.70. */
  private static final double COVERED = 0.9;
  /** Where the stroke may cross the number's middle, in shares of its height from the top, and how much it may rise or be bent. */
  private static final double HIGHEST = 0.26;
  private static final double LOWEST = 0.74;
  private static final double STEEPEST = 0.9;
  private static final double RISE_STEP = 0.06;
  private static final double MOST_BENT = 0.15;
  private static final double BEND_STEP = 0.075;
  /** A number is at least so many times as wide as high; else there is but one digit, which may have a bar. */
  private static final double LEAST_WIDTH = 1.1;
  /**
   * A stroke in waves has ink in so many of the columns, this far from the number's top and foot at least. The way through
   * MNIST's undisturbed numbers had at most 0.93, through 593 real ones 0.99 in two.
   */
  private static final double WAVED = 0.995;
  private static final double WAVE_EDGE = 0.15;
  /** What a pixel up or down costs on the way, in columns of ink. */
  private static final double WINDING = 0.3;
  /** So many pieces of a stroke must be seen alone, where it does not begin before the digits; what ends the number may be a dash. */
  private static final int LEAST_BARE = 3;
  /** And sticks out by so many pens: by more than the edge of a round digit does. */
  private static final double EDGE = 0.7;
  /** The height of such a piece in pens, at most. */
  private static final double THIN = 1.8;
  /** More of its box than this no number fills, be the pen ever so broad, */
  private static final double FULL = 0.64;
  /** nor does it have so many strokes beside one another for each height of width, drawn with so much line. */
  private static final double MOST_STROKES = 3.1;
  private static final double MOST_LINE = 3.6;
  /** Two strokes that cross rise and fall so much at least. */
  private static final double CROSSING = 0.36;
  /** A pen so broad, in heights, makes digits touch and strokes of them; bold print has 0.27 and more. */
  private static final double BROAD = 0.22;
  /** A number with a stroke through it is drawn with so much line for its width; the stroke alone has 1. */
  private static final double LEAST_LINE = 1.5;

  private final Ink ink;
  private final int width;
  private final int height;
  private final double pen;
  private final double share;

  private CrossedOut(Ink ink) {
    this.ink = ink;
    this.width = ink.width();
    this.height = ink.height();
    int area = 0;
    int edges = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (isInk(x, y)) {
          area++;
          edges += (isInk(x - 1, y) ? 0 : 1) + (isInk(x + 1, y) ? 0 : 1) + (isInk(x, y - 1) ? 0 : 1)
              + (isInk(x, y + 1) ? 0 : 1);
        }
      }
    }
    // Along a slanted edge there are 4/pi times as many sides of pixels as it is long, on average.
    this.pen = 2 * area / Math.max(1, edges * Math.PI / 4);
    this.share = (double) area / (width * height);
  }

  /** Whether what the ink shows is a number with a stroke through it. */
  public static boolean is(Ink number) {
    PixelBox box = number.bounds(INKED).orElse(null);
    if (box == null || box.width() < LEAST_WIDTH * box.height()) {
      return false;
    }
    CrossedOut shape = new CrossedOut(number.crop(box));
    return shape.isFull() || shape.isHatched() || (shape.mayHaveStroke()
        && (shape.isStruckThrough() || shape.isStruckTwice() || shape.isWavedThrough() || shape.isCrossed()));
  }

  private boolean isInk(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && ink.at(x, y) >= INKED;
  }

  private boolean isFull() {
    return share > FULL;
  }

  private boolean isHatched() {
    return strokesAcross() > MOST_STROKES && line() > MOST_LINE;
  }

  private boolean mayHaveStroke() {
    return pen < BROAD * height && line() >= LEAST_LINE;
  }

  /** The length of all strokes for each pixel of width. */
  private double line() {
    return share * height / pen;
  }

  /** By two strokes from corner to corner. */
  private boolean isCrossed() {
    return longestStroke(CROSSING, STEEPEST) >= COVERED && longestStroke(-STEEPEST, -CROSSING) >= COVERED;
  }

  /** By a stroke in waves that reaches beyond the digits at both ends: there is a way through ink from end to end that goes up or down by at most one pixel a column. */
  private boolean isWavedThrough() {
    if (!beginsBare() || !endsBare()) {
      return false;
    }
    int top = (int) (WAVE_EDGE * height);
    int bottom = height - 1 - top;
    double[] worth = new double[height];
    int[] inked = new int[height];
    for (int x = 0; x < width; x++) {
      double[] nextWorth = new double[height];
      int[] nextInked = new int[height];
      for (int y = top; y <= bottom; y++) {
        int from = y;
        for (int other = Math.max(top, y - 1); other <= Math.min(bottom, y + 1); other++) {
          boolean better = worth[other] - WINDING * Math.abs(other - y) > worth[from]
              - WINDING * Math.abs(from - y);
          from = better ? other : from;
        }
        nextWorth[y] = worth[from] - WINDING * Math.abs(from - y) + (isInk(x, y) ? 1 : -1);
        nextInked[y] = inked[from] + (isInk(x, y) ? 1 : 0);
      }
      worth = nextWorth;
      inked = nextInked;
    }
    int best = top;
    for (int y = top; y <= bottom; y++) {
      best = worth[y] > worth[best] ? y : best;
    }
    return inked[best] >= WAVED * width;
  }

  /** How many strokes a level line crosses on the way through one height of width, on average. */
  private double strokesAcross() {
    int runs = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        runs += isInk(x, y) && !isInk(x - 1, y) ? 1 : 0;
      }
    }
    return (double) runs / width;
  }

  /** By one stroke, which is seen alone between digits or beyond them in several places. */
  private boolean isStruckThrough() {
    int pieces = 0;
    for (int x = 0; x + 1 < width; x++) {
      pieces += isBare(x) && !isBare(x + 1) ? 1 : 0;
    }
    return pieces >= (beginsBare() ? 1 : LEAST_BARE) && longestStroke(-STEEPEST, STEEPEST) >= COVERED;
  }

  /** By two strokes side by side with paper between them somewhere. */
  private boolean isStruckTwice() {
    for (double rise = -CROSSING; rise <= CROSSING; rise += RISE_STEP) {
      int last = -1;
      for (int middle = (int) (HIGHEST * height); middle <= LOWEST * height; middle++) {
        if (along(middle, rise * height, 0) >= COVERED * width) {
          if (last >= 0 && middle - last > pen) {
            return true;
          }
          last = middle;
        }
      }
    }
    return false;
  }

  /** Whether a stroke sticks out at the left. */
  private boolean beginsBare() {
    return IntStream.rangeClosed(0, (int) (EDGE * pen)).allMatch(this::isBare);
  }

  private boolean endsBare() {
    return IntStream.rangeClosed(0, (int) (EDGE * pen)).allMatch(x -> isBare(width - 1 - x));
  }

  /** Whether a thin stroke at about half height is all there is in a column. */
  private boolean isBare(int x) {
    int top = -1;
    int bottom = -1;
    int count = 0;
    for (int y = 0; y < height; y++) {
      if (isInk(x, y)) {
        top = top < 0 ? y : top;
        bottom = y;
        count++;
      }
    }
    double middle = (top + bottom) / 2.0;
    return count > 0 && count == bottom - top + 1 && count <= THIN * pen && middle >= HIGHEST * height
        && middle <= LOWEST * height;
  }

  /** The longest piece of a straight or evenly bent line that lies on ink all the way, as a share of the width. */
  private double longestStroke(double leastRise, double mostRise) {
    int longest = 0;
    for (double bend = -MOST_BENT; bend <= MOST_BENT; bend += BEND_STEP) {
      for (double rise = leastRise; rise <= mostRise; rise += RISE_STEP) {
        for (int middle = (int) (HIGHEST * height); middle <= LOWEST * height; middle++) {
          longest = Math.max(longest, along(middle, rise * height, bend * height));
        }
      }
    }
    return (double) longest / width;
  }

  /** A single column without ink does not end a line: it may be a pixel off. */
  private int along(int middle, double rise, double bend) {
    int run = 0;
    int longest = 0;
    int missed = 0;
    for (int x = 0; x < width; x++) {
      double from = (x + 0.5) / width - 0.5;
      int y = (int) Math.round(middle + rise * from + bend * (1 - 4 * from * from));
      missed = isInk(x, y) ? 0 : missed + 1;
      run = missed > 1 ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
