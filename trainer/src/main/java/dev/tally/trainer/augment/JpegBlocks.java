package dev.tally.trainer.augment;

/** What JPEG leaves of a picture: each block of 8 x 8 as few waves, the finer the coarser (a cosine transform, rounded). */
final class JpegBlocks {
  private static final int SIDE = 8;
  private static final float[] WAVES = waves();

  private JpegBlocks() {}

  private static float[] waves() {
    float[] waves = new float[SIDE * SIDE];
    for (int k = 0; k < SIDE; k++) {
      for (int x = 0; x < SIDE; x++) {
        waves[k * SIDE + x] = (float) (Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE)
            * Math.cos(Math.PI * (2 * x + 1) * k / (2.0 * SIDE)));
      }
    }
    return waves;
  }

  /**
   * Rounds the waves of each block.
   *
   * @param coarse what the lowest wave is rounded to; the highest to some six times as much
   * @param offsetX where the first block begins, in pixels left of the picture
   */
  static void apply(float[] tones, int width, int height, double coarse, int offsetX, int offsetY) {
    float[] block = new float[SIDE * SIDE];
    float[] half = new float[SIDE * SIDE];
    for (int top = -offsetY; top < height; top += SIDE) {
      for (int left = -offsetX; left < width; left += SIDE) {
        for (int i = 0; i < block.length; i++) {
          int x = Math.clamp(left + i % SIDE, 0, width - 1);
          int y = Math.clamp(top + i / SIDE, 0, height - 1);
          block[i] = tones[y * width + x];
        }
        transform(block, half, false);
        transform(half, block, false);
        for (int i = 0; i < block.length; i++) {
          int wave = i % SIDE + i / SIDE;
          float step = (float) (coarse * (1 + 0.35 * wave));
          block[i] = step * Math.round(block[i] / step);
        }
        transform(block, half, true);
        transform(half, block, true);
        for (int i = 0; i < block.length; i++) {
          int x = left + i % SIDE;
          int y = top + i / SIDE;
          if (x >= 0 && y >= 0 && x < width && y < height) {
            tones[y * width + x] = block[i];
          }
        }
      }
    }
  }

  /** Along the rows, and turned, so that twice is along both. */
  private static void transform(float[] from, float[] to, boolean back) {
    for (int y = 0; y < SIDE; y++) {
      for (int k = 0; k < SIDE; k++) {
        float sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += from[y * SIDE + x] * WAVES[back ? x * SIDE + k : k * SIDE + x];
        }
        to[k * SIDE + y] = sum;
      }
    }
  }
}
