package dev.tally.reader.page;

import dev.tally.reader.image.Picture;

/** A picture that is a page already, for tests. */
public final class FlatPage {
  private FlatPage() {}

  public static Page of(Picture picture) {
    return new Page(picture, new Homography(1, 0, 0, 0, 1, 0, 0, 0, 1),
        Quad.whole(picture.width(), picture.height()), true, 0, picture.width(), picture.height());
  }
}
