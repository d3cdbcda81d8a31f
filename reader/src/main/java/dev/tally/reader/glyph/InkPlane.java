package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.GrayPicture;
import java.util.Arrays;

/**
 * A crop of a photo as how much darker than its paper it is: 0 for paper to 1 for black, row by row. The paper's light is taken out
 * by division, so a shadow changes nothing and nothing is decided: rules, pattern and grain stay in. At most {@value #TALLEST}
 * rows, as a strip needs no more.
 */
record InkPlane(int width, int height, float[] ink) {
  static final int TALLEST = 72;
  private static final int WIDEST = 720;
  /** Tiles of the light along the shorter side: larger than a stroke, smaller than a shadow. */
  private static final int TILES = 3;
  /** The share of a tile that may be ink. */
  private static final double PAPER = 0.85;

  static InkPlane of(GrayPicture crop) {
    double scale = Math.min(1, Math.min((double) TALLEST / crop.height(), (double) WIDEST / crop.width()));
    int width = (int) Math.max(1, Exact.round(scale * crop.width()));
    int height = (int) Math.max(1, Exact.round(scale * crop.height()));
    float[] tones = shrunk(crop, width, height);
    divide(tones, width, height);
    return new InkPlane(width, height, tones);
  }

  float at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : ink[y * width + x];
  }

  /** Between the pixels; outside is paper. */
  float at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float a = (float) (x - left);
    float b = (float) (y - top);
    float upper = (1 - a) * at(left, top) + a * at(left + 1, top);
    float lower = (1 - a) * at(left, top + 1) + a * at(left + 1, top + 1);
    return (1 - b) * upper + b * lower;
  }

  private static float[] shrunk(GrayPicture crop, int width, int height) {
    float[] tones = new float[crop.width() * crop.height()];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = crop.pixels()[i] & 0xff;
    }
    if (width == crop.width() && height == crop.height()) {
      return tones;
    }
    float[] shrunk = new float[width * height];
    new Resampler(Math.max(width, height)).resample(tones, crop.width(), crop.height(), shrunk, 0, width,
        width, height);
    return shrunk;
  }

  /** By the paper's tone, which is known for each tile and runs evenly from one tile's middle to the next. */
  private static void divide(float[] tones, int width, int height) {
    double side = Math.max(8, Math.min(width, height) / (double) TILES);
    int columns = (int) Math.max(1, Exact.round(width / side));
    int rows = (int) Math.max(1, Exact.round(height / side));
    float[] light = light(tones, width, height, columns, rows);
    for (int y = 0; y < height; y++) {
      double v = Math.clamp((y + 0.5) * rows / height - 0.5, 0, rows - 1);
      int top = (int) Math.min(v, Math.max(0, rows - 2));
      int below = Math.min(top + 1, rows - 1);
      float b = (float) (v - top);
      for (int x = 0; x < width; x++) {
        double u = Math.clamp((x + 0.5) * columns / width - 0.5, 0, columns - 1);
        int left = (int) Math.min(u, Math.max(0, columns - 2));
        int right = Math.min(left + 1, columns - 1);
        float a = (float) (u - left);
        float paper = (1 - b) * ((1 - a) * light[top * columns + left] + a * light[top * columns + right])
            + b * ((1 - a) * light[below * columns + left] + a * light[below * columns + right]);
        int i = y * width + x;
        tones[i] = Math.clamp(1 - tones[i] / paper, 0f, 1f);
      }
    }
  }

  /** Of each tile what is lighter than most of it, evened out with its neighbours: a tile may be full of ink. */
  static float[] light(float[] tones, int width, int height, int columns, int rows) {
    float[] own = new float[columns * rows];
    int[] histogram = new int[256];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Arrays.fill(histogram, 0);
        int count = 0;
        for (int y = row * height / rows; y < (row + 1) * height / rows; y++) {
          for (int x = column * width / columns; x < (column + 1) * width / columns; x++) {
            histogram[(int) Math.min(255, tones[y * width + x])]++;
            count++;
          }
        }
        int below = 0;
        int tone = -1;
        while (below <= PAPER * count && tone < 255) {
          below += histogram[++tone];
        }
        own[row * columns + column] = Math.max(1, tone);
      }
    }
    float[] light = new float[own.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float sum = 0;
        float weight = 0;
        float most = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            float w = r == row && c == column ? 4 : 1;
            sum += w * own[r * columns + c];
            weight += w;
            most = Math.max(most, own[r * columns + c]);
          }
        }
        light[row * columns + column] = Math.max(sum / weight, 0.7f * most);
      }
    }
    return light;
  }
}
