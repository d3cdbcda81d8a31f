package dev.tally.reader.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.Picture;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InkFinderTest {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 60;

  /** A cross of strokes five pixels wide, ink and paper given as RGB. */
  private static Picture cross(int[] ink, int[] paper, double shadow, double noise) {
    Random random = new Random(1);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int channel = 0; channel < 3; channel++) {
        double v = (isInk(i) ? ink : paper)[channel] - shadow * (i % WIDTH) / WIDTH
            + noise * random.nextGaussian();
        rgb[3 * i + channel] = (byte) Math.clamp(Math.round(v), 0, 255);
      }
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }

  private static boolean isInk(int i) {
    int x = i % WIDTH;
    int y = i / WIDTH;
    return (Math.abs(x - 60) <= 2 && y > 8 && y < 52) || (Math.abs(y - 30) <= 2 && x > 35 && x < 85);
  }

  @ParameterizedTest(name = "{0} on {1}, shadow {2}, noise {3}")
  @CsvSource({"20,240,0,0", "240,20,0,0", "90,200,0,3", "60,230,80,3", "230,90,-60,3", "150,190,0,2"})
  void findsTheStrokes(int ink, int paper, double shadow, double noise) {
    check(cross(new int[] {ink, ink, ink}, new int[] {paper, paper, paper}, shadow, noise));
  }

  @Test
  void findsBlueOnPinkOfTheSameLightness() {
    check(cross(new int[] {90, 150, 220}, new int[] {240, 130, 150}, 20, 2));
  }

  private static void check(Picture picture) {
    Ink ink = InkFinder.find(picture).orElseThrow();
    int missed = 0;
    int invented = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int v = ink.pixels()[i] & 0xff;
      missed += isInk(i) && v < 60 ? 1 : 0;
      boolean nearInk = isInk(i) || isInk(Math.max(0, i - 2)) || isInk(Math.min(WIDTH * HEIGHT - 1, i + 2))
          || isInk(Math.max(0, i - 2 * WIDTH)) || isInk(Math.min(WIDTH * HEIGHT - 1, i + 2 * WIDTH));
      invented += !nearInk && v > 100 ? 1 : 0;
    }
    assertTrue(missed < 25, missed + " pixels of ink missed");
    assertTrue(invented < 40, invented + " pixels of ink invented");
  }

  @Test
  void blankPaperHasNoInk() {
    int[] paper = {228, 226, 220};
    assertTrue(InkFinder.find(cross(paper, paper, 60, 4)).isEmpty());
  }

  /** The strokes lie in the shadow with most of the picture; neither it nor its edge is ink, nor is the light paper. */
  @ParameterizedTest(name = "shade leaves {0}")
  @ValueSource(doubles = {0.5, 0.35})
  void strokesInHardShadeAreFound(double left) {
    Picture picture = cross(new int[] {60, 60, 70}, new int[] {225, 222, 214}, 0, 2);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int channel = 0; i % WIDTH >= 25 && channel < 3; channel++) {
        picture.rgb()[3 * i + channel] = (byte) (left * (picture.rgb()[3 * i + channel] & 0xff));
      }
    }
    check(picture);
  }

  @Test
  void aDarkEdgeIsNoInk() {
    Picture picture = cross(new int[] {60, 60, 60}, new int[] {200, 200, 200}, 0, 2);
    for (int i = 0; i < 8 * WIDTH * 3; i++) {
      picture.rgb()[i] = 10;
    }
    Ink ink = InkFinder.find(picture).orElseThrow();
    assertEquals(0, ink.at(20, 3));
    assertFalse(ink.at(60, 40) < 100, "the stroke is still there");
  }
}
