package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes what is no digit: pieces of digits, as cutting a number turns up, and what else people write, print and spill. A
 * model that has never seen such things is sure of them. Most are brought into form by the reader's own normalizer, as the
 * reader will do; some letters fill the whole form, for callers that cut letters out themselves. Keeps its buffers: one a
 * thread.
 */
public final class NonDigits {
  /** What there is, and how often out of {@link #TOTAL}. */
  private enum Kind {
    CUT(35),
    TWO_DIGITS(7),
    DIGIT_AND_PART(4),
    TWO_PARTS(5),
    PART(4),
    ROUND_PART(4),
    DASH(4),
    PILE(4),
    WRITTEN_LETTER(8),
    PRINTED_LETTER(16),
    SIGN(4),
    SHAPE(4),
    SCRIBBLE(5),
    SPECKS(3),
    BLANK(1);

    private final int share;

    Kind(int share) {
      this.share = share;
    }

    static Kind any(RandomGenerator random) {
      int place = random.nextInt(TOTAL);
      for (Kind kind : values()) {
        place -= kind.share;
        if (place < 0) {
          return kind;
        }
      }
      throw new IllegalStateException("shares do not add up");
    }
  }

  private static final int TOTAL = Arrays.stream(Kind.values()).mapToInt(kind -> kind.share).sum();
  /** Ink below this does not count when a mark's box is found. */
  private static final int EDGE = 64;
  /** Around what is drawn, so that no end of a stroke is cut off. */
  private static final double MARGIN = 2;

  private final DigitPieces pieces;
  private final Cutting cutting;
  private final GlyphNormalizer normalizer = new GlyphNormalizer();
  private final Lettering lettering = new Lettering(Glyph.SIDE);
  private final float[] drawn = new float[Glyph.PIXELS];
  private final byte[] bytes = new byte[Glyph.PIXELS];
  private final Ink ink = new Ink(Glyph.SIDE, Glyph.SIDE, bytes);
  private final byte[] glyph = new byte[Glyph.PIXELS];

  /** @param digits whose pieces are used */
  public NonDigits(Digits digits) {
    this.pieces = new DigitPieces(digits);
    this.cutting = new Cutting(digits);
  }

  /**
   * Writes one over {@code pixels[at..]}: 784 floats, paper 0, ink 1. Once in a hundred it is blank paper.
   *
   * @return whether it is in form, and so may be distorted; false for what fills the picture and would not any longer
   */
  public boolean make(float[] pixels, int at, RandomGenerator random) {
    for (;;) {
      Kind kind = Kind.any(random);
      boolean filling = kind == Kind.PRINTED_LETTER && random.nextInt(3) == 0;
      if (filling) {
        print(Letters.printed(random), 3 * random.nextDouble(), random);
        System.arraycopy(drawn, 0, pixels, at, Glyph.PIXELS);
        return false;
      }
      // False for too little ink to be anything.
      if (make(kind, pixels, at, random)) {
        return true;
      }
    }
  }

  /**
   * Writes a letter over {@code pixels[at..]}.
   *
   * @param likeDigit one of those that alone would be a digit
   * @param pen draws the letter's look: the same numbers, the same pen or font
   */
  void letter(boolean printed, boolean likeDigit, float[] pixels, int at, RandomGenerator which,
      RandomGenerator pen) {
    float[][] strokes = likeDigit
        ? Letters.likeDigit(which)
        : printed ? Letters.printed(which) : Letters.written(which);
    (printed ? print(strokes, MARGIN, pen) : write(strokes, pen)).form(pixels, at);
  }

  private boolean make(Kind kind, float[] pixels, int at, RandomGenerator random) {
    return switch (kind) {
      case CUT -> cutting.piece(pixels, at, random);
      case TWO_DIGITS -> form(pieces.pair(random, 1, 1), pixels, at);
      case DIGIT_AND_PART -> form(pieces.pair(random, 1, 0.4 + 0.2 * random.nextDouble()), pixels, at);
      case TWO_PARTS -> form(
          pieces.pair(random, 0.3 + 0.3 * random.nextDouble(), 0.3 + 0.3 * random.nextDouble()), pixels, at);
      case PART -> form(pieces.part(random, DigitPieces.ANY), pixels, at);
      case ROUND_PART -> form(pieces.part(random, DigitPieces.ROUND), pixels, at);
      case DASH -> form(pieces.dash(random), pixels, at);
      case PILE -> form(pieces.pile(random), pixels, at);
      case BLANK -> blank(pixels, at, random);
      case WRITTEN_LETTER -> write(Letters.written(random), random).form(pixels, at);
      case PRINTED_LETTER -> print(Letters.printed(random), MARGIN, random).form(pixels, at);
      case SIGN -> (random.nextBoolean()
          ? write(Letters.sign(random), random)
          : print(Letters.sign(random), MARGIN, random)).form(pixels, at);
      case SHAPE, SCRIBBLE, SPECKS -> scribble(kind, random).form(pixels, at);
    };
  }

  private NonDigits write(float[][] strokes, RandomGenerator random) {
    Arrays.fill(drawn, 0);
    lettering.write(strokes, drawn, MARGIN, random);
    return this;
  }

  private NonDigits print(float[][] strokes, double margin, RandomGenerator random) {
    Arrays.fill(drawn, 0);
    lettering.print(strokes, drawn, margin, random);
    return this;
  }

  private NonDigits scribble(Kind kind, RandomGenerator random) {
    Arrays.fill(drawn, 0);
    switch (kind) {
      case SHAPE -> Scribbles.shape(drawn, Glyph.SIDE, random);
      case SCRIBBLE -> Scribbles.scribble(drawn, Glyph.SIDE, random);
      default -> Scribbles.specks(drawn, Glyph.SIDE, random);
    }
    return this;
  }

  /** Paper with its grain, which no reader calls ink but a caller without one may send. */
  private static boolean blank(float[] pixels, int at, RandomGenerator random) {
    float grain = random.nextBoolean() ? 0 : 0.3f * random.nextFloat();
    for (int i = at; i < at + Glyph.PIXELS; i++) {
      pixels[i] = grain == 0 ? 0 : grain * random.nextFloat();
    }
    return true;
  }

  private boolean form(float[] pixels, int at) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) (255 * drawn[i] + 0.5f);
    }
    return form(ink, pixels, at);
  }

  /** False where there is next to no ink. */
  private boolean form(Ink mark, float[] pixels, int at) {
    if (mark.bounds(EDGE).filter(box -> box.width() * box.height() > 4).isEmpty()) {
      return false;
    }
    normalizer.normalize(mark, glyph);
    Glyph.toInput(glyph, 0, pixels, at);
    return true;
  }
}
