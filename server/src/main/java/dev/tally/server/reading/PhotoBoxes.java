package dev.tally.server.reading;

import dev.tally.reader.Box;
import dev.tally.reader.image.Picture;
import dev.tally.server.refusal.Refusal;

/** Places in a photo that a client names. Places are shares of the photo, 0..1, everywhere. */
public final class PhotoBoxes {
  private PhotoBoxes() {}

  /**
   * A place as clients write it.
   *
   * @param text {@code x,y,width,height}
   * @throws Refusal {@code NOT_UNDERSTOOD} where it is none
   */
  static Box parse(String text) {
    return Box.parse(text)
        .orElseThrow(() -> Refusal.notUnderstood(
            "A box is four shares of the photo from 0 to 1, x,y,width,height, such as 0.6,0.8,0.3,0.05."));
  }

  /** The part of a photo in a box, at least a pixel. */
  public static Picture crop(Picture photo, Box box) {
    return photo.crop(box.in(photo.width(), photo.height()));
  }
}
