package dev.tally.trainer.draw;

import dev.tally.reader.image.Picture;
import dev.tally.trainer.draw.Strokes.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws a number as a pen writes it on paper: every digit a little different, a slant, pressure, a shadow across
 * the paper, a printed rule, grain. The same random numbers give the same picture.
 *
 * @param height of the digits in pixels, at least 8
 * @param pen width in pixels
 * @param ink red, green, blue, 0..255
 * @param paper likewise
 * @param ruled whether a printed rule runs below
 */
public record PenOnPaper(int height, double pen, int[] ink, int[] paper, boolean ruled) {
  /** Space around the number, in digit heights. */
  private static final double MARGIN = 0.4;
  private static final double GRAIN = 4;
  private static final double SHADOW = 30;

  public PenOnPaper {
    if (height < 8 || pen <= 0) {
      throw new IllegalArgumentException("nothing can be written so small");
    }
  }

  /** Blue ballpoint on white paper. */
  public static final PenOnPaper BALLPOINT = new PenOnPaper(64, 4.2, new int[] {35, 50, 140},
      new int[] {236, 233, 224}, true);

  private record Segment(double x0, double y0, double x1, double y1, double width) {}

  /** Digits and the marks {@code . , -}. */
  public Picture write(String text, RandomGenerator random) {
    double slant = 0.25 * random.nextDouble();
    double x = height * (MARGIN + slant);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      x = write(character, x, slant, segments, random) + height * (0.12 + 0.1 * random.nextDouble());
    }
    int width = (int) Math.ceil(x + height * MARGIN);
    int tall = (int) Math.ceil(height * (1 + 2 * MARGIN));
    float[] drawn = new float[width * tall];
    segments.forEach(segment -> draw(segment, drawn, width, tall));
    return paint(drawn, width, tall, random);
  }

  /** Returns where the character ends. */
  private double write(char character, double x, double slant, List<Segment> segments,
      RandomGenerator random) {
    double size = height * (0.92 + 0.16 * random.nextDouble());
    double wide = size * (0.9 + 0.2 * random.nextDouble());
    double end = x;
    for (List<Point> curve : Strokes.of(character)) {
      double wobble = 0.02 * random.nextGaussian();
      double pressure = pen * (0.9 + 0.2 * random.nextDouble());
      for (int i = 0; i + 1 < curve.size(); i++) {
        Point a = curve.get(i);
        Point b = curve.get(i + 1);
        double x0 = x + wide * (a.x() + wobble * a.y()) + slant * size * (1 - a.y());
        double x1 = x + wide * (b.x() + wobble * b.y()) + slant * size * (1 - b.y());
        segments.add(new Segment(x0, foot() - size * (1 - a.y()), x1, foot() - size * (1 - b.y()), pressure));
        end = Math.max(end, x + wide * Math.max(a.x(), b.x()));
      }
    }
    return end;
  }

  private double foot() {
    return height * (1 + MARGIN);
  }

  private static void draw(Segment s, float[] drawn, int width, int tall) {
    double reach = s.width / 2 + 1;
    double dx = s.x1 - s.x0;
    double dy = s.y1 - s.y0;
    double square = Math.max(1e-9, dx * dx + dy * dy);
    for (int y = (int) Math.max(0, Math.min(s.y0, s.y1) - reach); y <= Math.min(tall - 1,
        Math.max(s.y0, s.y1) + reach); y++) {
      for (int x = (int) Math.max(0, Math.min(s.x0, s.x1) - reach); x <= Math.min(width - 1,
          Math.max(s.x0, s.x1) + reach); x++) {
        double t = Math.clamp(((x - s.x0) * dx + (y - s.y0) * dy) / square, 0.0, 1.0);
        double distance = Math.hypot(x - s.x0 - t * dx, y - s.y0 - t * dy);
        float v = (float) Math.clamp(s.width / 2 + 0.5 - distance, 0.0, 1.0);
        drawn[y * width + x] = Math.max(drawn[y * width + x], v);
      }
    }
  }

  private Picture paint(float[] drawn, int width, int tall, RandomGenerator random) {
    byte[] rgb = new byte[3 * width * tall];
    int rule = (int) (foot() + height * 0.22);
    for (int i = 0; i < drawn.length; i++) {
      double shadow = SHADOW * (i % width) / width;
      double grain = GRAIN * random.nextGaussian();
      boolean printed = ruled && i / width == rule;
      for (int channel = 0; channel < 3; channel++) {
        double under = printed ? paper[channel] * 0.7 : paper[channel];
        double v = under - shadow + grain + drawn[i] * 0.92 * (ink[channel] - under);
        rgb[3 * i + channel] = (byte) Math.clamp(Math.round(v), 0, 255);
      }
    }
    return new Picture(width, tall, rgb);
  }
}
