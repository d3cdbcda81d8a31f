package dev.tally.reader.image;

import java.util.Locale;

/**
 * How large and how small a picture may be. Checked on the file's size and header, before anything is decoded,
 * so that a small file which claims a huge picture costs nothing.
 *
 * @param maxBytes most bytes of the encoded file, at least 1
 * @param minSide fewest pixels of width and of height, at least 1
 * @param maxSide most pixels of width and of height, minSide to 2^20 (where OpenCV stops)
 * @param maxPixels most pixels in all, 1 to 700 million (three bytes each must fit one Java array)
 */
public record ImageLimits(int maxBytes, int minSide, int maxSide, long maxPixels) {

  private static final int OPENCV_MAX_SIDE = 1 << 20;
  private static final long ARRAY_MAX_PIXELS = 700_000_000;

  public ImageLimits {
    require(maxBytes >= 1 && maxBytes < Integer.MAX_VALUE - 8, "maxBytes", maxBytes);
    require(minSide >= 1, "minSide", minSide);
    require(maxSide >= minSide && maxSide <= OPENCV_MAX_SIDE, "maxSide", maxSide);
    require(maxPixels >= 1 && maxPixels <= ARRAY_MAX_PIXELS, "maxPixels", maxPixels);
  }

  /** 32 MiB, sides of 2 to 20,000 pixels, 60 million pixels: beyond any phone's photo of a receipt. */
  public static ImageLimits defaults() {
    return new ImageLimits(32 << 20, 2, 20_000, 60_000_000);
  }

  /** @throws ImageException TOO_LARGE */
  void checkBytes(long bytes) {
    if (bytes > maxBytes) {
      throw new ImageException(ImageException.Kind.TOO_LARGE,
          String.format(Locale.ROOT, "has %,d bytes, more than the %,d allowed", bytes, maxBytes));
    }
  }

  /**
   * Refuses a picture of that size.
   *
   * @throws ImageException TOO_LARGE or TOO_SMALL
   */
  public void checkSize(long width, long height) {
    if (width > maxSide || height > maxSide || width * height > maxPixels) {
      throw new ImageException(ImageException.Kind.TOO_LARGE,
          String.format(Locale.ROOT,
              "is %d x %d pixels, more than the %d a side or %,d in all that are allowed", width, height,
              maxSide, maxPixels));
    }
    if (width < minSide || height < minSide) {
      throw new ImageException(ImageException.Kind.TOO_SMALL, String.format(Locale.ROOT,
          "is %d x %d pixels, less than the %d a side that are needed", width, height, minSide));
    }
  }

  private static void require(boolean valid, String name, long value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
