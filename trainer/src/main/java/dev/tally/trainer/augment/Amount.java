package dev.tally.trainer.augment;

import java.util.Locale;

/** What an {@link Augmentation} can do, each by an amount in its own unit. 0 leaves it out. */
public enum Amount {
  ROTATION(180, "degrees: turned by up to this, either way"),
  STRETCH(0.9, "share: height against width, up to 1 + this, or width against height"),
  SHEAR(2, "pixels sideways for each pixel up: slanted by up to this, either way"),
  /** A hand that writes the left of its fours tall, or the loop of its nines small. */
  KEYSTONE(0.9, "share: one side grown against the other by up to this, upright and level"),
  ELASTIC(10, "pixels: standard deviation of a smooth random displacement of the paper"),
  STROKE(1, "1 is a 3x3 maximum or minimum: the pen broader or finer by up to this"),
  BLUR(1, "1 is a 3x3 binomial filter: blurred by up to this"),
  NOISE(1, "share of full ink: grain on inked pixels of up to this, either way"),
  ERASING(1, "share of digits that lose a piece of stroke, as under a skipping pen"),
  CONTRAST(1, "share of the ink that a pale pen loses, up to this"),
  /** The reader brings every mark to one size: this stands for a box that is off. */
  ZOOM(0.9, "share: a quarter of the digits grow or shrink in their form by up to this"),
  SHIFT(14, "pixels: moved in their form by up to this, each axis, either way"),
  STYLE(1, "share of digits written as MNIST's writers do not: flagged 1, barred 7, tails"),
  FORMS(1, "share of digits drawn anew in forms that MNIST has seldom: looped 2, arched 7, slashed 0"),
  CUT(1, "share of digits written between others and cut out again, as the reader does"),
  FLIP(1, "share of digits mirrored left to right; turns 2, 5, 6 and 9 into something else"),
  /** With none, a network forgets MNIST's own crispness; see docs/why/models.md. */
  UNTOUCHED(1, "share of digits left exactly as they are");

  private final double most;
  private final String meaning;

  Amount(double most, String meaning) {
    this.most = most;
    this.meaning = meaning;
  }

  /** The name as it is written in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The highest amount that makes sense; the lowest is 0. */
  public double most() {
    return most;
  }

  /** Unit and effect, for help texts. */
  public String meaning() {
    return meaning;
  }
}
