package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Strip;
import java.util.random.RandomGenerator;

/** What pen, paper, photo and cleaning make of a written line. Keeps its buffer: one a thread. */
final class LineWear {
  private static final int WIDTH = Strip.WIDTH;
  private static final int HEIGHT = Strip.HEIGHT;

  private final float[] other = new float[WIDTH * HEIGHT];
  /** The line at hand. */
  private float[] line;

  /** Wears a line of {@link Strip#PIXELS} floats, paper 0, ink 1. */
  void apply(float[] ink, RandomGenerator random) {
    line = ink;
    pen(1.35 * random.nextDouble() - 0.5);
    if (random.nextInt(12) == 0) {
      pen(random.nextDouble());
    }
    crisp((float) (1 + 2.5 * random.nextDouble()));
    if (random.nextInt(6) == 0) { // a printed rule was taken out
      double y = HEIGHT * (0.2 + 0.7 * random.nextDouble());
      rule(y, 0.8 + 1.2 * random.nextDouble(), true, random);
    }
    if (random.nextInt(6) == 0) { // or not
      double y = HEIGHT * random.nextDouble();
      rule(y, 0.6 + 1.2 * random.nextDouble(), false, random);
    }
    for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0; i > 0; i--) {
      speck(random);
    }
    for (int i = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
      rest(random);
    }
    if (random.nextInt(3) == 0) {
      blur((float) (0.8 * random.nextDouble()));
    }
    if (random.nextInt(8) == 0) {
      grain((float) (0.25 * random.nextDouble()), random);
    }
  }

  /** Photos of writing have more pixels than MNIST: their strokes have harder edges in a strip. */
  private void crisp(float gain) {
    for (int i = 0; i < line.length; i++) {
      line[i] = Math.clamp((line[i] - 0.45f) * gain + 0.45f, 0f, 1f);
    }
  }

  /** Towards the maximum of the neighbours (broader) or the minimum (finer). */
  private void pen(double amount) {
    float share = (float) Math.abs(amount);
    boolean broader = amount > 0;
    System.arraycopy(line, 0, other, 0, line.length);
    for (int y = 1; y < HEIGHT - 1; y++) {
      for (int x = 1; x < WIDTH - 1; x++) {
        int i = y * WIDTH + x;
        float v = other[i];
        float most = broader
            ? Math.max(
                Math.max(Math.max(other[i - 1], other[i + 1]), Math.max(other[i - WIDTH], other[i + WIDTH])),
                v)
            : Math.min(
                Math.min(Math.min(other[i - 1], other[i + 1]), Math.min(other[i - WIDTH], other[i + WIDTH])),
                v);
        line[i] = v + share * (most - v);
      }
    }
  }

  private void rule(double y, double width, boolean erased, RandomGenerator random) {
    double slope = 0.02 * random.nextGaussian();
    int from = random.nextInt(WIDTH / 2);
    int to = from + random.nextInt(WIDTH);
    for (int x = from; x < Math.min(WIDTH, to); x++) {
      for (int row = 0; row < HEIGHT; row++) {
        float covered = (float) Math.clamp(width / 2 + 0.5 - Math.abs(row - y - slope * x), 0, 1);
        int i = row * WIDTH + x;
        line[i] = erased ? line[i] * (1 - covered) : Math.max(line[i], covered * 0.8f);
      }
    }
  }

  /** What reaches in from the line above or below. */
  private void rest(RandomGenerator random) {
    double x = WIDTH * random.nextDouble();
    double lean = 4 * random.nextGaussian();
    boolean above = random.nextBoolean();
    double length = 2 + 3 * random.nextDouble();
    for (double t = 0; t < length; t += 0.5) {
      int row = (int) (above ? t : HEIGHT - 1 - t);
      int column = (int) (x + lean * t / length);
      for (int i = column; i < Math.min(WIDTH, column + 2); i++) {
        if (i >= 0) {
          line[row * WIDTH + i] = Math.max(line[row * WIDTH + i], 0.9f);
        }
      }
    }
  }

  private void speck(RandomGenerator random) {
    int x = random.nextInt(WIDTH - 2);
    int y = random.nextInt(HEIGHT - 2);
    float dark = (float) (0.3 + 0.7 * random.nextDouble());
    for (int i = 0; i < 4; i++) {
      if (random.nextInt(3) > 0) {
        int at = (y + i / 2) * WIDTH + x + i % 2;
        line[at] = Math.max(line[at], dark);
      }
    }
  }

  private void blur(float amount) {
    float side = amount / 4;
    System.arraycopy(line, 0, other, 0, line.length);
    for (int i = 1; i < line.length - 1; i++) {
      other[i] = (1 - 2 * side) * line[i] + side * (line[i - 1] + line[i + 1]);
    }
    for (int i = WIDTH; i < line.length - WIDTH; i++) {
      line[i] = (1 - 2 * side) * other[i] + side * (other[i - WIDTH] + other[i + WIDTH]);
    }
  }

  private void grain(float amount, RandomGenerator random) {
    for (int i = 0; i < line.length; i++) {
      if (line[i] > 0) {
        float v = line[i] + Math.min(1, 3 * line[i]) * amount * (2 * random.nextFloat() - 1);
        line[i] = Math.clamp(v, 0f, 1f);
      }
    }
  }
}
