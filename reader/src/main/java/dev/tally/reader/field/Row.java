package dev.tally.reader.field;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of writing in a form's column of amounts.
 *
 * @param box on the page
 * @param major what stands in the column
 * @param cents what stands beside it in a column of paise or cents of its own
 * @param unevenness of its digits' heights and feet, as a share of their height: print has less than 0.06, a hand mostly more than
 *     0.1; empty where there are too few to tell
 */
public record Row(PixelBox box, Ink major, Optional<Cents> cents, OptionalDouble unevenness) {

  /**
   * What stands in a column of cents.
   *
   * @param ink of that column alone
   * @param joint together with the major column's: a long number does not mind the rule between
   */
  public record Cents(Ink ink, Ink joint) {}
}
