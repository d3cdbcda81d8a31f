package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.LatticeReader;
import dev.tally.reader.page.Ink;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Writes digits side by side, touching now and then, and takes the line apart with the reader's own {@link Fragmenter}: digits with
 * what a cut takes from them or leaves of their neighbours, and the pieces and joins that a lattice must refuse. Keeps its
 * buffers: one a thread.
 */
final class Cutting {
  private static final int SIDE = Glyph.SIDE;
  private static final int MOST_DIGITS = 4;
  /** One zero in so many stands in a row of zeros. */
  private static final int ZEROS_SHARE = 2;
  private static final int WIDTH = MOST_DIGITS * (SIDE + 4);
  private static final int HEIGHT = SIDE + 8;
  private static final int EDGE = 64;
  /** A span is the digit from this overlap on: common ink to the ink of both. */
  private static final double SAME = 0.75;
  /** And no digit up to this one. Between them lies what nobody could label. */
  private static final double OTHER = 0.55;
  /** A narrower piece, by its height, looks like a one and is no example of anything. */
  private static final double NARROWEST = 0.3;

  private final Digits digits;
  private final GlyphNormalizer normalizer = new GlyphNormalizer();
  private final byte[] canvas = new byte[WIDTH * HEIGHT];
  /** Which digit a pixel's ink is of. */
  private final int[] writer = new int[WIDTH * HEIGHT];
  private final byte[] glyph = new byte[Glyph.PIXELS];
  private int count;
  private Fragments line;
  /** Ink of each digit in each fragment. */
  private int[][] shares = {};
  private final int[] totals = new int[MOST_DIGITS];

  Cutting(Digits digits) {
    this.digits = digits;
  }

  /** Writes the digit in {@code pixels[at..]} between others and cuts it out again; leaves it where the cuts miss it. */
  void digit(int label, float[] pixels, int at, RandomGenerator random) {
    byte[] own = new byte[Glyph.PIXELS];
    for (int i = 0; i < own.length; i++) {
      own[i] = (byte) (int) (255 * pixels[at + i] + 0.5f);
    }
    int place = write(own, label == 0 && random.nextInt(ZEROS_SHARE) == 0, random);
    int bestFrom = 0;
    int bestTo = 0;
    double best = SAME;
    for (int from = 0; from < shares.length; from++) {
      for (int to = from + 1; to <= Math.min(shares.length, from + LatticeReader.MOST_FRAGMENTS); to++) {
        double overlap = overlap(place, from, to);
        if (overlap > best) {
          best = overlap;
          bestFrom = from;
          bestTo = to;
        }
      }
    }
    if (bestTo > bestFrom) {
      take(bestFrom, bestTo, pixels, at);
    }
  }

  /** Writes over {@code pixels[at..]} what the reader may take for a digit and is none. False where the cuts left no such thing. */
  boolean piece(float[] pixels, int at, RandomGenerator random) {
    boolean zeros = random.nextInt(2 * ZEROS_SHARE) == 0;
    write(digits.image(zeros ? zero(random) : random.nextInt(digits.size())), zeros, random);
    if (shares.length < 2) {
      return false;
    }
    for (int attempt = 0; attempt < 2 * LatticeReader.MOST_FRAGMENTS; attempt++) {
      int from = random.nextInt(shares.length);
      int to = Math.min(shares.length, from + 1 + random.nextInt(3));
      boolean none = line.slantedWidth(from, to) <= LatticeReader.WIDEST_DIGIT * line.digitHeight();
      for (int digit = 0; none && digit < count; digit++) {
        none = overlap(digit, from, to) < OTHER;
      }
      PixelBox box = line.box(from, to);
      // A speck is a mark by its size; brought into form it may look like anything.
      if (none && box.height() > 0.3 * line.digitHeight() && box.width() > NARROWEST * box.height()) {
        take(from, to, pixels, at);
        return true;
      }
    }
    return false;
  }

  private void take(int from, int to, float[] pixels, int at) {
    normalizer.normalize(line.ink(from, to), glyph);
    Glyph.toInput(glyph, 0, pixels, at);
  }

  /** Common ink of a digit and a span, by the ink of both together. */
  private double overlap(int digit, int from, int to) {
    int own = 0;
    int others = 0;
    for (int fragment = from; fragment < to; fragment++) {
      for (int i = 0; i < count; i++) {
        own += i == digit ? shares[fragment][i] : 0;
        others += i == digit ? 0 : shares[fragment][i];
      }
    }
    return (double) own / Math.max(1, totals[digit] + others);
  }

  /** Writes a line with this digit in it and takes it apart; the digit's place in it. Zeros: nothing else, as at an amount's end. */
  private int write(byte[] own, boolean zeros, RandomGenerator random) {
    Arrays.fill(canvas, (byte) 0);
    Arrays.fill(totals, 0);
    count = 2 + random.nextInt(MOST_DIGITS - 1);
    int place = random.nextInt(count);
    int right = 1;
    // One hand keeps its distance, or does not.
    double distance = 7 * random.nextDouble() - 4.5;
    double flat = zeros ? 0.45 + 0.55 * random.nextDouble() : 1;
    boolean joined = zeros && random.nextBoolean();
    for (int i = 0; i < count; i++) {
      byte[] image = i == place ? own : digits.image(zeros ? zero(random) : neighbour(random));
      Ink ink = flattened(new Ink(SIDE, SIDE, image), flat);
      PixelBox box = ink.bounds(EDGE).orElse(new PixelBox(0, 0, SIDE, SIDE));
      int left = (int) Math.max(1, right + Math.round(distance + 1.5 * random.nextGaussian()));
      left = Math.min(left, WIDTH - box.width() - 1);
      int top = random.nextInt(5);
      if (joined && i > 0) {
        join(right - 4 - random.nextInt(3), left + 3 + random.nextInt(4), top + random.nextInt(5), i);
      }
      right = Math.max(right, lay(ink, box, left, top, i));
    }
    line = Fragmenter.of(new Ink(WIDTH, HEIGHT, canvas).crop(new PixelBox(0, 0, right + 1, HEIGHT)));
    share(right + 1);
    return place;
  }

  /** Any, but a zero in about a third of cases, as in amounts. */
  private int neighbour(RandomGenerator random) {
    return random.nextInt(4) == 0 ? zero(random) : random.nextInt(digits.size());
  }

  private int zero(RandomGenerator random) {
    int any = random.nextInt(digits.size());
    for (int i = 0; i < 40 && digits.label(any) != 0; i++) {
      any = random.nextInt(digits.size());
    }
    return any;
  }

  /** Pressed to a share of its height, as the zeros at an amount's end are. */
  private static Ink flattened(Ink ink, double share) {
    if (share == 1) {
      return ink;
    }
    byte[] pixels = new byte[SIDE * SIDE];
    for (int y = 0; y < (int) (share * SIDE); y++) {
      double from = y / share;
      int row = Math.min(SIDE - 2, (int) from);
      double next = Math.min(1, from - row);
      for (int x = 0; x < SIDE; x++) {
        pixels[y * SIDE + x] = (byte) Math.round((1 - next) * ink.at(x, row) + next * ink.at(x, row + 1));
      }
    }
    return new Ink(SIDE, SIDE, pixels);
  }

  /** The pen does not leave the paper between two zeros. */
  private void join(int from, int to, int y, int digit) {
    for (int x = Math.max(1, from); x <= Math.min(to, WIDTH - 1); x++) {
      for (int thick = 0; thick < 2; thick++) {
        int at = (y + thick) * WIDTH + x;
        canvas[at] = (byte) 255;
        writer[at] = 2 * x < from + to ? digit - 1 : digit;
      }
    }
  }

  /** Where the digit ends. */
  private int lay(Ink ink, PixelBox box, int left, int top, int digit) {
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        int to = (top + y) * WIDTH + left + x - box.x();
        int v = ink.at(x, y);
        if (v > (canvas[to] & 0xff)) {
          canvas[to] = (byte) v;
          writer[to] = digit;
        }
      }
    }
    return left + box.width();
  }

  private void share(int width) {
    shares = new int[line.list().size()][count];
    for (int i = 0; i < width * HEIGHT; i++) {
      int at = i / width * WIDTH + i % width;
      int ink = canvas[at] & 0xff;
      if (ink >= EDGE) {
        totals[writer[at]] += ink;
        if (line.owner()[i] >= 0) {
          shares[line.owner()[i]][writer[at]] += ink;
        }
      }
    }
  }
}
