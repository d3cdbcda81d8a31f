package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.Arrays;

/**
 * Brings a mark of ink of any size into the form that MNIST's digits have: ink stretched to full contrast, its
 * longer side 20 pixels, anti-aliased, centre of mass in the middle of 28 x 28. A pen much finer or broader
 * than MNIST's is drawn as broad as MNIST's finest or broadest.
 *
 * <p>The work is done three times as fine as the result. Bad at marks with dirt around them: whatever ink is in
 * the picture is part of the mark. Keeps its buffers: one a thread.
 */
public final class GlyphNormalizer {
  static final int FINE = 3;
  /** Ink below this share of the darkest is anti-aliasing or dirt and does not stretch the box. */
  private static final double EDGE = 0.25;
  /** This share of the inked pixels is drawn as full ink, as MNIST's strokes are. */
  private static final double SATURATED = 0.25;
  /** Stroke widths by {@link Canvas#strokeWidth} of MNIST's training images: 5th and 95th percentile (2.0 and 3.8 of 20). */
  private static final double FINEST = 2.0;
  private static final double BROADEST = 3.8;

  private final int[] histogram = new int[256];
  private float[] mark = new float[0];
  private final Resampler resampler = new Resampler(Canvas.LONGEST);
  private final Canvas canvas = new Canvas();

  public GlyphNormalizer() {}

  /** Throws {@link IllegalArgumentException} where there is no ink at all. */
  public static Glyph normalize(Ink ink) {
    byte[] pixels = new byte[Glyph.PIXELS];
    new GlyphNormalizer().normalize(ink, pixels);
    return new Glyph(pixels);
  }

  /**
   * The same into an array of {@value Glyph#PIXELS} bytes, for whoever makes millions of them.
   *
   * @throws IllegalArgumentException where there is no ink at all
   */
  public void normalize(Ink ink, byte[] glyph) {
    int full = saturation(ink);
    PixelBox box = ink.bounds((int) Math.max(1, EDGE * full))
        .orElseThrow(() -> new IllegalArgumentException("a glyph without ink"));
    stretch(ink, box, full);
    double scale = (double) (FINE * Glyph.BOX) / Math.max(box.width(), box.height());
    int width = (int) Math.max(1, Exact.round(box.width() * scale));
    int height = (int) Math.max(1, Exact.round(box.height() * scale));
    canvas.clear(width, height);
    resampler.resample(mark, box.width(), box.height(), canvas.ink(), canvas.first(), canvas.stride(), width,
        height);
    canvas.inkUp();
    matchPen();
    canvas.toGlyph(glyph);
  }

  /** Makes the pen as broad as one of MNIST's where it is not. */
  private void matchPen() {
    double stroke = canvas.strokeWidth() / FINE;
    if (stroke < FINEST) {
      canvas.movePen(FINE * (FINEST - stroke) / 2);
    } else if (stroke > BROADEST) {
      canvas.movePen(-Math.min(FINE * (stroke - BROADEST) / 2, FINE * 1.0));
    }
  }

  private int saturation(Ink ink) {
    return saturation(ink, histogram);
  }

  /** The amount of ink that counts as full: what the darkest quarter of the inked pixels have at least. */
  static int saturation(Ink ink, int[] histogram) {
    Arrays.fill(histogram, 0);
    for (byte pixel : ink.pixels()) {
      if (pixel != 0) {
        histogram[pixel & 0xff]++;
      }
    }
    int peak = 255;
    while (peak > 0 && histogram[peak] == 0) {
      peak--;
    }
    int inked = 0;
    for (int v = (int) Math.max(1, EDGE * peak); v <= peak; v++) {
      inked += histogram[v];
    }
    int level = 255;
    for (int above = histogram[255]; above < inked * SATURATED && level > 1; above += histogram[level]) {
      level--;
    }
    return level;
  }

  private void stretch(Ink ink, PixelBox box, int full) {
    if (mark.length < box.width() * box.height()) {
      mark = new float[box.width() * box.height()];
    }
    int i = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        mark[i++] = Math.min(1f, ink.at(x, y) / (float) full);
      }
    }
  }
}
