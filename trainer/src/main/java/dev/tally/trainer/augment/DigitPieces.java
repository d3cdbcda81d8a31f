package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.data.Digits;
import java.util.random.RandomGenerator;

/**
 * What cutting a number turns up that is no digit: two digits at once, a part of one, one with a piece of its neighbour, pieces
 * of two, and dashes. Any number of threads may use it.
 */
final class DigitPieces {
  /** Parts narrower than this share of their height look like a one and are no example of anything. */
  private static final double NARROWEST = 0.3;
  private static final int EDGE = 64;
  /** Enough for any set that has such digits at all. */
  private static final int ATTEMPTS = 200;
  /** Sets of labels, a bit each. Halves of round digits are what cutting through joined zeros leaves. */
  static final int ANY = 0x3ff;
  static final int ROUND = 1 | 1 << 6 | 1 << 8 | 1 << 9;

  private final Digits digits;

  DigitPieces(Digits digits) {
    this.digits = digits;
  }

  Ink digit(RandomGenerator random) {
    return new Ink(Glyph.SIDE, Glyph.SIDE, digits.image(random.nextInt(digits.size())));
  }

  /** Two side by side, touching or nearly; of either only a share on the side of the other. */
  Ink pair(RandomGenerator random, double firstShare, double secondShare) {
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
  Ink part(RandomGenerator random, int labels) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int chosen = random.nextInt(digits.size());
      if ((labels >> digits.label(chosen) & 1) == 0) {
        continue;
      }
      Ink ink = trimmed(new Ink(Glyph.SIDE, Glyph.SIDE, digits.image(chosen)));
      int width = Math.max(1, (int) (ink.width() * (0.35 + 0.3 * random.nextDouble())));
      // Less than half: the loop of a nine is a zero.
      int height = Math.max(1, (int) (ink.height() * (0.3 + 0.18 * random.nextDouble())));
      PixelBox box = switch (random.nextInt(6)) {
        case 0, 1 -> new PixelBox(0, 0, width, ink.height());
        // the right of an eight is a three
        case 2,
            3 ->
          digits.label(chosen) == 8
              ? new PixelBox(0, 0, width, ink.height())
              : new PixelBox(ink.width() - width, 0, width, ink.height());
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
  Ink dash(RandomGenerator random) {
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
  Ink pile(RandomGenerator random) {
    byte[] canvas = digit(random).pixels().clone();
    lay(digit(random), canvas, Glyph.SIDE, 0, 0);
    return new Ink(Glyph.SIDE, Glyph.SIDE, canvas);
  }
}
