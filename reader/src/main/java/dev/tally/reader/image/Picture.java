package dev.tally.reader.image;

/**
 * An upright colour picture: 8 bits a channel, red, green, blue interleaved, row by row from the top left.
 *
 * <p>Immutable by convention: the array is neither copied in nor out, and whoever holds it must not write to
 * it. Under that convention it is safe to share between threads. Equality is identity.
 */
public final class Picture {

  private final int width;
  private final int height;
  private final byte[] rgb;

  /**
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param rgb {@code width * height * 3} bytes, unsigned; not copied
   * @throws IllegalArgumentException if these do not fit together
   */
  public Picture(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          rgb.length + " bytes do not make " + width + " x " + height + " RGB pixels");
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
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
  public byte[] rgb() {
    return rgb;
  }

  /** The picture's luma by ITU-R BT.601: 0.299 red + 0.587 green + 0.114 blue, rounded to nearest. */
  public GrayPicture gray() {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int red = rgb[3 * i] & 0xFF;
      int green = rgb[3 * i + 1] & 0xFF;
      int blue = rgb[3 * i + 2] & 0xFF;
      pixels[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
    return new GrayPicture(width, height, pixels);
  }

  /**
   * This picture, or a smaller one (the mean over each new pixel's area) whose longer side has that many pixels.
   *
   * @param longest at least 1
   */
  public Picture within(int longest) {
    return Math.max(width, height) <= longest ? this : AreaResizer.within(this, longest);
  }

  /** A copy of a part, which must lie inside. */
  public Picture crop(PixelBox part) {
    byte[] cropped = new byte[3 * part.width() * part.height()];
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(rgb, 3 * ((part.y() + y) * width + part.x()), cropped, 3 * y * part.width(),
          3 * part.width());
    }
    return new Picture(part.width(), part.height(), cropped);
  }

  /** These pixels as a PNG file, for debugging and tests. */
  public byte[] toPng() {
    return PngEncoder.encode(width, height, 3, rgb);
  }
}
