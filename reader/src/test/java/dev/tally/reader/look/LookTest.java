package dev.tally.reader.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.component.Shape;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookTest {
  private static final InkColour BLACK = InkColour.BLACK;
  private static final InkColour BLUE = new InkColour(0.45, 0.37, 0.18);

  private static Shape shape(long seed) {
    byte[] pixels = new byte[24 * 36];
    new Random(seed).nextBytes(pixels);
    return Shape.of(new Ink(24, 36, pixels), new PixelBox(0, 0, 24, 36));
  }

  private static List<Shape> shapes(int count, int kinds) {
    return IntStream.range(0, count).mapToObj(i -> shape(i % kinds)).toList();
  }

  private static double hand(double unevenness, List<Shape> shapes, InkColour colour) {
    return Look.hand(List.of(new Look(OptionalDouble.of(unevenness), shapes, colour, BLACK)));
  }

  @Test
  void evenDigitsOfRepeatedShapesInThePrintsColourArePrint() {
    assertTrue(hand(0.03, shapes(12, 3), BLACK) < -1);
  }

  @Test
  void unevenDigitsAreAHandsInAnyColour() {
    assertTrue(hand(0.2, shapes(12, 12), BLACK) > 1);
  }

  /** Neat hands are as even as bad print; another ink and shapes that do not repeat tell. */
  @Test
  void aNeatHandIsToldByItsInkAndShapes() {
    assertTrue(hand(0.07, shapes(12, 12), BLUE) > 0.5);
    assertTrue(hand(0.07, shapes(12, 3), BLACK) < 0);
  }

  @Test
  void likenessIsOneForTheSameShapeAndNoneForAnotherSize() {
    assertEquals(1, shape(1).likeness(shape(1)), 1e-3);
    assertTrue(shape(1).likeness(shape(2)) < 0.5);
    byte[] small = new byte[12 * 18];
    assertEquals(0, shape(1).likeness(Shape.of(new Ink(12, 18, small), new PixelBox(0, 0, 12, 18))));
  }
}
