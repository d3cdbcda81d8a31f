package dev.tally.reader.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.page.Ink;
import org.junit.jupiter.api.Test;

class RuleEraserTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 50;

  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  private void fill(int x, int y, int width, int height) {
    for (int j = y; j < y + height; j++) {
      for (int i = x; i < x + width; i++) {
        pixels[j * WIDTH + i] = (byte) 255;
      }
    }
  }

  private Ink erased() {
    return RuleEraser.erase(new Ink(WIDTH, HEIGHT, pixels));
  }

  @Test
  void aRuleGoesAndWhatCrossesItStays() {
    fill(0, 40, WIDTH, 2);
    fill(50, 10, 4, 38); // crosses the line
    fill(90, 10, 4, 30); // stands on it
    Ink ink = erased();
    assertEquals(0, ink.at(20, 40));
    assertEquals(0, ink.at(120, 41));
    assertEquals(255, ink.at(51, 25));
    assertEquals(255, ink.at(51, 41), "the crossing");
    assertEquals(255, ink.at(91, 25));
  }

  @Test
  void aTiltedRuleGoes() {
    for (int x = 0; x < WIDTH; x++) {
      fill(x, 38 + x * 4 / WIDTH, 1, 2);
    }
    fill(70, 8, 4, 25);
    Ink ink = erased();
    assertTrue(ink.bounds(100).orElseThrow().bottom() <= 33, "only the stroke is left: " + ink.bounds(100));
  }

  @Test
  void aRowOfDashesStays() {
    for (int x = 12; x < 140; x += 30) {
      fill(x, 12, 20, 3);
    }
    assertArrayEquals(pixels, erased().pixels(), "tops of digits do not reach the sides");
  }

  @Test
  void emptyStaysEmpty() {
    assertTrue(erased().bounds(1).isEmpty());
  }
}
