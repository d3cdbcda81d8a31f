package dev.tally.reader.glyph;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;

/**
 * Brings a mark of ink of any size into the form that MNIST's digits have: ink stretched to full contrast, its
 * longer side 20 pixels, anti-aliased, centre of mass in the middle of 28 x 28. A pen much finer or broader
 * than MNIST's is drawn as broad as MNIST's finest or broadest.
 *
 * <p>The work is done three times as fine as the result. Bad at marks with dirt around them: whatever ink is in
 * the picture is part of the mark.
 */
public final class GlyphNormalizer {
  private static final int FINE = 3;
  private static final int CANVAS = Glyph.SIDE * FINE;
  /** Where MNIST's centres of mass lie, from the left edge and the top: 14.50 +- 0.29 over its training images. */
  private static final double CENTRE = 14.5;
  /** Ink below this share of the darkest is anti-aliasing or dirt and does not stretch the box. */
  private static final double EDGE = 0.25;
  /** This share of the inked pixels is drawn as full ink, as MNIST's strokes are. */
  private static final double SATURATED = 0.25;
  /** Stroke widths by {@link #strokeWidth} of MNIST's training images: 5th and 95th percentile (2.0 and 3.8 of 20). */
  private static final double FINEST = 2.0;
  private static final double BROADEST = 3.8;

  private GlyphNormalizer() {}

  /** Throws {@link IllegalArgumentException} where there is no ink at all. */
  public static Glyph normalize(Ink ink) {
    int full = saturation(ink);
    PixelBox box = ink.bounds((int) Math.max(1, EDGE * full))
        .orElseThrow(() -> new IllegalArgumentException("a glyph without ink"));
    float[] mark = stretched(ink.crop(box), full);
    double scale = (double) (FINE * Glyph.BOX) / Math.max(box.width(), box.height());
    int width = (int) Math.max(1, Math.round(box.width() * scale));
    int height = (int) Math.max(1, Math.round(box.height() * scale));
    float[] scaled = Resampler.resample(mark, box.width(), box.height(), width, height);
    inkUp(scaled);
    return centred(redrawn(scaled, width, height), CANVAS);
  }

  /** The amount of ink that counts as full: what the darkest quarter of the inked pixels have at least. */
  private static int saturation(Ink ink) {
    int least = (int) Math.max(1, EDGE * ink.peak());
    int[] histogram = new int[256];
    int inked = 0;
    for (byte pixel : ink.pixels()) {
      int v = pixel & 0xff;
      if (v >= least) {
        histogram[v]++;
        inked++;
      }
    }
    int level = 255;
    for (int above = histogram[255]; above < inked * SATURATED && level > 1; above += histogram[level]) {
      level--;
    }
    return level;
  }

  private static float[] stretched(Ink ink, int full) {
    float[] mark = new float[ink.pixels().length];
    for (int i = 0; i < mark.length; i++) {
      mark[i] = Math.min(1f, (ink.pixels()[i] & 0xff) / (float) full);
    }
    return mark;
  }

  /** A hairline loses its ink when it is scaled down; the most there is counts as full again. */
  private static void inkUp(float[] mark) {
    float peak = 0;
    for (float v : mark) {
      peak = Math.max(peak, v);
    }
    for (int i = 0; i < mark.length; i++) {
      mark[i] /= peak;
    }
  }

  /** The mark on the fine canvas, its pen made as broad as one of MNIST's where it is not. */
  private static float[] redrawn(float[] mark, int width, int height) {
    float[] canvas = new float[CANVAS * CANVAS];
    int left = (CANVAS - width) / 2;
    int top = (CANVAS - height) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(mark, y * width, canvas, (top + y) * CANVAS + left, width);
    }
    double stroke = strokeWidth(canvas, CANVAS) / FINE;
    if (stroke < FINEST) {
      return Pen.broadened(canvas, CANVAS, FINE * (FINEST - stroke) / 2);
    }
    if (stroke > BROADEST) {
      return Pen.thinned(canvas, CANVAS, Math.min(FINE * (stroke - BROADEST) / 2, FINE * 1.0));
    }
    return canvas;
  }

  /**
   * The mean width of the strokes in pixels: twice the ink's area by the length of its outline, the outline
   * being the sum of the gradient. Needs no threshold and no skeleton. Of a filled disc it gives the radius.
   */
  static double strokeWidth(float[] ink, int side) {
    double area = 0;
    double outline = 0;
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int i = y * side + x;
        area += ink[i];
        float dx = ink[i + 1] - ink[i - 1];
        float dy = ink[i + side] - ink[i - side];
        outline += Math.sqrt(dx * dx + dy * dy) / 2;
      }
    }
    return outline == 0 ? 0 : 2 * area / outline;
  }

  /** Down to 28 x 28, the centre of mass in the middle; what would lie outside is lost. */
  private static Glyph centred(float[] canvas, int side) {
    double mass = 0;
    double massX = 0;
    double massY = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        float v = canvas[y * side + x];
        mass += v;
        massX += v * (x + 0.5);
        massY += v * (y + 0.5);
      }
    }
    int shiftX = (int) Math.round(massX / mass - CENTRE * FINE);
    int shiftY = (int) Math.round(massY / mass - CENTRE * FINE);
    byte[] pixels = new byte[Glyph.PIXELS];
    float[] sums = new float[Glyph.PIXELS];
    for (int y = 0; y < side; y++) {
      int fromY = y + shiftY;
      for (int x = 0; x < side; x++) {
        int fromX = x + shiftX;
        if (fromX >= 0 && fromX < side && fromY >= 0 && fromY < side) {
          sums[y / FINE * Glyph.SIDE + x / FINE] += canvas[fromY * side + fromX];
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      pixels[i] = (byte) Math.min(255, Math.round(sums[i] * 255 / (FINE * FINE)));
    }
    return new Glyph(pixels);
  }
}
