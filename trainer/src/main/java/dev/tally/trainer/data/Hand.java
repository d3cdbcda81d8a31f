package dev.tally.trainer.data;

import java.util.List;

/** One writer's digits, or those of a few who are not told apart. */
public sealed interface Hand {
  /** The set and, in it, the writer or folder. */
  String name();

  /** Digits as pictures in MNIST's form. */
  record Glyphs(String name, Digits digits) implements Hand {}

  /** Digits as movements of a pen. */
  record Strokes(String name, List<PenDigit> digits) implements Hand {
    public Strokes {
      digits = List.copyOf(digits);
    }
  }

  /**
   * A digit as it was written: strokes of points x, y, x, y ..., in a box one high, y downwards.
   *
   * @param width of the box
   */
  record PenDigit(int label, double width, List<float[]> strokes) {}
}
