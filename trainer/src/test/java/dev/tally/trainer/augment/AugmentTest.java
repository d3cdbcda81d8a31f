package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentTest {

  /** An upright stroke, as a one is written. */
  private static float[] one() {
    float[] pixels = new float[Glyph.PIXELS];
    for (int y = 4; y < 24; y++) {
      for (int x = 13; x < 16; x++) {
        pixels[y * Glyph.SIDE + x] = 1;
      }
    }
    return pixels;
  }

  private static double mass(float[] pixels) {
    double mass = 0;
    for (float v : pixels) {
      assertTrue(v >= 0 && v <= 1.0001f, "ink " + v);
      mass += v;
    }
    return mass;
  }

  @Test
  void theSameNumbersGiveTheSamePicture() {
    float[] first = one();
    float[] second = one();
    new Distorter(Augmentation.PHOTO).distort(1, first, 0, new SplittableRandom(8));
    Distorter used = new Distorter(Augmentation.PHOTO);
    used.distort(1, one(), 0, new SplittableRandom(1));
    used.distort(1, second, 0, new SplittableRandom(8));
    assertArrayEquals(first, second, "a distorter remembers nothing");
    assertFalse(Arrays.equals(first, one()));
  }

  @Test
  void distortedDigitsKeepTheirInk() {
    for (int seed = 0; seed < 300; seed++) {
      float[] pixels = one();
      new Distorter(Augmentation.PHOTO).distort(3, pixels, 0, new SplittableRandom(seed));
      double mass = mass(pixels);
      assertTrue(mass > 20 && mass < 250, "seed " + seed + " leaves " + mass);
    }
  }

  @Test
  void aFlagLeadsDownToTheLeft() {
    int flagged = 0;
    for (int seed = 0; seed < 50; seed++) {
      float[] pixels = one();
      Handwriting.restyle(1, pixels, new SplittableRandom(seed));
      double left = 0;
      double right = 0;
      for (int i = 0; i < 12 * Glyph.SIDE; i++) {
        left += i % Glyph.SIDE < 12 ? pixels[i] : 0;
        right += i % Glyph.SIDE > 17 ? pixels[i] : 0;
      }
      flagged += left > 3 && right < 1 ? 1 : 0;
    }
    assertTrue(flagged > 40, flagged + " of 50");
  }

  @Test
  void nonDigitsAreInFormAndDiffer() {
    byte[] images = new byte[4 * Glyph.PIXELS];
    for (int i = 0; i < images.length; i++) {
      images[i] = (byte) Math.round(255 * one()[i % Glyph.PIXELS]);
    }
    NonDigits nonDigits = new NonDigits(Digits.of(images, new byte[] {1, 1, 1, 1}));
    float[] previous = new float[Glyph.PIXELS];
    int same = 0;
    for (int seed = 0; seed < 100; seed++) {
      float[] pixels = new float[Glyph.PIXELS];
      nonDigits.make(pixels, 0, new SplittableRandom(seed));
      assertTrue(mass(pixels) > 5, "seed " + seed);
      same += Arrays.equals(previous, pixels) ? 1 : 0;
      previous = pixels;
    }
    assertTrue(same < 10, same + " alike");
  }

  @Test
  void presetsHaveNames() {
    assertEquals(Augmentation.PHOTO, Augmentation.named("Photo"));
    assertEquals(Augmentation.NONE, Augmentation.named("none"));
  }
}
