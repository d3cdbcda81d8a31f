package dev.tally.reader.glyph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphNormalizerTest {

  /** A ring and a tail, drawn in a square of that side by a pen of that share of it. */
  private static Ink ring(int side, double pen, int full) {
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double u = (x + 0.5) / side;
        double v = (y + 0.5) / side;
        double ring = Math.abs(Math.hypot(u - 0.5, (v - 0.35) * 1.2) - 0.25);
        double tail = v > 0.5 && v < 0.9 ? Math.abs(u - 0.7) : 1;
        double ink = (pen / 2 - Math.min(ring, tail)) * side + 0.5;
        pixels[y * side + x] = (byte) (full * Math.clamp(ink, 0, 1));
      }
    }
    return new Ink(side, side, pixels);
  }

  private static double difference(Glyph one, Glyph two) {
    double sum = 0;
    for (int i = 0; i < Glyph.PIXELS; i++) {
      sum += Math.abs((one.pixels()[i] & 0xff) - (two.pixels()[i] & 0xff)) / 255.0;
    }
    return sum / Glyph.PIXELS;
  }

  private static Ink asInk(Glyph glyph) {
    return new Ink(Glyph.SIDE, Glyph.SIDE, glyph.pixels());
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 40, 100, 333, 1000})
  void sizeDoesNotMatter(int side) {
    Glyph reference = GlyphNormalizer.normalize(ring(200, 0.1, 255));
    double difference = difference(reference, GlyphNormalizer.normalize(ring(side, 0.1, 255)));
    assertTrue(difference < 0.04, "mean difference " + difference);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 120, 200})
  void palenessDoesNotMatter(int full) {
    Glyph reference = GlyphNormalizer.normalize(ring(100, 0.1, 255));
    double difference = difference(reference, GlyphNormalizer.normalize(ring(100, 0.1, full)));
    assertTrue(difference < 0.01, "mean difference " + difference);
  }

  @Test
  void fitsTheBoxAndItsMassIsInTheMiddle() {
    Ink glyph = asInk(GlyphNormalizer.normalize(ring(80, 0.1, 255)));
    PixelBox box = glyph.bounds(64).orElseThrow();
    assertTrue(Math.abs(Math.max(box.width(), box.height()) - Glyph.BOX) <= 1, "box " + box);
    double mass = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < Glyph.PIXELS; i++) {
      int v = glyph.pixels()[i] & 0xff;
      mass += v;
      x += v * (i % Glyph.SIDE + 0.5);
      y += v * (Math.floorDiv(i, Glyph.SIDE) + 0.5);
    }
    assertEquals(14.5, x / mass, 0.25);
    assertEquals(14.5, y / mass, 0.25);
  }

  @Test
  void aHairlineIsBroadenedAndABrushThinned() {
    Glyph hairline = GlyphNormalizer.normalize(ring(400, 0.01, 255));
    Glyph brush = GlyphNormalizer.normalize(ring(400, 0.2, 255));
    assertTrue(asInk(hairline).peak() > 200, "a hairline would be gray: " + asInk(hairline).peak());
    assertEquals(2.0, width(hairline), 0.5);
    assertTrue(width(brush) < 4.6, "width " + width(brush));
  }

  private static double width(Glyph glyph) {
    Canvas canvas = new Canvas();
    canvas.clear(Glyph.SIDE, Glyph.SIDE);
    for (int y = 0; y < Glyph.SIDE; y++) {
      for (int x = 0; x < Glyph.SIDE; x++) {
        canvas.ink()[canvas.first() + y * canvas.stride() + x] = (glyph.pixels()[y * Glyph.SIDE + x] & 0xff)
            / 255f;
      }
    }
    return canvas.strokeWidth();
  }

  @Test
  void noInkIsRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> GlyphNormalizer.normalize(new Ink(5, 5, new byte[25])));
  }

  /** One that has worked on other marks gives what a new one gives. */
  @Test
  void buffersCarryNothingOver() {
    GlyphNormalizer used = new GlyphNormalizer();
    byte[] glyph = new byte[Glyph.PIXELS];
    int[] sides = {400, 28, 9, 90, 28, 300, 12};
    double[] pens = {0.2, 0.1, 0.3, 0.01, 0.05, 0.1, 0.6};
    for (int i = 0; i < sides.length; i++) {
      Ink ink = ring(sides[i], pens[i], 255 - 20 * i);
      used.normalize(ink, glyph);
      assertArrayEquals(GlyphNormalizer.normalize(ink).pixels(), glyph, "mark " + i);
    }
  }

  /** Published models were trained on these very pixels: whoever changes them trains the models anew. */
  @Test
  void thePixelsThatModelsWereTrainedOn() {
    CRC32 crc = new CRC32();
    for (int side = 8; side < 300; side += 7) {
      for (double pen : new double[] {0.02, 0.08, 0.14, 0.3}) {
        crc.update(GlyphNormalizer.normalize(ring(side, pen, 255 - side / 2)).pixels());
      }
    }
    assertEquals(3288687754L, crc.getValue());
  }
}
