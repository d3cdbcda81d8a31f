package dev.tally.reader.page;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.PixelBox;
import java.util.Optional;

/**
 * Ink without its paper: 0 where there is none to 255 where there is, row by row, soft at the edges. The array is
 * not copied and must not be changed.
 */
public record Ink(int width, int height, byte[] pixels) {
  /** A pixel of at least so much is ink where pieces of ink and rules are sought: most of a stroke, little of its soft edge. */
  public static final int SEEN = 70;

  public Ink {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException("no such picture: " + width + "x" + height + " of " + pixels.length);
    }
  }

  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** So many times as dark, as far as ink can be: strokes that have faded into pieces are whole again. */
  public Ink darkened(double times) {
    byte[] dark = new byte[pixels.length];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = (byte) Math.min(255, Exact.round(times * (pixels[i] & 0xff)));
    }
    return new Ink(width, height, dark);
  }

  public Ink crop(PixelBox box) {
    byte[] cropped = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(pixels, (box.y() + y) * width + box.x(), cropped, y * box.width(), box.width());
    }
    return new Ink(box.width(), box.height(), cropped);
  }

  /** As people expect to see it: black ink on white paper. */
  public GrayPicture toPicture() {
    byte[] gray = new byte[pixels.length];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (255 - (pixels[i] & 0xff));
    }
    return new GrayPicture(width, height, gray);
  }

  /** The most ink of any pixel. */
  public int peak() {
    int peak = 0;
    for (byte pixel : pixels) {
      peak = Math.max(peak, pixel & 0xff);
    }
    return peak;
  }

  /** The box around all pixels of at least this much ink; empty where there are none. */
  public Optional<PixelBox> bounds(int least) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      int first = y * width;
      int last = first + width - 1;
      int end = first + width;
      while (first < end && (pixels[first] & 0xff) < least) {
        first++;
      }
      if (first == end) {
        continue;
      }
      while ((pixels[last] & 0xff) < least) {
        last--;
      }
      left = Math.min(left, first - y * width);
      right = Math.max(right, last - y * width);
      top = Math.min(top, y);
      bottom = y;
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new PixelBox(left, top, right - left + 1, bottom - top + 1));
  }
}
