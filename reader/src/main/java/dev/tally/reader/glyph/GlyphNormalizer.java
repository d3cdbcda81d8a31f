package dev.tally.reader.glyph;

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
 *
 * <p>It runs for every image of a training. Sums and peaks are taken by column, a row at a time, and what a loop reads beside
 * a pixel it reads from a shifted copy: that is what the compiler makes vectors of.
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

  private final int[] histogram = new int[256];
  private float[] mark = new float[0];
  private final Resampler resampler = new Resampler(FINE * Glyph.BOX);
  private final float[] canvas = new float[CANVAS * CANVAS];
  private final float[] redrawn = new float[CANVAS * CANVAS];
  private final float[] row = new float[FINE * Glyph.BOX];

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
    int width = (int) Math.max(1, Math.round(box.width() * scale));
    int height = (int) Math.max(1, Math.round(box.height() * scale));
    Bounds bounds = Bounds.ofMiddle(CANVAS, width, height);
    Arrays.fill(canvas, 0);
    resampler.resample(mark, box.width(), box.height(), canvas, bounds.top() * CANVAS + bounds.left(), CANVAS,
        width, height);
    inkUp(bounds);
    redraw(bounds, glyph);
  }

  /** The amount of ink that counts as full: what the darkest quarter of the inked pixels have at least. */
  private int saturation(Ink ink) {
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

  /** A hairline loses its ink when it is scaled down; the most there is counts as full again. */
  private void inkUp(Bounds bounds) {
    float peak = peak(bounds);
    if (peak == 1) {
      return;
    }
    int to = bounds.end(CANVAS);
    for (int i = bounds.first(CANVAS); i < to; i++) {
      canvas[i] /= peak;
    }
  }

  private float peak(Bounds bounds) {
    Arrays.fill(row, 0);
    for (int y = bounds.top(); y < bounds.bottom(); y++) {
      int from = y * CANVAS + bounds.left();
      int width = bounds.width();
      for (int x = 0; x < width; x++) {
        row[x] = Math.max(row[x], canvas[from + x]);
      }
    }
    float peak = 0;
    for (float v : row) {
      peak = Math.max(peak, v);
    }
    return peak;
  }

  /** Makes the pen as broad as one of MNIST's where it is not. */
  private void redraw(Bounds bounds, byte[] glyph) {
    double stroke = strokeWidth(canvas, CANVAS, bounds) / FINE;
    double by = 0;
    if (stroke < FINEST) {
      by = FINE * (FINEST - stroke) / 2;
    } else if (stroke > BROADEST) {
      by = -Math.min(FINE * (stroke - BROADEST) / 2, FINE * 1.0);
    }
    if (by == 0) {
      centre(canvas, bounds, glyph);
    } else {
      Pen.move(canvas, redrawn, CANVAS, by, bounds);
      centre(redrawn, by > 0 ? bounds.grown((int) Math.ceil(by)) : bounds, glyph);
    }
  }

  /**
   * The mean width of the strokes in pixels: twice the ink's area by the length of its outline, the outline
   * being the sum of the gradient. Needs no threshold and no skeleton. Of a filled disc it gives the radius.
   *
   * @param box what holds all ink; the picture's outermost pixels are not looked at
   */
  static double strokeWidth(float[] ink, int side, Bounds box) {
    Bounds inner = box.grown(1).within(1, side - 1);
    double[] area = new double[inner.width()];
    double[] outline = new double[inner.width()];
    float[] right = new float[inner.width()];
    for (int y = inner.top(); y < inner.bottom(); y++) {
      int from = y * side + inner.left();
      System.arraycopy(ink, from + 1, right, 0, right.length);
      for (int x = 0; x < area.length; x++) {
        area[x] += ink[from + x];
      }
      for (int x = 0; x < outline.length; x++) {
        float dx = right[x] - ink[from + x - 1];
        float dy = ink[from + x + side] - ink[from + x - side];
        outline[x] += Math.sqrt(dx * dx + dy * dy);
      }
    }
    double length = sum(outline) / 2;
    return length == 0 ? 0 : 2 * sum(area) / length;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Down to 28 x 28, the centre of mass in the middle; what would lie outside is lost. */
  private static void centre(float[] canvas, Bounds bounds, byte[] glyph) {
    double[] masses = new double[bounds.width()];
    double[] massesY = new double[bounds.width()];
    for (int y = bounds.top(); y < bounds.bottom(); y++) {
      int from = y * CANVAS + bounds.left();
      for (int x = 0; x < masses.length; x++) {
        masses[x] += canvas[from + x];
      }
      for (int x = 0; x < masses.length; x++) {
        massesY[x] += canvas[from + x] * (y + 0.5);
      }
    }
    double mass = 0;
    double massX = 0;
    double massY = 0;
    for (int x = 0; x < masses.length; x++) {
      mass += masses[x];
      massX += masses[x] * (bounds.left() + x + 0.5);
      massY += massesY[x];
    }
    int shiftX = (int) Math.round(massX / mass - CENTRE * FINE);
    int shiftY = (int) Math.round(massY / mass - CENTRE * FINE);
    Arrays.fill(glyph, (byte) 0);
    int firstX = Math.max(0, Math.floorDiv(bounds.left() - shiftX, FINE));
    int firstY = Math.max(0, Math.floorDiv(bounds.top() - shiftY, FINE));
    int endX = Math.min(Glyph.SIDE, Math.ceilDiv(bounds.right() - shiftX, FINE));
    int endY = Math.min(Glyph.SIDE, Math.ceilDiv(bounds.bottom() - shiftY, FINE));
    for (int y = firstY; y < endY; y++) {
      for (int x = firstX; x < endX; x++) {
        float sum = cell(canvas, (FINE * y + shiftY) * CANVAS + FINE * x + shiftX);
        glyph[y * Glyph.SIDE + x] = (byte) Math.min(255, Math.round(sum * 255 / (FINE * FINE)));
      }
    }
  }

  /** Row by row, for the last bit of a sum depends on its order. */
  private static float cell(float[] canvas, int at) {
    float sum = 0;
    for (int y = 0; y < FINE; y++) {
      for (int x = 0; x < FINE; x++) {
        sum += canvas[at + y * CANVAS + x];
      }
    }
    return sum;
  }
}
