package dev.tally.reader.look;

/**
 * The colour of an ink: each channel's share in the light that it takes from the paper, in logarithms; they sum to 1, and are equal
 * for black.
 */
public record InkColour(double red, double green, double blue) {
  static final InkColour BLACK = new InkColour(1.0 / 3, 1.0 / 3, 1.0 / 3);

  /** The summed difference of the shares, 0..2. */
  public double distance(InkColour other) {
    return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue);
  }
}
