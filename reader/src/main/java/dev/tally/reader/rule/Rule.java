package dev.tally.reader.rule;

import dev.tally.reader.image.PixelBox;

/**
 * A printed line of a form.
 *
 * @param at where it lies across its direction: x of an upright rule, y of a level one
 * @param from where it begins along its direction
 * @param to behind its end
 */
public record Rule(double at, int from, int to) {
  /** Whether an upright one runs past the middle of a place's height. */
  public boolean crosses(PixelBox box) {
    return from < box.centreY() && to > box.centreY();
  }

  public int length() {
    return to - from;
  }
}
