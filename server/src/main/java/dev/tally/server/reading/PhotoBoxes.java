package dev.tally.server.reading;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.image.Picture;
import dev.tally.server.http.Problem;
import java.util.List;

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
    return Box.parse(text)
        .orElseThrow(() -> Problem.badRequest(
            "A box is four shares of the photo from 0 to 1, x,y,width,height, such as 0.6,0.8,0.3,0.05."));
  }

  /** The part of a photo in a box, at least a pixel. */
  public static Picture crop(Picture photo, Box box) {
    return photo.crop(box.in(photo.width(), photo.height()));
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
