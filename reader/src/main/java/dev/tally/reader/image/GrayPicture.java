package dev.tally.reader.image;

import java.util.Objects;

/**
 * A gray picture: one byte a pixel, 0 black to 255 white, row by row from the top left.
 *
 * <p>Immutable by convention: the array is neither copied in nor out, and whoever holds it must not write to
 * it. Under that convention it is safe to share between threads. Equality is identity.
 */
public final class GrayPicture {

  private final int width;
  private final int height;
  private final byte[] pixels;

  /**
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param pixels {@code width * height} bytes, unsigned; not copied
   * @throws IllegalArgumentException if these do not fit together
   */
  public GrayPicture(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          pixels.length + " bytes do not make " + width + " x " + height + " gray pixels");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** The pixels themselves, not a copy: do not write. */
  public byte[] pixels() {
    return pixels;
  }

  /**
   * The brightness of one pixel, 0 to 255.
   *
   * @param x column, in [0, width)
   * @param y row, in [0, height)
   * @throws IndexOutOfBoundsException outside the picture
   */
  public int at(int x, int y) {
    return pixels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)] & 0xFF;
  }

  /**
   * A copy of a part.
   *
   * @param x left column, at least 0
   * @param y top row, at least 0
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @throws IllegalArgumentException if the part is empty or reaches outside the picture
   */
  public GrayPicture crop(int x, int y, int width, int height) {
    if (x < 0 || y < 0 || width < 1 || height < 1 || (long) x + width > this.width
        || (long) y + height > this.height) {
      throw new IllegalArgumentException("crop " + width + " x " + height + " at (" + x + ", " + y
          + ") is not inside " + this.width + " x " + this.height);
    }
    byte[] part = new byte[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(pixels, (y + row) * this.width + x, part, row * width, width);
    }
    return new GrayPicture(width, height, part);
  }

  /** These pixels as a PNG file, for debugging and tests. */
  public byte[] toPng() {
    return PngEncoder.encode(width, height, 1, pixels);
  }
}
