package dev.tally.reader.layout;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import org.junit.jupiter.api.Test;

/** A total 100 wide and 20 high, and what stands above it. */
final class ColumnTest {
  private static final PixelBox TOTAL = new PixelBox(200, 300, 100, 20);

  @Test
  void whatLiesOverHalfOfTheNarrowerIsInItsColumn() {
    assertTrue(Column.isAbove(new PixelBox(176, 200, 50, 20), TOTAL));
    assertFalse(Column.isAbove(new PixelBox(174, 200, 50, 20), TOTAL));
  }

  @Test
  void whatEndsWhereItEndsIsInItsColumn() {
    assertTrue(Column.isAbove(new PixelBox(300, 200, 29, 20), TOTAL));
    assertFalse(Column.isAbove(new PixelBox(300, 200, 30, 20), TOTAL));
    assertTrue(Column.endsAt(TOTAL, 271));
    assertFalse(Column.endsAt(TOTAL, 270));
  }

  @Test
  void whatReachesBelowItsMiddleIsNotAbove() {
    assertTrue(Column.isAbove(new PixelBox(200, 290, 100, 20), TOTAL));
    assertFalse(Column.isAbove(new PixelBox(200, 291, 100, 20), TOTAL));
  }
}
