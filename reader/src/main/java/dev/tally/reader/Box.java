package dev.tally.reader;

import dev.tally.reader.image.PixelBox;

/**
 * A place in a photo, as shares of its width and height (0..1), so that it fits the photo at any size: upper left
 * corner, width, height.
 */
public record Box(double x, double y, double width, double height) {
  /** The place of pixels in a picture of that size. */
  public static Box of(PixelBox box, int pictureWidth, int pictureHeight) {
    return new Box((double) box.x() / pictureWidth, (double) box.y() / pictureHeight,
        (double) box.width() / pictureWidth, (double) box.height() / pictureHeight);
  }
}
