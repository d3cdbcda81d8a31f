package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import java.util.Arrays;

/**
 * The mark three times as fine as a glyph, 0 for paper to 1 for ink, with paper around it: wide enough that the pen may move
 * outward and a glyph's pixel reach over the edge. Rows follow each other and are no longer than the mark needs, so that one
 * loop runs over all of them. Keeps its buffers.
 *
 * <p>Why loops look as they do: C2 makes no vectors of a sum of floats, nor of a loop that reads the same array left and right of a
 * pixel. So sums are taken in {@value #LANES} parts, and neighbours are read from shifted copies.
 */
final class Canvas {
  private static final int FINE = GlyphNormalizer.FINE;
  static final int LONGEST = FINE * Glyph.BOX;
  /** How far the pen may move its outline, in fine pixels. */
  static final int REACH = 3;
  private static final int MARGIN = 2 * REACH;
  private static final int LENGTH = (LONGEST + 2 * MARGIN) * (LONGEST + 2 * MARGIN);
  private static final int LANES = 128;
  /** Where MNIST's centres of mass lie, from the left edge and the top: 14.50 +- 0.29 over its training images. */
  private static final double CENTRE = 14.5;

  private int width;
  private int height;
  private int stride;
  private float[] ink = new float[LENGTH];
  private float[] redrawn = new float[LENGTH];
  private final float[] left = new float[LENGTH];
  private final float[] right = new float[LENGTH];
  private final float[] up = new float[LENGTH];
  private final float[] down = new float[LENGTH];
  private final double[] lanes = new double[LANES];
  private final double[] masses = new double[LONGEST + 2 * REACH];
  private final double[] massesY = new double[LONGEST + 2 * REACH];

  /** Blank, for a mark of this size. */
  void clear(int markWidth, int markHeight) {
    width = markWidth;
    height = markHeight;
    stride = width + 2 * MARGIN;
    Arrays.fill(ink, 0, stride * (height + 2 * MARGIN), 0);
  }

  /** The pixels; the mark's first is at {@link #first}, its rows are {@link #stride} apart. */
  float[] ink() {
    return ink;
  }

  int stride() {
    return stride;
  }

  int first() {
    return MARGIN * stride + MARGIN;
  }

  private int end() {
    return (MARGIN + height - 1) * stride + MARGIN + width;
  }

  /** A hairline loses its ink when it is scaled down; the most there is counts as full again. */
  void inkUp() {
    float peak = 0;
    for (int i = first(); i < end() && peak < 1; i++) {
      peak = Math.max(peak, ink[i]);
    }
    if (peak == 1) {
      return;
    }
    for (int i = first(); i < end(); i++) {
      ink[i] /= peak;
    }
  }

  /**
   * The mean width of the strokes in pixels: twice the ink's area by the length of its outline, the outline
   * being the sum of the gradient. Needs no threshold and no skeleton. Of a filled disc it gives the radius.
   */
  double strokeWidth() {
    int from = first() - stride - 1;
    int length = end() + stride + 1 - from;
    System.arraycopy(ink, from - 1, left, 0, length);
    System.arraycopy(ink, from + 1, right, 0, length);
    System.arraycopy(ink, from - stride, up, 0, length);
    System.arraycopy(ink, from + stride, down, 0, length);
    slopes(left, right, up, down, length);
    double outline = sum(left, 0, length) / 2;
    return outline == 0 ? 0 : 2 * sum(ink, from, length) / outline;
  }

  /** Over {@code left}. */
  private static void slopes(float[] left, float[] right, float[] up, float[] down, int length) {
    for (int i = 0; i < length; i++) {
      float dx = right[i] - left[i];
      float dy = down[i] - up[i];
      left[i] = (float) Math.sqrt(dx * dx + dy * dy);
    }
  }

  private double sum(float[] values, int from, int length) {
    Arrays.fill(lanes, 0);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      add(values, from + i, LANES, lanes);
    }
    add(values, from + i, length - i, lanes);
    double sum = 0;
    for (double lane : lanes) {
      sum += lane;
    }
    return sum;
  }

  private static void add(float[] values, int from, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[from + i];
    }
  }

  /** The outline moved outward by up to {@link #REACH} pixels, or inward where {@code by} is negative. */
  void movePen(double by) {
    int reach = by > 0 ? (int) Math.ceil(by) : 0;
    int from = first() - reach * stride - reach;
    int to = end() + reach * stride + reach;
    System.arraycopy(ink, 0, redrawn, 0, stride * (height + 2 * MARGIN));
    Pen.move(ink, redrawn, stride, by, from, to);
    float[] before = ink;
    ink = redrawn;
    redrawn = before;
  }

  /** Down to 28 x 28, the centre of mass in the middle; what would lie outside is lost. */
  void toGlyph(byte[] glyph) {
    int columns = width + 2 * REACH;
    int from = first() - REACH * stride - REACH;
    Arrays.fill(masses, 0);
    Arrays.fill(massesY, 0);
    for (int y = 0; y < height + 2 * REACH; y++) {
      weigh(ink, from + y * stride, columns, y + 0.5, masses, massesY);
    }
    double mass = 0;
    double massX = 0;
    double massY = 0;
    for (int x = 0; x < columns; x++) {
      mass += masses[x];
      massX += masses[x] * (x + 0.5);
      massY += massesY[x];
    }
    // Where the glyph's corner lies, from the first pixel that the pen may have reached.
    int cornerX = (int) Exact.round(massX / mass - CENTRE * FINE);
    int cornerY = (int) Exact.round(massY / mass - CENTRE * FINE);
    Arrays.fill(glyph, (byte) 0);
    int endX = Math.min(Glyph.SIDE, Math.ceilDiv(columns - cornerX, FINE));
    int endY = Math.min(Glyph.SIDE, Math.ceilDiv(height + 2 * REACH - cornerY, FINE));
    for (int y = Math.max(0, Math.floorDiv(-cornerY, FINE)); y < endY; y++) {
      for (int x = Math.max(0, Math.floorDiv(-cornerX, FINE)); x < endX; x++) {
        float sum = cell(from + (FINE * y + cornerY) * stride + FINE * x + cornerX);
        glyph[y * Glyph.SIDE + x] = (byte) Math.min(255, Exact.round(sum * 255 / (FINE * FINE)));
      }
    }
  }

  private static void weigh(float[] ink, int from, int columns, double y, double[] masses, double[] massesY) {
    for (int x = 0; x < columns; x++) {
      double v = ink[from + x];
      masses[x] += v;
      massesY[x] += v * y;
    }
  }

  /** Row by row, for the last bit of a sum depends on its order. */
  private float cell(int at) {
    float sum = 0;
    for (int y = 0; y < FINE; y++) {
      for (int x = 0; x < FINE; x++) {
        sum += ink[at + y * stride + x];
      }
    }
    return sum;
  }
}
