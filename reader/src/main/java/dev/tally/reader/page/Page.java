package dev.tally.reader.page;

import dev.tally.reader.Box;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import java.util.List;

/**
 * A sheet of paper, cut out of its photo and straightened.
 *
 * @param picture the paper alone
 * @param toPhoto from the page's pixels to the photo's
 * @param outline the paper's corners in the photo's pixels
 * @param found whether the paper's edges were found; else the whole photo is taken for the page
 * @param letters that were seen on the photo, in rows; few where it is blurred or shows no print
 * @param photoWidth of the photo in pixels
 * @param photoHeight likewise
 */
public record Page(Picture picture, Homography toPhoto, Quad outline, boolean found, int letters,
    int photoWidth, int photoHeight) {

  /** The same page, set on its head. */
  public Page turned() {
    byte[] rgb = picture.rgb();
    byte[] turned = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i += 3) {
      System.arraycopy(rgb, i, turned, rgb.length - 3 - i, 3);
    }
    int width = picture.width();
    int height = picture.height();
    return new Page(new Picture(width, height, turned),
        toPhoto.after(new Homography(-1, 0, width, 0, -1, height, 0, 0, 1)), outline, found, letters,
        photoWidth, photoHeight);
  }

  /** Whether a place in the photo lies on the paper. */
  public boolean holds(double x, double y) {
    List<Place> corners = outline.corners();
    for (int i = 0; i < 4; i++) {
      Place one = corners.get(i);
      Place next = corners.get((i + 1) % 4);
      if ((next.x() - one.x()) * (y - one.y()) - (next.y() - one.y()) * (x - one.x()) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The box around a part of the page, relative to the photo. */
  public Box inPhoto(PixelBox part) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      Place place = toPhoto.apply(corner % 2 == 0 ? part.x() : part.right(),
          corner < 2 ? part.y() : part.bottom());
      left = Math.min(left, place.x());
      right = Math.max(right, place.x());
      top = Math.min(top, place.y());
      bottom = Math.max(bottom, place.y());
    }
    double x = Math.clamp(left / photoWidth, 0, 1);
    double y = Math.clamp(top / photoHeight, 0, 1);
    return new Box(x, y, Math.clamp(right / photoWidth, 0, 1) - x,
        Math.clamp(bottom / photoHeight, 0, 1) - y);
  }
}
