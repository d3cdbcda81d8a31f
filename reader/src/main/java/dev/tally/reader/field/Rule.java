package dev.tally.reader.field;

/**
 * A printed line of a form.
 *
 * @param at where it lies across its direction: x of an upright rule, y of a level one
 * @param from where it begins along its direction
 * @param to behind its end
 */
public record Rule(double at, int from, int to) {
  int length() {
    return to - from;
  }
}
