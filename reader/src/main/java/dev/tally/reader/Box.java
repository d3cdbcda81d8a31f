package dev.tally.reader;

import dev.tally.reader.image.PixelBox;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** A place within the photo as people write it, {@code x,y,width,height}; empty where the text is none. */
  public static Optional<Box> parse(String text) {
    try {
      double[] numbers = Stream.of(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == 4) {
        return Optional.of(new Box(numbers[0], numbers[1], numbers[2], numbers[3]))
            .filter(Box::isWithinPhoto);
      }
    } catch (NumberFormatException _) {
      // As any other text that is no place.
    }
    return Optional.empty();
  }

  private boolean isWithinPhoto() {
    return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;
  }

  /** This place, which is relative to a part of the photo, relative to the photo. */
  public Box inPhoto(Box part) {
    return new Box(part.x + x * part.width, part.y + y * part.height, width * part.width,
        height * part.height);
  }

  /** Its pixels in a picture of that size, at least one. */
  public PixelBox in(int pictureWidth, int pictureHeight) {
    int left = (int) Math.min(pictureWidth - 1, x * pictureWidth);
    int top = (int) Math.min(pictureHeight - 1, y * pictureHeight);
    return new PixelBox(left, top, (int) Math.clamp(Math.ceil(width * pictureWidth), 1, pictureWidth - left),
        (int) Math.clamp(Math.ceil(height * pictureHeight), 1, pictureHeight - top));
  }
}
