package dev.tally.reader.field;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.CrossedOut;
import dev.tally.reader.look.Look;
import dev.tally.reader.page.Ink;
import java.util.List;
import java.util.Optional;

/**
 * One line of writing in a form's column of amounts.
 *
 * @param box on the page
 * @param major what stands in the column
 * @param cents what stands beside it in a column of paise or cents of its own
 * @param look what its digits look like
 * @param before what stands in the columns to the left on the same line, nearest first: a rate, a quantity
 */
public record Row(PixelBox box, Ink major, Optional<Cents> cents, Look look, List<Beside> before) {

  /** A number in another column of the same line. */
  public record Beside(PixelBox box, Ink ink) {
    /** Whether another row's number stands in the same column, above or below. */
    public boolean isInColumnOf(Beside other) {
      return box.overlapX(other.box) > 0;
    }
  }

  public Row {
    before = List.copyOf(before);
  }

  /** With nothing before it. */
  public Row(PixelBox box, Ink major, Optional<Cents> cents, Look look) {
    this(box, major, cents, look, List.of());
  }

  /** Whether a stroke, hatching or scribble makes what stands in the column void. */
  public boolean isCrossedOut() {
    return CrossedOut.is(major);
  }

  /**
   * What stands in a column of cents.
   *
   * @param ink of that column alone
   * @param joint together with the major column's: a long number does not mind the rule between
   */
  public record Cents(Ink ink, Ink joint) {}
}
