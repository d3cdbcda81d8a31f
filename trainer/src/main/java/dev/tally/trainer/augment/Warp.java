package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.random.RandomGenerator;

/**
 * Where the ink of each pixel comes from: turned, stretched, slanted, in perspective, its paper warped (elastic distortion after
 * Simard, Steinkraus, Platt, 2003, on a coarse grid). Along a row and between two columns of the grid all of it together is
 * linear, so a pixel costs two multiplications and the look-up.
 */
final class Warp {
  private static final int SIDE = Glyph.SIDE;
  private static final float MIDDLE = (SIDE - 1) / 2f;
  private static final double BOX_HALF = Glyph.BOX / 2.0;
  /** Points a side of the elastic grid; between them the displacement is bilinear. */
  private static final int GRID = 5;
  private static final float CELL = (SIDE - 1f) / (GRID - 1);

  private final double rotation;
  private final double stretch;
  private final double shear;
  private final double keystone;
  private final double elastic;
  private final float[] gridX = new float[GRID * GRID];
  private final float[] gridY = new float[GRID * GRID];
  private final float[] rowX = new float[GRID];
  private final float[] rowY = new float[GRID];

  Warp(Augmentation amounts) {
    rotation = amounts.of(Amount.ROTATION);
    stretch = amounts.of(Amount.STRETCH);
    shear = amounts.of(Amount.SHEAR);
    keystone = amounts.of(Amount.KEYSTONE);
    elastic = amounts.of(Amount.ELASTIC);
  }

  /** Draws another warp and writes {@code from} through it to {@code to}; both as {@link Form}s. */
  void apply(float[] from, float[] to, RandomGenerator random) {
    double angle = Math.toRadians(rotation * evenly(random));
    double tall = Math.sqrt(1 + stretch * evenly(random));
    double slant = shear * evenly(random);
    float keystoneX = (float) (keystone * evenly(random)) / MIDDLE;
    float keystoneY = (float) (keystone * evenly(random)) / MIDDLE;
    float anchorX = (float) (BOX_HALF * evenly(random));
    float anchorY = (float) (BOX_HALF * evenly(random));
    displace(random);
    float xu = (float) (Math.cos(angle) * tall);
    float xv = (float) (Math.sin(angle) * tall + slant);
    float yu = (float) (-Math.sin(angle) / tall);
    float yv = (float) (Math.cos(angle) / tall);
    for (int y = 0; y < SIDE; y++) {
      float upright = y - MIDDLE;
      // u and v of the row's first pixel, and what each pixel adds
      float addU = 1 + keystoneX * upright;
      float addV = keystoneY * (upright - anchorY);
      float u = -MIDDLE * addU - anchorX * keystoneX * upright;
      float v = upright - MIDDLE * addV;
      displaceRow(y);
      row(from, to, y, xu * u + xv * v + MIDDLE, xu * addU + xv * addV, yu * u + yv * v + MIDDLE,
          yu * addU + yv * addV);
    }
  }

  private void displace(RandomGenerator random) {
    for (int i = 0; i < gridX.length && elastic > 0; i++) {
      gridX[i] = (float) (elastic * random.nextGaussian());
      gridY[i] = (float) (elastic * random.nextGaussian());
    }
  }

  private void displaceRow(int y) {
    int above = Math.min((int) (y / CELL), GRID - 2);
    float share = y / CELL - above;
    for (int i = 0; i < GRID; i++) {
      int at = above * GRID + i;
      rowX[i] = gridX[at] + share * (gridX[at + GRID] - gridX[at]);
      rowY[i] = gridY[at] + share * (gridY[at + GRID] - gridY[at]);
    }
  }

  private void row(float[] from, float[] to, int y, float startX, float addX, float startY, float addY) {
    int x = 0;
    for (int i = 0; i < GRID - 1; i++) {
      int end = i == GRID - 2 ? SIDE : (int) Math.ceil((i + 1) * CELL);
      float slopeX = (rowX[i + 1] - rowX[i]) / CELL;
      float slopeY = (rowY[i + 1] - rowY[i]) / CELL;
      float fromX = startX + rowX[i] - i * CELL * slopeX;
      float fromY = startY + rowY[i] - i * CELL * slopeY;
      for (; x < end; x++) {
        to[Form.at(x, y)] = Form.between(from, fromX + x * (addX + slopeX), fromY + x * (addY + slopeY));
      }
    }
  }

  private static double evenly(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }
}
