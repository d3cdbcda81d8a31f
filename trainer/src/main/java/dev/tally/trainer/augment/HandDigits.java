package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.augment.Sheet.Lean;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hand.PenDigit;
import dev.tally.trainer.data.Hands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Single digits of real hands in MNIST's form: pictures as they are, strokes drawn with another pen each time and brought into form
 * by the reader's own normalizer. Keeps its buffers: one a thread.
 *
 * <p>A hand is drawn as often as the square root of how many digits it has: evenly by digits, a set of one hand with thousands would
 * be nearly all there is; evenly by hands, a writer of twenty digits would show each of them hundreds of times.
 */
public final class HandDigits {
  private static final double SMALLEST = 18;
  private static final double LARGEST = 48;

  private final List<Hand> hands;
  /** Of each hand and those before it, the last of them 1. */
  private final double[] shares;
  private final Pen pen = new Pen();
  private final Sheet sheet = new Sheet();
  private final GlyphNormalizer normalizer = new GlyphNormalizer();
  private final byte[] glyph = new byte[Glyph.PIXELS];

  /** Throws {@link IllegalArgumentException} where there is no hand. */
  public HandDigits(Hands hands) {
    if (hands.hands().isEmpty()) {
      throw new IllegalArgumentException("no hand to take digits from");
    }
    this.hands = hands.hands().stream().map(HandDigits::calmed).toList();
    this.shares = this.hands.stream().mapToDouble(hand -> Math.sqrt(size(hand))).toArray();
    Arrays.parallelPrefix(shares, Double::sum);
    double all = shares[shares.length - 1];
    Arrays.setAll(shares, i -> shares[i] / all);
  }

  private static Hand calmed(Hand hand) {
    return switch (hand) {
      case Hand.Glyphs glyphs -> glyphs;
      case Hand.Strokes(String name, List<PenDigit> digits) ->
        new Hand.Strokes(name, digits.stream().map(WritingHands::calmed).toList());
    };
  }

  private static int size(Hand hand) {
    return switch (hand) {
      case Hand.Glyphs glyphs -> glyphs.digits().size();
      case Hand.Strokes strokes -> strokes.digits().size();
    };
  }

  /** Writes any digit over {@code pixels[at..]}: 784 floats, paper 0, ink 1. Returns which digit it is. */
  public int write(float[] pixels, int at, RandomGenerator random) {
    int found = Arrays.binarySearch(shares, random.nextDouble());
    Hand hand = hands.get(found < 0 ? -found - 1 : found + 1);
    int label = write(hand, random.nextInt(size(hand)), random);
    Glyph.toInput(glyph, 0, pixels, at);
    return label;
  }

  /** Every digit of every hand once, hand by hand, always drawn with the same pens. */
  public Digits all() {
    int count = hands.stream().mapToInt(HandDigits::size).sum();
    byte[] images = new byte[count * Digits.PIXELS];
    byte[] labels = new byte[count];
    int place = 0;
    for (Hand hand : hands) {
      for (int i = 0; i < size(hand); i++) {
        labels[place] = (byte) write(hand, i, new SplittableRandom(place));
        System.arraycopy(glyph, 0, images, place * Digits.PIXELS, Digits.PIXELS);
        place++;
      }
    }
    return Digits.of(images, labels);
  }

  /** The names of the hands that {@link #all} takes its digits from, one a digit. */
  public List<String> writers() {
    List<String> writers = new ArrayList<>();
    hands.forEach(hand -> {
      for (int i = 0; i < size(hand); i++) {
        writers.add(hand.name());
      }
    });
    return writers;
  }

  private int write(Hand hand, int i, RandomGenerator random) {
    return switch (hand) {
      case Hand.Glyphs glyphs -> {
        glyphs.digits().copyImage(i, glyph, 0);
        yield glyphs.digits().label(i);
      }
      case Hand.Strokes strokes -> {
        draw(strokes.digits().get(i), random);
        yield strokes.digits().get(i).label();
      }
    };
  }

  private void draw(PenDigit digit, RandomGenerator random) {
    double height = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
    sheet.begin((int) (height * (2 + digit.width())), (int) (3 * height));
    double foot = 2 * height;
    pen.take(height, new Lean(0.05 + 0.15 * random.nextGaussian(), 0, foot, height), random);
    pen.draw(sheet, digit, height, foot, height, 1, random);
    byte[] bytes = new byte[sheet.width() * sheet.height()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) (255 * sheet.dark()[i] + 0.5f);
    }
    normalizer.normalize(new Ink(sheet.width(), sheet.height(), bytes), glyph);
  }
}
