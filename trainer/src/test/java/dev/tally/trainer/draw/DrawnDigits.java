package dev.tally.trainer.draw;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.InkFinder;
import dev.tally.trainer.data.Digits;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Digits of the project's own, so that tests of training run everywhere. */
public final class DrawnDigits {
  private static final Map<Integer, Digits> MADE = new ConcurrentHashMap<>();

  private DrawnDigits() {}

  /** 0 to 9 in turn; the same ones each time. */
  public static Digits make(int count) {
    return MADE.computeIfAbsent(count, DrawnDigits::draw);
  }

  private static Digits draw(int count) {
    Random random = new Random(9);
    byte[] images = new byte[count * Glyph.PIXELS];
    byte[] labels = new byte[count];
    PenOnPaper pen = new PenOnPaper(32, 3, new int[] {30, 30, 60}, new int[] {230, 230, 225}, false);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
      Glyph glyph = GlyphNormalizer
          .normalize(InkFinder.find(pen.write(Integer.toString(i % 10), random)).orElseThrow());
      System.arraycopy(glyph.pixels(), 0, images, i * Glyph.PIXELS, Glyph.PIXELS);
    }
    return Digits.of(images, labels);
  }
}
