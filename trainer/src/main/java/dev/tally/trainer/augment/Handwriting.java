package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Ways of writing that are common in the world and that MNIST's Americans do not have: ones with a flag, sevens with a
 * bar, nines that look like a P, fours that look like an h, and, on any digit, the end of a stroke that leads to its neighbour or
 * the rest of a printed rule. A model trained on MNIST as it is reads a
 * flagged one as a seven.
 */
final class Handwriting {
  private static final int SIDE = Glyph.SIDE;

  private Handwriting() {}

  /** Changes the picture in {@code pixels[at..]}, or not. */
  static void restyle(int label, float[] pixels, int at, RandomGenerator random) {
    if (label == Distorter.NO_LABEL) {
      return;
    }
    float[] ink = Arrays.copyOfRange(pixels, at, at + Glyph.PIXELS);
    restyle(label, ink, random);
    System.arraycopy(ink, 0, pixels, at, Glyph.PIXELS);
  }

  private static void restyle(int label, float[] ink, RandomGenerator random) {
    if (random.nextInt(8) == 0) {
      rule(ink, random);
      return;
    }
    switch (label) {
      case 1 -> flag(ink, random);
      case 7 -> bar(ink, random);
      case 9 -> {
        if (random.nextInt(3) == 0) {
          mirror(ink, 0);
        } else {
          lead(ink, random);
        }
      }
      case 4 -> {
        if (random.nextInt(2) == 0 && !hasHole(ink)) {
          mirror(ink, 0);
          upend(ink);
        } else {
          lead(ink, random);
        }
      }
      default -> lead(ink, random);
    }
  }

  /**
   * From the top of the stroke down to the left, bent a little, at 15 to 60 degrees from it, a quarter as long as it
   * to just as long.
   */
  private static void flag(float[] ink, RandomGenerator random) {
    int top = 0;
    while (top < SIDE - 1 && middle(ink, top) < 0) {
      top++;
    }
    int bottom = SIDE - 1;
    while (bottom > top && middle(ink, bottom) < 0) {
      bottom--;
    }
    if (bottom - top < SIDE / 3) {
      return; // a one that lies on its side
    }
    double width = pen(random);
    double x = middle(ink, top + 1);
    double y = top + width / 2;
    double lean = Math.atan2(x - middle(ink, bottom - 1), bottom - top - 2.0);
    double angle = Math.toRadians(15 + 45 * random.nextDouble()) - lean;
    double length = (bottom - top)
        * (0.25 + 0.7 * random.nextDouble() * random.nextDouble() + 0.1 * random.nextDouble());
    double bend = 0.5 * (random.nextDouble() - 0.3);
    double midX = x - length / 2 * Math.sin(angle + bend);
    double midY = y + length / 2 * Math.cos(angle + bend);
    Stroke.draw(ink, SIDE, x, y, midX, midY, width);
    Stroke.draw(ink, SIDE, midX, midY, midX - length / 2 * Math.sin(angle - bend),
        midY + length / 2 * Math.cos(angle - bend), width);
    if (random.nextInt(4) == 0) {
      double foot = 2 + 4 * random.nextDouble();
      double at = middle(ink, bottom - 1);
      Stroke.draw(ink, SIDE, at - foot, bottom - width / 2, at + foot,
          bottom - width / 2 + random.nextDouble() - 0.5, width);
    }
  }

  /** Across the stem at half height, a little tilted. */
  private static void bar(float[] ink, RandomGenerator random) {
    int y = 13 + random.nextInt(4);
    double x = middle(ink, y);
    if (x < 0) {
      return;
    }
    double half = 2.5 + 3 * random.nextDouble();
    double tilt = 2.5 * (random.nextDouble() - 0.5);
    Stroke.draw(ink, SIDE, x - half, y + tilt, x + half, y - tilt, pen(random));
  }

  /** What is left of a printed rule that the digit stands on, or that runs through it. */
  private static void rule(float[] ink, RandomGenerator random) {
    double y = random.nextInt(3) > 0 ? SIDE - 6 + 3 * random.nextDouble() : 8 + 12 * random.nextDouble();
    double from = 3 + 12 * random.nextDouble();
    double length = 5 + 16 * random.nextDouble();
    Stroke.draw(ink, SIDE, from, y, Math.min(SIDE - 2, from + length), y + random.nextDouble() - 0.5,
        0.8 + random.nextDouble());
  }

  /** A short stroke outward from where the ink of some row ends on the right, or begins on the left. */
  private static void lead(float[] ink, RandomGenerator random) {
    boolean right = random.nextInt(3) > 0;
    int row = 5 + random.nextInt(SIDE - 9);
    int x = right ? SIDE - 1 : 0;
    while (x >= 0 && x < SIDE && ink[row * SIDE + x] < 0.5f) {
      x += right ? -1 : 1;
    }
    if (x < 0 || x >= SIDE) {
      return;
    }
    double length = 2 + 4 * random.nextDouble();
    double rise = length * 0.6 * (2 * random.nextDouble() - 1);
    Stroke.draw(ink, SIDE, x, row, x + (right ? length : -length), row + rise, pen(random) * 0.8);
  }

  /** Left to right: a nine whose stem hangs from the left of its loop, as many in Latin America write it. */
  static void mirror(float[] pixels, int at) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE / 2; x++) {
        swap(pixels, at + y * SIDE + x, at + y * SIDE + SIDE - 1 - x);
      }
    }
  }

  /** Top to bottom. With {@link #mirror} an open four turns into one that begins with a tall stroke, like an h. */
  private static void upend(float[] ink) {
    for (int y = 0; y < SIDE / 2; y++) {
      for (int x = 0; x < SIDE; x++) {
        swap(ink, y * SIDE + x, (SIDE - 1 - y) * SIDE + x);
      }
    }
  }

  private static void swap(float[] ink, int one, int other) {
    float kept = ink[one];
    ink[one] = ink[other];
    ink[other] = kept;
  }

  /** Whether the ink encloses paper. */
  private static boolean hasHole(float[] ink) {
    boolean[] outside = new boolean[ink.length];
    int[] stack = new int[4 * ink.length];
    int depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      int i = stack[--depth];
      if (outside[i] || ink[i] > 0.3f) {
        continue;
      }
      outside[i] = true;
      int x = i % SIDE;
      if (x > 0) {
        stack[depth++] = i - 1;
      }
      if (x < SIDE - 1) {
        stack[depth++] = i + 1;
      }
      if (i >= SIDE) {
        stack[depth++] = i - SIDE;
      }
      if (i < ink.length - SIDE) {
        stack[depth++] = i + SIDE;
      }
    }
    int enclosed = 0;
    for (int i = 0; i < ink.length; i++) {
      enclosed += !outside[i] && ink[i] <= 0.3f ? 1 : 0;
    }
    return enclosed > 3;
  }

  private static double pen(RandomGenerator random) {
    return 1.6 + 1.2 * random.nextDouble();
  }

  /** The middle of the ink in a row; -1 where there is none. */
  private static double middle(float[] ink, int y) {
    double mass = 0;
    double sum = 0;
    for (int x = 0; x < SIDE; x++) {
      mass += ink[y * SIDE + x];
      sum += x * ink[y * SIDE + x];
    }
    return mass < 0.5 ? -1 : sum / mass;
  }
}
