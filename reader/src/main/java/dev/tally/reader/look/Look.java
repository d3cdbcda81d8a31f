package dev.tally.reader.look;

import dev.tally.reader.component.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the digits of a line look like, by which a hand is told from print.
 *
 * @param unevenness of their heights and feet, as a share of their height; empty where there are too few to tell
 * @param digits their shapes
 * @param colour of their ink
 * @param print the colour of most ink on the page
 */
public record Look(OptionalDouble unevenness, List<Shape> digits, InkColour colour, InkColour print) {
  /** Print is at most this uneven, with this spread; median of photos: print 0.02 to 0.05, hands 0.09 to 0.42. */
  private static final double UNEVEN = 0.09;
  private static final double UNEVEN_SPREAD = 0.04;
  /** Three of four printed digits have a twin that is at least so like; print 0.86 to 0.98, most hands below 0.75. */
  private static final double LIKE = 0.8;
  private static final double LIKE_SPREAD = 0.2;
  private static final int FEWEST = 6;
  /** A pen of another colour than the print's; print itself spreads to 0.05 where it is black on white. */
  private static final double TINT = 0.08;
  private static final double TINT_SPREAD = 0.06;

  public Look {
    digits = List.copyOf(digits);
  }

  /** How far the ink's colour is from that of most ink on the page. */
  public double tint() {
    return colour.distance(print);
  }

  /**
   * How much these lines of one writer look like a hand's: above 0 more like a hand, below more like print. Unevenness may give 2
   * points either way, shapes that do or do not repeat 0.75, another colour than the page's 1 and the same half a point against.
   */
  public static double hand(Collection<Look> lines) {
    double[] uneven = lines.stream().flatMapToDouble(line -> line.unevenness.stream()).sorted().toArray();
    double tint = lines.stream().mapToDouble(Look::tint).average().orElse(0);
    double points = Math.clamp((tint - TINT) / TINT_SPREAD, -0.5, 1);
    if (uneven.length > 0) {
      points += Math.clamp((uneven[uneven.length / 2] - UNEVEN) / UNEVEN_SPREAD, -2, 2);
    }
    List<Shape> shapes = lines.stream().flatMap(line -> line.digits.stream()).toList();
    if (shapes.size() >= FEWEST) {
      points += Math.clamp((LIKE - repetition(shapes)) / LIKE_SPREAD, -0.75, 0.75);
    }
    return points;
  }

  /** The upper quartile of how like each shape's likest other is. */
  private static double repetition(List<Shape> shapes) {
    double[] best = new double[shapes.size()];
    for (int i = 0; i < best.length; i++) {
      for (int j = 0; j < best.length; j++) {
        if (i != j) {
          best[i] = Math.max(best[i], shapes.get(i).likeness(shapes.get(j)));
        }
      }
    }
    Arrays.sort(best);
    return best[best.length * 3 / 4];
  }
}
