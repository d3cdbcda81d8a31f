package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NonDigitsTest {
  private static final int MANY = 2000;

  /** Ones and noughts. */
  private static Digits digits() {
    byte[] images = new byte[2 * Glyph.PIXELS];
    for (int i = 0; i < Glyph.PIXELS; i++) {
      int x = i % Glyph.SIDE;
      int y = Math.floorDiv(i, Glyph.SIDE);
      images[i] = (byte) (y >= 4 && y < 24 && x >= 13 && x < 16 ? 255 : 0);
      images[Glyph.PIXELS + i] = (byte) (Math.abs(Math.hypot(x - 13.5, y - 13.5) - 8) < 1.5 ? 255 : 0);
    }
    return Digits.of(images, new byte[] {1, 0});
  }

  private static double mass(float[] pixels) {
    double mass = 0;
    for (float v : pixels) {
      assertTrue(v >= 0 && v <= 1, "ink " + v);
      mass += v;
    }
    return mass;
  }

  @Test
  void theSameNumbersGiveTheSamePicture() {
    NonDigits used = new NonDigits(digits());
    for (int seed = 0; seed < 200; seed++) {
      float[] first = new float[Glyph.PIXELS];
      float[] second = new float[Glyph.PIXELS];
      used.make(first, 0, new SplittableRandom(seed));
      new NonDigits(digits()).make(second, 0, new SplittableRandom(seed));
      assertArrayEquals(first, second, "seed " + seed);
    }
  }

  @Test
  void blankPaperIsRareAndOtherwiseThereIsInk() {
    NonDigits nonDigits = new NonDigits(digits());
    Set<Integer> seen = new HashSet<>();
    int blank = 0;
    int filling = 0;
    for (int seed = 0; seed < MANY; seed++) {
      float[] pixels = new float[Glyph.PIXELS];
      boolean formed = nonDigits.make(pixels, 0, new SplittableRandom(seed));
      double mass = mass(pixels);
      float peak = 0;
      for (float v : pixels) {
        peak = Math.max(peak, v);
      }
      blank += peak < 0.5 ? 1 : 0;
      filling += formed ? 0 : 1;
      assertTrue(peak < 0.5 || mass > 4, "seed " + seed + " has next to no ink: " + mass);
      seen.add(Arrays.hashCode(pixels));
    }
    assertTrue(blank > 5 && blank < 40, blank + " blank");
    assertTrue(filling > 60 && filling < 180, filling + " fill the picture");
    assertTrue(seen.size() > 0.6 * MANY, seen.size() + " different");
  }

  /** Nothing of a letter may lie outside of the picture, however it is drawn. */
  @Test
  void lettersFitTheirSquare() {
    int side = Glyph.SIDE;
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] ink = new float[side * side];
      new Lettering(side).write(Letters.written(random), ink, 3, random);
      double edge = 0;
      for (int i = 0; i < side; i++) {
        edge += ink[i] + ink[side * (side - 1) + i] + ink[i * side] + ink[i * side + side - 1];
      }
      assertEquals(0, edge, "seed " + seed);
      assertTrue(mass(ink) > 20, "seed " + seed);
    }
  }
}
