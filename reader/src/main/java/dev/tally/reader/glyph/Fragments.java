package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.List;

/**
 * All fragments of a line of writing, from left to right.
 *
 * @param owner the fragment of each pixel, -1 for none; soft edges belong to the fragment nearest
 * @param digitHeight height of the line's digits in pixels
 * @param strokeWidth mean width of its strokes in pixels
 * @param slant columns to the right for each row up
 */
public record Fragments(Ink ink, int[] owner, List<Fragment> list, double digitHeight, double strokeWidth,
    double slant) {

  /** Neighbouring fragments in different grays: how the line was taken apart. */
  public GrayPicture toPicture() {
    byte[] gray = new byte[owner.length];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (owner[i] < 0 ? 255 : owner[i] * 67 % 200);
    }
    return new GrayPicture(ink.width(), ink.height(), gray);
  }

  /** The box around fragments [from, to). */
  public PixelBox box(int from, int to) {
    PixelBox box = list.get(from).box();
    for (Fragment fragment : list.subList(from + 1, to)) {
      box = box.union(fragment.box());
    }
    return box;
  }

  /** Slanted columns from the leftmost to the rightmost of fragments [from, to). */
  public double slantedWidth(int from, int to) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (Fragment fragment : list.subList(from, to)) {
      left = Math.min(left, fragment.left());
      right = Math.max(right, fragment.right());
    }
    return right - left;
  }

  /**
   * The ink of fragments [from, to) alone, set upright: rows are moved sideways against the slant of the whole line,
   * which is known better than that of any one digit.
   */
  public Ink ink(int from, int to) {
    PixelBox box = box(from, to);
    int lean = (int) Math.ceil(Math.abs(slant) * box.height()) + 1;
    int width = box.width() + 2 * lean;
    byte[] pixels = new byte[width * box.height()];
    for (int y = 0; y < box.height(); y++) {
      double shift = slant * (y - box.height() / 2.0);
      int whole = (int) Math.floor(shift);
      double share = shift - whole;
      for (int x = 0; x < width; x++) {
        int at = box.x() + x - lean - whole;
        double v = (1 - share) * owned(from, to, at, box.y() + y)
            + share * owned(from, to, at - 1, box.y() + y);
        pixels[y * width + x] = (byte) Exact.round(v);
      }
    }
    return new Ink(width, box.height(), pixels);
  }

  private int owned(int from, int to, int x, int y) {
    if (x < 0 || x >= ink.width()) {
      return 0;
    }
    int i = y * ink.width() + x;
    return owner[i] >= from && owner[i] < to ? ink.pixels()[i] & 0xff : 0;
  }
}
