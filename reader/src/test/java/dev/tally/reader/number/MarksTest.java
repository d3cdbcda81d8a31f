package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Strip;
import dev.tally.reader.number.Marks.Clue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {
  /** Of two digits with one place between them. */
  private static Spelling spelling(double mark) {
    float[] places = new float[3 * Strip.CLASSES];
    places[1] = 1;
    places[Strip.CLASSES + Strip.MARK] = (float) mark;
    places[2 * Strip.CLASSES - 1] = (float) (1 - mark);
    places[2 * Strip.CLASSES + 2] = 1;
    return new Spelling(places);
  }

  private static double part(double photo, Optional<Double> print, boolean dash) {
    return new Marks(spelling(photo), print.map(MarksTest::spelling)).part("12", 1, dash);
  }

  @Test
  void whatSpeaksForAMarkIsInTheCluesOrder() {
    double[] clues = new Marks(spelling(0.75), Optional.of(spelling(0.1))).clues("12", 1, true);
    assertEquals(List.of(Clue.ALWAYS, Clue.PHOTO, Clue.LEFT, Clue.HEARD, Clue.PRINT, Clue.DASH),
        List.of(Clue.values()));
    assertEquals(1, clues[0]);
    assertEquals(Math.log(3), clues[1], 1e-4);
    assertEquals(0, clues[2], "nothing stands further left");
    assertEquals(1, clues[3]);
    assertEquals(-Math.log(9), clues[4], 1e-4);
    assertEquals(1, clues[5]);
    double[] alone = new Marks(spelling(0), Optional.empty()).clues("12", 1, false);
    assertEquals(-Math.log(999), alone[1], 1e-4, "nobody is surer");
    assertEquals(0, alone[3] + alone[4]);
    assertEquals(0, alone[5]);
  }

  @Test
  void eachThatSeesAMarkMakesItLikelierAndADashUnlikelier() {
    assertTrue(part(0.9, Optional.empty(), false) > 0.9);
    assertTrue(part(0.001, Optional.empty(), false) < 0.1);
    assertTrue(part(0.5, Optional.of(0.9), false) > part(0.5, Optional.of(0.1), false));
    assertTrue(part(0.5, Optional.empty(), true) < part(0.5, Optional.empty(), false));
  }
}
