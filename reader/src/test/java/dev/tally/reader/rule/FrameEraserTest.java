package dev.tally.reader.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.page.Ink;
import org.junit.jupiter.api.Test;

class FrameEraserTest {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 60;
  private static final int PEN = 4;

  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  private void bar(int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        pixels[y * WIDTH + x] = (byte) 255;
      }
    }
  }

  /** Strokes as of 1111, each as high as the frame within, so that they touch it. */
  private void strokes() {
    for (int x = 25; x < 95; x += 20) {
      bar(x, 10, x + PEN, 50);
    }
  }

  private void box() {
    bar(6, 6, 114, 6 + PEN);
    bar(6, 50, 114, 50 + PEN);
    bar(6, 6, 6 + PEN, 54);
    bar(110, 6, 114, 54);
  }

  private void ellipse() {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double outer = Math.hypot((x - 60) / 56.0, (y - 30) / 25.0);
        double inner = Math.hypot((x - 60) / (56.0 - PEN), (y - 30) / (25.0 - PEN));
        if (outer <= 1 && inner >= 1) {
          pixels[y * WIDTH + x] = (byte) 255;
        }
      }
    }
  }

  private Ink ink() {
    return new Ink(WIDTH, HEIGHT, pixels);
  }

  /** How many strokes a level line through the middle crosses. */
  private static int crossed(Ink ink) {
    int strokes = 0;
    for (int x = 1; x < WIDTH; x++) {
      strokes += ink.at(x, HEIGHT / 2) > 0 && ink.at(x - 1, HEIGHT / 2) == 0 ? 1 : 0;
    }
    return strokes;
  }

  @Test
  void aBoxThatTouchesDigitsGoes() {
    strokes();
    box();
    Ink without = FrameEraser.erase(ink());
    assertEquals(4, crossed(without));
    assertEquals(0, without.at(60, 7));
    assertTrue(without.bounds(70).orElseThrow().height() > 30);
  }

  @Test
  void aCircleThatTouchesDigitsGoes() {
    strokes();
    ellipse();
    assertEquals(6, crossed(ink()));
    assertEquals(4, crossed(FrameEraser.erase(ink())));
  }

  /** As one that crosses the rule of its column is when that is taken out. */
  @Test
  void aFrameMayBeOpenForAFewPixels() {
    strokes();
    box();
    for (int y = 0; y < HEIGHT; y++) {
      pixels[y * WIDTH + 100] = 0;
      pixels[y * WIDTH + 101] = 0;
      pixels[y * WIDTH + 102] = 0;
    }
    assertEquals(4, crossed(FrameEraser.erase(ink())));
  }

  @Test
  void digitsWithoutAFrameStay() {
    strokes();
    assertSame(ink().pixels(), FrameEraser.erase(ink()).pixels());
  }

  /** Nothing but a wide nought. */
  @Test
  void aFrameAroundNothingStays() {
    ellipse();
    assertArrayEquals(pixels, FrameEraser.erase(ink()).pixels());
  }
}
