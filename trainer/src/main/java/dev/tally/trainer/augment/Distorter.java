package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.Ink;
import java.util.random.RandomGenerator;

/**
 * Distorts one digit: turned, stretched, slanted, its paper warped (elastic distortion after Simard, Steinkraus,
 * Platt, 2003, on a coarse grid), then drawn with another pen, seen through
 * another lens, and brought into form again by the reader's own normalizer. Keeps its
 * buffers: one distorter a thread.
 */
public final class Distorter {
  /** For what is no digit. */
  public static final int NO_LABEL = -1;

  private static final int SIDE = Glyph.SIDE;
  private static final double MIDDLE = (SIDE - 1) / 2.0;
  private static final double BOX_HALF = Glyph.BOX / 2.0;
  /** Points a side of the elastic grid; between them the displacement is bilinear. */
  private static final int GRID = 5;

  private final Augmentation amounts;
  private final float[] drawn = new float[Glyph.PIXELS];
  private final float[] work = new float[Glyph.PIXELS];
  private final double[] warpX = new double[GRID * GRID];
  private final double[] warpY = new double[GRID * GRID];

  public Distorter(Augmentation amounts) {
    this.amounts = amounts;
  }

  /**
   * Distorts the picture in {@code pixels[at..]}: 784 floats, paper 0, ink 1.
   *
   * @param label the digit, whose way of writing may change, or {@link #NO_LABEL}
   */
  public void distort(int label, float[] pixels, int at, RandomGenerator random) {
    System.arraycopy(pixels, at, drawn, 0, Glyph.PIXELS);
    if (amounts.style() > 0 && random.nextDouble() < amounts.style()) {
      Handwriting.restyle(label, drawn, random);
    }
    warp(random);
    redraw(amounts.stroke() * evenly(random));
    blur(amounts.blur() * random.nextDouble());
    normalize(random);
    float ink = (float) (1 - amounts.contrast() * random.nextDouble());
    for (int i = 0; i < Glyph.PIXELS; i++) {
      pixels[at + i] = drawn[i] * ink;
    }
  }

  /**
   * Brings the result into form again, as the reader does with every mark it finds, then moves it a little, for the reader's box
   * may be off by a speck of dirt. Without this a network never sees a flagged one where the reader puts it.
   */
  private void normalize(RandomGenerator random) {
    byte[] bytes = new byte[Glyph.PIXELS];
    boolean blank = true;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * Math.clamp(drawn[i], 0f, 1f));
      blank &= bytes[i] == 0;
    }
    if (blank) {
      return;
    }
    GlyphNormalizer.normalize(new Ink(SIDE, SIDE, bytes)).toInput(work, 0);
    int moveX = (int) Math.round(amounts.shift() * evenly(random));
    int moveY = (int) Math.round(amounts.shift() * evenly(random));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int fromX = x - moveX;
        int fromY = y - moveY;
        boolean inside = fromX >= 0 && fromY >= 0 && fromX < SIDE && fromY < SIDE;
        drawn[y * SIDE + x] = inside ? work[fromY * SIDE + fromX] : 0;
      }
    }
  }

  private static double evenly(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }

  private void warp(RandomGenerator random) {
    double angle = Math.toRadians(amounts.rotation() * evenly(random));
    double stretch = 1 + amounts.stretch() * evenly(random);
    double shear = amounts.shear() * evenly(random);
    double keystoneX = amounts.keystone() * evenly(random) / MIDDLE;
    double keystoneY = amounts.keystone() * evenly(random) / MIDDLE;
    double anchorX = BOX_HALF * evenly(random);
    double anchorY = BOX_HALF * evenly(random);
    for (int i = 0; i < warpX.length; i++) {
      warpX[i] = amounts.elastic() == 0 ? 0 : amounts.elastic() * random.nextGaussian();
      warpY[i] = amounts.elastic() == 0 ? 0 : amounts.elastic() * random.nextGaussian();
    }
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double level = x - MIDDLE;
        double upright = y - MIDDLE;
        double u = level + (level - anchorX) * keystoneX * upright;
        double v = upright + (upright - anchorY) * keystoneY * level;
        double fromX = (cos * u + sin * v) * Math.sqrt(stretch) + shear * v;
        double fromY = (-sin * u + cos * v) / Math.sqrt(stretch);
        work[y * SIDE + x] = sample(fromX + MIDDLE + warp(warpX, x, y), fromY + MIDDLE + warp(warpY, x, y));
      }
    }
    System.arraycopy(work, 0, drawn, 0, Glyph.PIXELS);
  }

  private static double warp(double[] grid, int x, int y) {
    double gx = x * (GRID - 1.0) / (SIDE - 1);
    double gy = y * (GRID - 1.0) / (SIDE - 1);
    int i = Math.min((int) gx, GRID - 2);
    int j = Math.min((int) gy, GRID - 2);
    double a = gx - i;
    double b = gy - j;
    int at = j * GRID + i;
    return (1 - b) * ((1 - a) * grid[at] + a * grid[at + 1])
        + b * ((1 - a) * grid[at + GRID] + a * grid[at + GRID + 1]);
  }

  private float sample(double x, double y) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    float a = (float) (x - i);
    float b = (float) (y - j);
    return (1 - b) * ((1 - a) * ink(i, j) + a * ink(i + 1, j))
        + b * ((1 - a) * ink(i, j + 1) + a * ink(i + 1, j + 1));
  }

  private float ink(int x, int y) {
    return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : drawn[y * SIDE + x];
  }

  /** Towards the 3x3 maximum (broader) or minimum (finer). */
  private void redraw(double amount) {
    if (amount == 0) {
      return;
    }
    float share = (float) Math.abs(amount);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float extreme = ink(x, y);
        for (int k = 0; k < 9; k++) {
          float v = ink(x + k % 3 - 1, y + k / 3 - 1);
          extreme = amount > 0 ? Math.max(extreme, v) : Math.min(extreme, v);
        }
        work[y * SIDE + x] = (1 - share) * ink(x, y) + share * extreme;
      }
    }
    System.arraycopy(work, 0, drawn, 0, Glyph.PIXELS);
  }

  private void blur(double amount) {
    if (amount == 0) {
      return;
    }
    float side = (float) (amount / 4);
    float middle = 1 - 2 * side;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        work[y * SIDE + x] = side * ink(x - 1, y) + middle * ink(x, y) + side * ink(x + 1, y);
      }
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int i = y * SIDE + x;
        drawn[i] = middle * work[i]
            + side * ((y > 0 ? work[i - SIDE] : 0) + (y < SIDE - 1 ? work[i + SIDE] : 0));
      }
    }
  }
}
