package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.draw.DrawnDigits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenLinesTest {
  private static final Digits DIGITS = DrawnDigits.make(200);
  private final float[] pixels = new float[Strip.PIXELS + 2];

  private static WrittenLines lines(double strange) {
    return new WrittenLines(new WrittenLines.Pool(DIGITS), Augmentation.LINE, strange);
  }

  private double ink() {
    double ink = 0;
    for (float v : pixels) {
      ink += v;
    }
    return ink;
  }

  @Test
  void everyLineIsInkOnPaperWithItsDigits() {
    WrittenLines lines = lines(0.2);
    Set<Integer> lengths = new HashSet<>();
    int none = 0;
    for (int seed = 0; seed < 2000; seed++) {
      String digits = lines.write(pixels, 1, new SplittableRandom(seed)).replace(".", "");
      assertTrue(digits.matches("[0-9]{0,9}"), digits);
      lengths.add(digits.length());
      none += digits.isEmpty() ? 1 : 0;
      for (float v : pixels) {
        assertTrue(v >= 0 && v <= 1, "ink of " + v + " with seed " + seed);
      }
      assertTrue(digits.isEmpty() || ink() > 5, "no ink with seed " + seed);
      assertEquals(0, pixels[0] + pixels[pixels.length - 1], "nothing beside the strip");
    }
    assertEquals(10, lengths.size(), "lines of every length, and some of no digit: " + lengths);
    assertTrue(none > 140 && none < 260, "half of the strange fifth has no digit: " + none);
  }

  @Test
  void sameSeedSameLine() {
    String digits = lines(0.2).write(pixels, 1, new SplittableRandom(5));
    float[] first = pixels.clone();
    WrittenLines other = lines(0.2);
    other.write(pixels, 1, new SplittableRandom(6));
    assertTrue(!Arrays.equals(first, pixels));
    assertEquals(digits, other.write(pixels, 1, new SplittableRandom(5)));
    assertArrayEquals(first, pixels);
  }

  @Test
  void moreDigitsAreMoreInk() {
    double[] inks = new double[10];
    int[] counts = new int[10];
    WrittenLines lines = lines(0);
    for (int seed = 0; seed < 1000; seed++) {
      int length = lines.write(pixels, 1, new SplittableRandom(seed)).replace(".", "").length();
      inks[length] += ink();
      counts[length]++;
    }
    assertEquals(0, counts[0], "nothing strange was asked for");
    assertTrue(inks[6] / counts[6] > 2 * inks[2] / counts[2]);
  }

  @Test
  void everyDigitIsNeeded() {
    int[] fewer = IntStream.range(0, DIGITS.size()).filter(i -> DIGITS.label(i) != 7).toArray();
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> new WrittenLines.Pool(DIGITS.subset(fewer)));
    assertTrue(refused.getMessage().endsWith("a 7"), refused.getMessage());
  }
}
