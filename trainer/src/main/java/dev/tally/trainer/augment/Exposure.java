package dev.tally.trainer.augment;

import dev.tally.reader.image.GrayPicture;
import java.util.random.RandomGenerator;

/** What a camera makes of a part of a sheet: paper of some tone and pattern, light and shadow, blur, noise, compression. */
final class Exposure {
  private float[] tones = new float[0];
  private float[] other = new float[0];

  /**
   * Photographs a part of a sheet.
   *
   * @param height of the digits on it
   * @param pen how dark its writing is, 0..1
   */
  GrayPicture of(Sheet sheet, int left, int top, int width, int rows, double height, double pen,
      RandomGenerator random) {
    int count = width * rows;
    if (tones.length < count) {
      tones = new float[count];
      other = new float[count];
    }
    double paper = 110 + 140 * Math.sqrt(random.nextDouble());
    float black = (float) (0.75 + 0.23 * random.nextDouble());
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int u = left + x;
        int v = top + y;
        boolean on = u >= 0 && v >= 0 && u < sheet.width() && v < sheet.height();
        float dark = on ? sheet.dark()[v * sheet.width() + u] : 0;
        tones[y * width + x] = (float) paper * (1 - black * dark);
      }
    }
    if (random.nextInt(5) < 2) {
      pattern(width, rows, height, pen, random);
      if (random.nextBoolean()) {
        pattern(width, rows, height, pen, random);
      }
    }
    if (random.nextInt(3) > 0) {
      light(width, rows, random);
    }
    double blur = random.nextInt(3) == 0
        ? 0.07 * height * random.nextDouble()
        : 0.025 * height * random.nextDouble();
    // Three boxes are nearly a Gaussian; each adds two thirds of a pixel's square.
    for (double square = blur * blur; square > 0.02; square -= 0.5) {
      blur(width, rows, (float) Math.min(0.25, square / 2));
    }
    noise(count, random.nextInt(4) == 0 ? 8 * random.nextDouble() : 3 * random.nextDouble(), random);
    if (random.nextInt(3) == 0) {
      JpegBlocks.apply(tones, width, rows, 4 + 26 * random.nextDouble(), random.nextInt(8),
          random.nextInt(8));
    }
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) Math.clamp(Math.round(tones[i]), 0, 255);
    }
    return new GrayPicture(width, rows, pixels);
  }

  /** Fine wavy lines, as checks and banknotes have, or bands. */
  private void pattern(int width, int rows, double height, double pen, RandomGenerator random) {
    float deep = (float) (0.03 + 0.3 * pen * random.nextDouble() * random.nextDouble());
    double period = height * (0.1 + 0.3 * random.nextDouble());
    double angle = random.nextBoolean()
        ? 0.15 * random.nextGaussian() + Math.PI / 2
        : Math.PI * random.nextDouble();
    double perX = 2 * Math.PI * Math.cos(angle) / period;
    double perY = 2 * Math.PI * Math.sin(angle) / period;
    double bend = 4 * random.nextDouble();
    double long1 = 2 * Math.PI / (height * (1 + 5 * random.nextDouble()));
    double way = Math.PI * random.nextDouble();
    double alongX = long1 * Math.cos(way);
    double alongY = long1 * Math.sin(way);
    double phase = 6 * random.nextDouble();
    float sharp = (float) (0.5 * random.nextDouble());
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(perX * x + perY * y + phase + bend * Math.sin(alongX * x + alongY * y));
        float share = Math.max(0, ((float) wave * 0.5f + 0.5f - sharp) / (1 - sharp));
        tones[y * width + x] *= 1 - deep * share;
      }
    }
  }

  /** Light that falls off to one side, and sometimes the edge of a shadow. */
  private void light(int width, int rows, RandomGenerator random) {
    float acrossX = (float) (0.25 * random.nextGaussian() / width);
    float acrossY = (float) (0.1 * random.nextGaussian() / rows);
    boolean shadow = random.nextInt(5) == 0;
    float deep = (float) (0.4 * random.nextDouble());
    double at = width * random.nextDouble();
    double steep = random.nextGaussian();
    double soft = 2 + 20 * random.nextDouble();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        float share = Math.clamp(1 + acrossX * (x - width / 2f) + acrossY * (y - rows / 2f), 0.3f, 1.3f);
        if (shadow) {
          share *= 1 - deep * (float) Math.clamp((x - at + steep * y) / soft + 0.5, 0, 1);
        }
        tones[y * width + x] = Math.min(255, tones[y * width + x] * share);
      }
    }
  }

  private void blur(int width, int rows, float side) {
    for (int y = 0; y < rows; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        int i = row + x;
        other[i] = (1 - 2 * side) * tones[i]
            + side * (tones[x > 0 ? i - 1 : i] + tones[x < width - 1 ? i + 1 : i]);
      }
    }
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        tones[i] = (1 - 2 * side) * other[i]
            + side * (other[y > 0 ? i - width : i] + other[y < rows - 1 ? i + width : i]);
      }
    }
  }

  /** The sum of two evenly drawn numbers is bell-shaped enough and cheap. */
  private void noise(int count, double deviation, RandomGenerator random) {
    float scale = (float) (deviation * Math.sqrt(6) / (1 << 16));
    for (int i = 0; i < count; i++) {
      int bits = random.nextInt();
      tones[i] += scale * ((bits & 0xffff) + (bits >>> 16) - 0xffff);
    }
  }
}
