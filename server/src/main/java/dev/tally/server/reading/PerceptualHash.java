package dev.tally.server.reading;

import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.Picture;

/**
 * A number that hardly changes when a photo is scaled, compressed anew or lit a little differently: whether each of 8 x 8 places is
 * darker than its right neighbour (the difference hash of Krawetz, 2013). Alike are pictures whose numbers differ in few bits.
 */
public final class PerceptualHash {
  private static final int COLUMNS = 9;
  private static final int ROWS = 8;
  /** Enough pixels for means over 9 x 8 places. */
  private static final int SIDE = 288;

  private PerceptualHash() {}

  public static long of(Picture picture) {
    GrayPicture gray = picture.within(SIDE).gray();
    long bits = 0;
    for (int row = 0; row < ROWS; row++) {
      double left = mean(gray, 0, row);
      for (int column = 1; column < COLUMNS; column++) {
        double here = mean(gray, column, row);
        bits = bits << 1 | (left < here ? 1 : 0);
        left = here;
      }
    }
    return bits;
  }

  private static double mean(GrayPicture gray, int column, int row) {
    int fromX = column * gray.width() / COLUMNS;
    int fromY = row * gray.height() / ROWS;
    int toX = Math.max(fromX + 1, (column + 1) * gray.width() / COLUMNS);
    int toY = Math.max(fromY + 1, (row + 1) * gray.height() / ROWS);
    long sum = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        sum += gray.at(x, y);
      }
    }
    return (double) sum / ((toX - fromX) * (toY - fromY));
  }

  /** In how many of 64 bits two differ. */
  public static int distance(long one, long other) {
    return Long.bitCount(one ^ other);
  }
}
