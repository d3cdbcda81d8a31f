package dev.tally.server.reading;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.server.http.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Places in a photo that a client names, and readings of them. Places are shares of the photo, 0..1, everywhere. */
public final class PhotoBoxes {
  private PhotoBoxes() {}

  /**
   * A place as clients write it.
   *
   * @param text {@code x,y,width,height}
   * @throws Problem 400 where it is none
   */
  static Box parse(String text) {
    try {
      double[] numbers = Stream.of(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == 4) {
        Box box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
        if (box.x() >= 0 && box.y() >= 0 && box.width() > 0 && box.height() > 0 && box.x() + box.width() <= 1
            && box.y() + box.height() <= 1) {
          return box;
        }
      }
    } catch (NumberFormatException _) {
      // Explained below with all other ways of getting it wrong.
    }
    throw Problem.badRequest(
        "A box is four shares of the photo from 0 to 1, x,y,width,height, such as 0.6,0.8,0.3,0.05.");
  }

  /** The part of a photo in a box, at least a pixel. */
  public static Picture crop(Picture photo, Box box) {
    int x = (int) Math.min(photo.width() - 1, box.x() * photo.width());
    int y = (int) Math.min(photo.height() - 1, box.y() * photo.height());
    int width = (int) Math.clamp(Math.ceil(box.width() * photo.width()), 1, photo.width() - x);
    int height = (int) Math.clamp(Math.ceil(box.height() * photo.height()), 1, photo.height() - y);
    return photo.crop(new PixelBox(x, y, width, height));
  }

  /** A reading of a part, its boxes relative to the whole photo. */
  static Reading inPhoto(Reading reading, Box part) {
    return switch (reading) {
      case Reading.Read read -> new Reading.Read(read.best(), read.alternatives(), inPhoto(read.box(), part),
          inPhoto(read.parts(), part));
      case Reading.Unsure unsure -> new Reading.Unsure(unsure.candidates(), unsure.reason(),
          inPhoto(unsure.box(), part), inPhoto(unsure.parts(), part));
      case Reading.Unreadable unreadable -> unreadable;
    };
  }

  private static List<Reading.Part> inPhoto(List<Reading.Part> parts, Box part) {
    return parts.stream()
        .map(glyph -> new Reading.Part(glyph.text(), inPhoto(glyph.box(), part), glyph.confidence()))
        .toList();
  }

  private static Box inPhoto(Box box, Box part) {
    return new Box(part.x() + box.x() * part.width(), part.y() + box.y() * part.height(),
        box.width() * part.width(), box.height() * part.height());
  }
}
