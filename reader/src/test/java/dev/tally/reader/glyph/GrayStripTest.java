package dev.tally.reader.glyph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Crops of photos in the form that a network for lines sees. */
class GrayStripTest {
  private static GrayPicture example() {
    return new ImageDecoder().decode(Path.of("../examples/number-4431.png")).gray();
  }

  private static double apart(Strip a, Strip b) {
    double sum = 0;
    for (int i = 0; i < Strip.PIXELS; i++) {
      sum += Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff));
    }
    return sum / Strip.PIXELS;
  }

  @Test
  void theLightIsTakenOut() {
    GrayPicture bright = example();
    byte[] dim = new byte[bright.pixels().length];
    for (int i = 0; i < dim.length; i++) {
      double shadow = 0.4 + 0.4 * (i % bright.width()) / bright.width();
      dim[i] = (byte) Math.round(shadow * (bright.pixels()[i] & 0xff));
    }
    Strip lit = GrayStrip.of(bright);
    Strip shaded = GrayStrip.of(new GrayPicture(bright.width(), bright.height(), dim));
    assertTrue(apart(lit, shaded) < 6, "apart by " + apart(lit, shaded));
  }

  @Test
  void theSizeOfThePhotoHardlyMatters() {
    GrayPicture large = example();
    int width = large.width() / 2;
    int height = large.height() / 2;
    byte[] half = new byte[width * height];
    for (int i = 0; i < half.length; i++) {
      int x = 2 * (i % width);
      int y = 2 * (i / width);
      half[i] = (byte) ((large.at(x, y) + large.at(x + 1, y) + large.at(x, y + 1) + large.at(x + 1, y + 1))
          / 4);
    }
    double apart = apart(GrayStrip.of(large), GrayStrip.of(new GrayPicture(width, height, half)));
    assertTrue(apart < 10, "apart by " + apart);
  }

  @Test
  void theFirstLookIsAsGuessedTheOthersSmallerAndLarger() {
    List<Strip> looks = GrayStrip.looks(example());
    assertArrayEquals(GrayStrip.of(example()).pixels(), looks.getFirst().pixels());
    int guessed = ink(looks.get(0));
    assertTrue(ink(looks.get(1)) < 0.95 * guessed, "the second is smaller");
    assertTrue(ink(looks.get(2)) > 1.05 * guessed, "the third is larger");
  }

  private static int ink(Strip strip) {
    int sum = 0;
    for (byte pixel : strip.pixels()) {
      sum += pixel & 0xff;
    }
    return sum;
  }

  @Test
  void digitsStandInTheMiddleFromTheMarginOn() {
    GrayStrip laid = GrayStrip.lay(example());
    byte[] pixels = laid.strip().pixels();
    int dark = 0;
    for (int y = 0; y < Strip.HEIGHT; y++) {
      for (int x = Strip.MARGIN; x < laid.end(); x++) {
        dark += (pixels[y * Strip.WIDTH + x] & 0xff) > 200 && Math.abs(y - Strip.HEIGHT / 2) <= 11 ? 1 : 0;
      }
    }
    assertTrue(dark > 60, dark + " dark pixels");
    assertTrue(laid.end() > 50 && laid.end() < 140, "ends at " + laid.end());
  }

  @Test
  void neverFailsAndIsAlwaysTheSame() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      int width = 1 + random.nextInt(i % 2 == 0 ? 12 : 900);
      int height = 1 + random.nextInt(i % 3 == 0 ? 8 : 200);
      byte[] pixels = new byte[width * height];
      if (i % 4 > 0) {
        random.nextBytes(pixels);
      }
      GrayPicture picture = new GrayPicture(width, height, pixels);
      assertArrayEquals(GrayStrip.of(picture).pixels(), GrayStrip.of(picture).pixels());
      assertEquals(Strip.PIXELS, GrayStrip.of(picture).pixels().length);
    }
  }
}
