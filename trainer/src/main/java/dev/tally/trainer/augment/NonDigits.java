package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.data.Digits;
import java.util.random.RandomGenerator;

/**
 * Makes what is no digit, from digits: two at once, a part of one, one with a piece of its neighbour, pieces
 * of two, and strokes. A model that has never seen such things is sure of them; cutting a number into digits needs one that
 * is not. Brought into form by the reader's own normalizer, as the reader will do.
 */
public final class NonDigits {
  /** Parts narrower than this share of their height look like a one and are no example of anything. */
  private static final double NARROWEST = 0.3;
  private static final int EDGE = 64;
  /** Enough for any set that has such digits at all. */
  private static final int ATTEMPTS = 200;
  /** Sets of labels, a bit each. Halves of round digits are what cutting through joined zeros leaves. */
  private static final int ANY = 0x3ff;
  private static final int ROUND = 1 | 1 << 6 | 1 << 8 | 1 << 9;

  private final Digits digits;

  public NonDigits(Digits digits) {
    this.digits = digits;
  }

  /** Writes one over {@code pixels[at..]}: 784 floats, paper 0, ink 1. */
  public void make(float[] pixels, int at, RandomGenerator random) {
    for (;;) {
      Ink ink = switch (random.nextInt(14)) {
        case 0, 1, 2 -> pair(random, 1, 1);
        case 3, 4 -> pair(random, 1, 0.4 + 0.2 * random.nextDouble());
        case 5, 6, 7 -> pair(random, 0.3 + 0.3 * random.nextDouble(), 0.3 + 0.3 * random.nextDouble());
        case 8, 9 -> part(random, ANY);
        case 10, 11 -> part(random, ROUND);
        case 12 -> stroke(random);
        default -> pile(random);
      };
      PixelBox box = ink.bounds(EDGE).orElse(null);
      if (box != null && box.width() * box.height() > 4) {
        GlyphNormalizer.normalize(ink.crop(box)).toInput(pixels, at);
        return;
      }
    }
  }

  private Ink digit(RandomGenerator random) {
    return new Ink(Glyph.SIDE, Glyph.SIDE, digits.image(random.nextInt(digits.size())));
  }

  /** Two side by side, touching or nearly; of either only a share on the side of the other. */
  private Ink pair(RandomGenerator random, double firstShare, double secondShare) {
    boolean swapped = random.nextBoolean();
    Ink one = rightPart(trimmed(digit(random)), swapped ? secondShare : firstShare);
    Ink two = leftPart(trimmed(digit(random)), swapped ? firstShare : secondShare);
    int overlap = random.nextInt(6) - 2;
    int width = Math.max(Math.max(one.width(), two.width()), one.width() + two.width() - overlap);
    byte[] canvas = new byte[width * Glyph.SIDE];
    lay(one, canvas, width, 0, random.nextInt(Glyph.SIDE - one.height() + 1));
    lay(two, canvas, width, width - two.width(), random.nextInt(Glyph.SIDE - two.height() + 1));
    return new Ink(width, Glyph.SIDE, canvas);
  }

  private static Ink leftPart(Ink ink, double share) {
    return ink.crop(new PixelBox(0, 0, (int) Math.max(1, Math.round(ink.width() * share)), ink.height()));
  }

  private static Ink rightPart(Ink ink, double share) {
    int width = (int) Math.max(1, Math.round(ink.width() * share));
    return ink.crop(new PixelBox(ink.width() - width, 0, width, ink.height()));
  }

  private static Ink trimmed(Ink ink) {
    return ink.bounds(EDGE).map(ink::crop).orElse(ink);
  }

  private static void lay(Ink ink, byte[] canvas, int width, int left, int top) {
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int i = (top + y) * width + left + x;
        canvas[i] = (byte) Math.max(canvas[i] & 0xff, ink.at(x, y));
      }
    }
  }

  /** The left, right, upper or lower part of one; a pair where these digits have no part that will do. */
  private Ink part(RandomGenerator random, int labels) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int chosen = random.nextInt(digits.size());
      if ((labels >> digits.label(chosen) & 1) == 0) {
        continue;
      }
      Ink ink = trimmed(new Ink(Glyph.SIDE, Glyph.SIDE, digits.image(chosen)));
      double share = 0.35 + 0.3 * random.nextDouble();
      int width = Math.max(1, (int) (ink.width() * share));
      int height = Math.max(1, (int) (ink.height() * share));
      PixelBox box = switch (random.nextInt(6)) {
        case 0, 1 -> new PixelBox(0, 0, width, ink.height());
        case 2, 3 -> new PixelBox(ink.width() - width, 0, width, ink.height());
        case 4 -> new PixelBox(0, 0, ink.width(), height);
        default -> new PixelBox(0, ink.height() - height, ink.width(), height);
      };
      Ink part = trimmed(ink.crop(box));
      if (part.width() >= NARROWEST * part.height()) {
        return part;
      }
    }
    return pair(random, 1, 1);
  }

  /** A dash or a blot: a one turned on its side, or its middle. */
  private Ink stroke(RandomGenerator random) {
    Ink upright = trimmed(digit(random));
    for (int attempt = 0; attempt < ATTEMPTS && upright.width() > NARROWEST * upright.height(); attempt++) {
      upright = trimmed(digit(random));
    }
    int length = Math.max(2, (int) (upright.height() * (0.2 + 0.8 * random.nextDouble())));
    byte[] turned = new byte[length * upright.width()];
    for (int y = 0; y < length; y++) {
      for (int x = 0; x < upright.width(); x++) {
        turned[x * length + y] = (byte) upright.at(x, y);
      }
    }
    return new Ink(length, upright.width(), turned);
  }

  /** One written over another: crossed out, or corrected. */
  private Ink pile(RandomGenerator random) {
    byte[] canvas = digit(random).pixels().clone();
    lay(digit(random), canvas, Glyph.SIDE, 0, 0);
    return new Ink(Glyph.SIDE, Glyph.SIDE, canvas);
  }
}
