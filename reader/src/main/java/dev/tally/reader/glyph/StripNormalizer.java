package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;

/**
 * Brings a line of writing of any size into the form of a {@link Strip}: set upright, its ink stretched to full contrast, scaled
 * by the height of its digits, or further down where it is too long or too tall; its centre of mass in the middle between top and
 * bottom.
 */
public final class StripNormalizer {
  /** As {@link GlyphNormalizer} sees it: less than this share of full ink is anti-aliasing or dirt. */
  private static final double EDGE = 0.25;
  private static final int TALLEST = Strip.HEIGHT - 2;
  private static final int LONGEST = Strip.WIDTH - 2 * Strip.MARGIN;

  private StripNormalizer() {}

  /** Throws {@link IllegalArgumentException} where the line has no ink. */
  public static Strip normalize(Fragments line) {
    Ink ink = line.ink(0, line.list().size());
    int full = GlyphNormalizer.saturation(ink, new int[256]);
    PixelBox box = ink.bounds((int) Math.max(1, EDGE * full))
        .orElseThrow(() -> new IllegalArgumentException("a line without ink"));
    double tall = Math.min(Strip.DIGIT / line.digitHeight(), (double) TALLEST / box.height());
    double wide = Math.min(tall, (double) LONGEST / box.width());
    int height = (int) Math.max(1, Exact.round(tall * box.height()));
    int width = (int) Math.max(1, Exact.round(wide * box.width()));
    float[] scaled = new float[width * height];
    new Resampler(Strip.WIDTH).resample(stretched(ink, box, full), box.width(), box.height(), scaled, 0,
        width, width, height);
    return new Strip(laid(scaled, width, height));
  }

  private static float[] stretched(Ink ink, PixelBox box, int full) {
    float[] pixels = new float[box.width() * box.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.min(1f, ink.at(box.x() + i % box.width(), box.y() + i / box.width()) / (float) full);
    }
    return pixels;
  }

  private static byte[] laid(float[] scaled, int width, int height) {
    double mass = 0;
    double moment = 0;
    float peak = 0;
    for (int i = 0; i < scaled.length; i++) {
      mass += scaled[i];
      int y = i / width;
      moment += scaled[i] * (y + 0.5);
      peak = Math.max(peak, scaled[i]);
    }
    int top = Math.clamp(Exact.round(Strip.HEIGHT / 2.0 - moment / mass), 0, Strip.HEIGHT - height);
    byte[] pixels = new byte[Strip.PIXELS];
    for (int i = 0; i < scaled.length; i++) {
      pixels[(top + i / width) * Strip.WIDTH + Strip.MARGIN + i % width] = (byte) Exact
          .round(255 * scaled[i] / peak);
    }
    return pixels;
  }
}
