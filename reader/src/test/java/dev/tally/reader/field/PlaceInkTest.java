package dev.tally.reader.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Digits are drawn as rectangles of strokes, 40 pixels high, two lines of them. */
class PlaceInkTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final PixelBox DIGITS = new PixelBox(150, 130, 100, 40);

  private final byte[] photo = new byte[3 * WIDTH * HEIGHT];

  @BeforeEach
  void drawTwoLinesOfThreeDigits() {
    Arrays.fill(photo, (byte) 240);
    for (int line = 0; line < 2; line++) {
      for (int digit = 0; digit < 3; digit++) {
        ring(150 + 36 * digit, 130 + 60 * line);
      }
    }
  }

  private void ring(int x, int y) {
    fill(x, y, 28, 4);
    fill(x, y + 36, 28, 4);
    fill(x, y, 4, 40);
    fill(x + 24, y, 4, 40);
  }

  private void fill(int left, int top, int width, int height) {
    fill(left, top, width, height, 40);
  }

  private void fill(int left, int top, int width, int height, int gray) {
    for (int y = top; y < top + height; y++) {
      Arrays.fill(photo, 3 * (y * WIDTH + left), 3 * (y * WIDTH + left + width), (byte) gray);
    }
  }

  private PlaceInk read(PixelBox place) {
    return PlaceInk.of(new Picture(WIDTH, HEIGHT, photo), place).orElseThrow();
  }

  private static void assertTheDigits(PlaceInk ink) {
    assertEquals(3, ink.tall().size());
    assertEquals(150, ink.box().x() * WIDTH, 5);
    assertEquals(130, ink.box().y() * HEIGHT, 5);
    assertEquals(Optional.empty(), ink.doubt());
  }

  @Test
  void theFrameAndTheNextLineAreLeftOut() {
    fill(140, 0, 3, HEIGHT);
    fill(265, 0, 3, HEIGHT);
    fill(0, 180, WIDTH, 3);
    PlaceInk ink = read(new PixelBox(130, 120, 145, 85));
    assertTheDigits(ink);
    assertEquals(false, ink.isParted());
  }

  @Test
  void aDigitThatIsCutALittleIsWhole() {
    assertTheDigits(read(new PixelBox(152, 130, 110, 48)));
  }

  @Test
  void aDigitThatIsCutInTwoIsDoubted() {
    assertTrue(
        read(new PixelBox(164, 126, 100, 48)).doubt().orElseThrow().sentence().contains("cuts a digit"));
  }

  @Test
  void whatGoesOnOutsideIsDoubted() {
    assertTrue(read(new PixelBox(184, 126, 90, 48)).doubt().orElseThrow().sentence().contains("go on"));
  }

  @Test
  void inkInADarkCellStandsOutFromTheCellAlone() {
    Arrays.fill(photo, (byte) 240);
    fill(130, 110, 140, 80, 90);
    for (int digit = 0; digit < 3; digit++) {
      ring(150 + 36 * digit, 130);
    }
    Picture picture = new Picture(WIDTH, HEIGHT, photo);
    PixelBox place = new PixelBox(146, 126, 108, 48);
    assertTrue(PlaceInk.of(picture, place).filter(ink -> ink.tall().size() == 3).isEmpty());
    assertEquals(3, PlaceInk.closely(picture, place).orElseThrow().tall().size());
  }

  @Test
  void aRuleBetweenDigitsIsSaid() {
    fill(181, 0, 2, HEIGHT);
    assertTrue(read(DIGITS).isParted());
  }
}
