package dev.tally.trainer.augment;

import java.util.Locale;

/**
 * How far digits are distorted, each drawn evenly between nothing and the value given. Lengths are in pixels of
 * the 28x28 picture.
 *
 * @param rotation degrees either way
 * @param stretch share by which height grows against width, or width against height
 * @param shear slant: pixels sideways for each pixel up, either way
 * @param shift pixels either way, each axis, after the digit has been brought into form again
 * @param keystone share by which one side grows against the other, upright and level: a hand that writes the left of
 *     its fours tall, or the loop of its nines small
 * @param elastic deviation of a smooth random displacement of the paper, in pixels
 * @param stroke how much broader or finer the pen gets: 1 moves the outline by about a pixel
 * @param blur 1 is a full 3x3 binomial blur
 * @param contrast share of the ink that a pale pen loses
 * @param style share of digits written in ways that MNIST has next to none of, see {@link Handwriting}
 */
public record Augmentation(double rotation, double stretch, double shear, double shift, double keystone,
    double elastic, double stroke, double blur, double contrast, double style) {

  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** For clean scans such as MNIST's own. */
  public static final Augmentation SCAN = new Augmentation(10, 0.1, 0.15, 1, 0.1, 0.7, 0.3, 0.2, 0, 0);

  /** For other people's pens and phones: what is read from photos. */
  public static final Augmentation PHOTO = new Augmentation(10, 0.2, 0.2, 1, 0.25, 1.0, 0.8, 0.9, 0.1, 0.5);

  /** One of {@code none}, {@code scan}, {@code photo}. */
  public static Augmentation named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none" -> NONE;
      case "scan" -> SCAN;
      case "photo" -> PHOTO;
      default -> throw new IllegalArgumentException(
          "no augmentation is called '" + name + "'; there are none, scan and photo");
    };
  }
}
