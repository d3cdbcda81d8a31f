package dev.tally.cli;

import dev.tally.reader.image.GrayPicture;
import java.util.Arrays;

/** Pictures of one size in a grid, each pixel as two by two, dark on light as people know it. */
final class ContactSheet {
  private static final int SCALE = 2;
  private static final byte GRID = (byte) 150;

  private final int columns;
  private final int rows;
  private final int width;
  private final int height;
  private final byte[] gray;

  /**
   * An empty sheet.
   *
   * @param width of each picture, in pixels
   * @param height of each picture, in pixels
   */
  ContactSheet(int columns, int rows, int width, int height) {
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    this.height = height;
    this.gray = new byte[columns * cellWidth() * rows * cellHeight()];
    Arrays.fill(gray, GRID);
  }

  private int cellWidth() {
    return SCALE * width + 2;
  }

  private int cellHeight() {
    return SCALE * height + 2;
  }

  /**
   * Fills one cell.
   *
   * @param pixels row by row, paper 0, ink 1
   */
  void put(int column, int row, float[] pixels) {
    int left = column * cellWidth() + 1;
    int top = row * cellHeight() + 1;
    for (int y = 0; y < SCALE * height; y++) {
      for (int x = 0; x < SCALE * width; x++) {
        float ink = Math.min(1, pixels[y / SCALE * width + x / SCALE]);
        gray[(top + y) * columns * cellWidth() + left + x] = (byte) Math.round(255 * (1 - ink));
      }
    }
  }

  byte[] toPng() {
    return new GrayPicture(columns * cellWidth(), rows * cellHeight(), gray).toPng();
  }
}
