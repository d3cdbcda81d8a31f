package dev.tally.reader.component;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;

/**
 * What a piece of ink looks like, so that it can be compared with another: print repeats its shapes, a hand does not.
 *
 * @param width in pixels
 * @param height in pixels
 * @param cells mean ink of {@link #ACROSS} by {@link #DOWN} cells, less their mean, at length 1
 */
public record Shape(int width, int height, float[] cells) {
  private static final int ACROSS = 12;
  private static final int DOWN = 18;
  /** Two pieces of the same type differ by at most so much in size, or by two pixels. */
  private static final double SAME_SIZE = 0.12;
  private static final int SAME_PIXELS = 2;

  public static Shape of(Ink ink, PixelBox box) {
    float[] cells = new float[ACROSS * DOWN];
    float mean = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(ink, box, i % ACROSS, i / ACROSS);
      mean += cells[i] / cells.length;
    }
    float squares = 1e-6f;
    for (int i = 0; i < cells.length; i++) {
      cells[i] -= mean;
      squares += cells[i] * cells[i];
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < cells.length; i++) {
      cells[i] /= length;
    }
    return new Shape(box.width(), box.height(), cells);
  }

  private static float cell(Ink ink, PixelBox box, int column, int row) {
    int left = box.x() + column * box.width() / ACROSS;
    int right = Math.max(left + 1, box.x() + (column + 1) * box.width() / ACROSS);
    int top = box.y() + row * box.height() / DOWN;
    int bottom = Math.max(top + 1, box.y() + (row + 1) * box.height() / DOWN);
    float sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += ink.at(x, y);
      }
    }
    return sum / ((right - left) * (bottom - top));
  }

  /** Correlation, -1 to 1; 0 for shapes of different sizes. */
  public double likeness(Shape other) {
    if (!isNear(width, other.width) || !isNear(height, other.height)) {
      return 0;
    }
    double product = 0;
    for (int i = 0; i < cells.length; i++) {
      product += cells[i] * other.cells[i];
    }
    return product;
  }

  private static boolean isNear(int one, int other) {
    return Math.abs(one - other) <= Math.max(SAME_PIXELS, SAME_SIZE * Math.max(one, other));
  }
}
