package dev.tally.reader.glyph;

import dev.tally.reader.image.GrayPicture;

/**
 * A line of writing in the form that a sequence network sees: {@value #HEIGHT} x {@value #WIDTH} pixels, 0 for paper to 255 for
 * ink, row by row; upright, its digits some {@value #DIGIT} pixels high, from {@value #MARGIN} pixels on. The array is not copied
 * and must not be changed.
 */
public record Strip(byte[] pixels) {
  public static final int HEIGHT = 32;
  public static final int WIDTH = 192;
  public static final int PIXELS = HEIGHT * WIDTH;
  /** A sequence network answers for each of so many places from left to right, */
  public static final int PLACES = WIDTH / 4;
  /** with the ten digits, {@link #MARK} and, last, the blank. */
  public static final int CLASSES = 12;
  /** What parts a number's digits: a point, a comma, a rule, or that what follows is small and raised. */
  public static final int MARK = 10;
  /** Height of a digit. */
  public static final int DIGIT = 20;
  /** Paper left of the first ink, and at least so much right of the last. */
  public static final int MARGIN = 8;

  public Strip {
    if (pixels.length != PIXELS) {
      throw new IllegalArgumentException("a strip has " + PIXELS + " pixels, not " + pixels.length);
    }
  }

  /** Ink 0..1 into {@code to[at..]}. */
  public void toInput(float[] to, int at) {
    for (int i = 0; i < PIXELS; i++) {
      to[at + i] = (pixels[i] & 0xff) / 255f;
    }
  }

  public GrayPicture toPicture() {
    byte[] gray = new byte[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      gray[i] = (byte) (255 - (pixels[i] & 0xff));
    }
    return new GrayPicture(WIDTH, HEIGHT, gray);
  }
}
