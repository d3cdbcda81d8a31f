package dev.tally.reader.page;

import java.util.Arrays;

/**
 * How much each pixel looks like paper, told by colour alone: a histogram of colours known to be paper's against one of all others,
 * as GrabCut does with mixtures of Gaussians (Rother, Kolmogorov, Blake: GrabCut, 2004). A shadow across the paper
 * is one more colour of paper as soon as print lies in it.
 */
final class PaperColours {
  /** Bins for each of L, a and b. */
  private static final int BINS = 32;
  private static final int ALL = BINS * BINS * BINS;
  /** Counts as if so many pixels of either kind had been seen everywhere. */
  private static final double UNSEEN = 0.02;

  /** A hand's shadow may lie where there is no print: paper's colours, so many times darker again and again ... */
  private static final double SHADE = 0.88;
  private static final double DARKEST = 0.45;
  /** ... are paper too, at this share. */
  private static final float SHADED = 0.08f;

  private PaperColours() {}

  /**
   * The probability of paper for each pixel, if half of the picture is paper.
   *
   * @param lab three bytes a pixel, each 0..255
   * @param seed which pixels are known to be paper
   */
  static float[] likeness(byte[] lab, boolean[] seed) {
    int[] bins = new int[seed.length];
    float[] paper = new float[ALL];
    float[] other = new float[ALL];
    int seeds = 0;
    for (int i = 0; i < seed.length; i++) {
      bins[i] = bin(lab, i, 1);
      (seed[i] ? paper : other)[bins[i]]++;
      for (double light = SHADE; seed[i] && light > DARKEST; light *= SHADE) {
        paper[bin(lab, i, light)] += SHADED;
      }
      seeds += seed[i] ? 1 : 0;
    }
    smooth(paper);
    smooth(other);
    double perPaper = 1.0 / Math.max(1, seeds);
    double perOther = 1.0 / Math.max(1, seed.length - seeds);
    float[] likeness = new float[seed.length];
    for (int i = 0; i < likeness.length; i++) {
      double p = (paper[bins[i]] + UNSEEN) * perPaper;
      double q = (other[bins[i]] + UNSEEN) * perOther;
      likeness[i] = (float) (p / (p + q));
    }
    return likeness;
  }

  /** @param light that is left of the pixel's colour */
  private static int bin(byte[] lab, int i, double light) {
    int l = (int) ((lab[3 * i] & 0xff) * light * BINS / 256);
    return (l * BINS + hue(lab[3 * i + 1], light)) * BINS + hue(lab[3 * i + 2], light);
  }

  /** Colours of photos keep near the middle of a and b: bins of four there, the rest in the outermost. */
  private static int hue(byte value, double light) {
    return Math.clamp((int) (((value & 0xff) - 128) * light / 4 + BINS / 2.0), 0, BINS - 1);
  }

  private static void smooth(float[] histogram) {
    for (int step : new int[] {1, BINS, BINS * BINS}) {
      float[] before = Arrays.copyOf(histogram, ALL);
      for (int i = 0; i < ALL; i++) {
        int at = i / step % BINS;
        float left = at > 0 ? before[i - step] : before[i];
        float right = at < BINS - 1 ? before[i + step] : before[i];
        histogram[i] = (left + 2 * before[i] + right) / 4;
      }
    }
  }
}
