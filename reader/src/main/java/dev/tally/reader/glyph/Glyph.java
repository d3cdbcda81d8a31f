package dev.tally.reader.glyph;

/**
 * A mark of ink in the form of MNIST's digits, and the only place where such a mark becomes what a model sees.
 *
 * <p>28 x 28 pixels, row by row, 0 for paper to 255 for ink; the mark fits a box of 20 x 20 and its centre of mass
 * lies at the middle. (LeCun, Cortes, Burges: The MNIST database of handwritten digits.) The array is not copied
 * and must not be changed.
 */
public record Glyph(byte[] pixels) {
  /** Pixels a side. */
  public static final int SIDE = 28;
  /** Pixels a side of the box that the mark itself fits. */
  public static final int BOX = 20;
  public static final int PIXELS = SIDE * SIDE;

  public Glyph {
    if (pixels.length != PIXELS) {
      throw new IllegalArgumentException("a glyph has " + PIXELS + " pixels, not " + pixels.length);
    }
  }

  /** Writes the model's input: {@value #PIXELS} floats from {@code at}, paper 0, ink 1. */
  public void toInput(float[] input, int at) {
    toInput(pixels, 0, input, at);
  }

  /** The same for pixels that lie among others, as in MNIST's files. */
  public static void toInput(byte[] pixels, int from, float[] input, int at) {
    for (int i = 0; i < PIXELS; i++) {
      input[at + i] = (pixels[from + i] & 0xff) * (1 / 255f);
    }
  }
}
