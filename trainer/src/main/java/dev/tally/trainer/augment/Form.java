package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;

/**
 * A picture of 28x28 with paper around it, so that nobody asks whether a neighbour exists: row by row, a pixel of paper to
 * the left and above, some to the right and below. Rows follow each other, so that one loop runs over all of them.
 */
final class Form {
  static final int SIDE = Glyph.SIDE;
  /** From one row to the next. */
  static final int STRIDE = 32;
  static final int LENGTH = STRIDE * STRIDE;
  /** All pixels lie from here to before {@link #END}, paper among them. */
  static final int FIRST = STRIDE + 1;
  static final int END = SIDE * STRIDE + SIDE + 1;

  private Form() {}

  static int at(int x, int y) {
    return FIRST + y * STRIDE + x;
  }

  static void set(float[] form, float[] pixels, int from) {
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(pixels, from + y * SIDE, form, at(0, y), SIDE);
    }
  }

  static void get(float[] form, float[] pixels, int to) {
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(form, at(0, y), pixels, to + y * SIDE, SIDE);
    }
  }

  /** Ink at any place, bilinear; paper outside. */
  static float between(float[] form, float x, float y) {
    float right = x + 1;
    float down = y + 1;
    if (right <= 0 || down <= 0 || right >= SIDE + 1 || down >= SIDE + 1) {
      return 0;
    }
    int i = (int) right;
    int j = (int) down;
    float a = right - i;
    float b = down - j;
    int at = j * STRIDE + i;
    float upper = form[at] + a * (form[at + 1] - form[at]);
    float lower = form[at + STRIDE] + a * (form[at + STRIDE + 1] - form[at + STRIDE]);
    return upper + b * (lower - upper);
  }

  /** Puts back paper where a loop over everything has written between the rows. */
  static void clearMargins(float[] form) {
    for (int y = 0; y < SIDE; y++) {
      int end = at(SIDE, y);
      for (int i = end; i < end + STRIDE - SIDE; i++) {
        form[i] = 0;
      }
    }
    form[FIRST - 1] = 0;
  }
}
