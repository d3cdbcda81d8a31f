package dev.tally.trainer.export;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.InkFinder;
import dev.tally.trainer.draw.PenOnPaper;
import dev.tally.trainer.evaluate.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Digits of the project's own strokes, brought into form as the reader does; the same ones each time.
 *
 * @param digit 0 to 9
 */
public record DrawnGlyph(int digit, Glyph glyph) {
  /** Two of each digit. */
  public static final List<DrawnGlyph> ALL = draw(20);

  private static List<DrawnGlyph> draw(int count) {
    Random random = new Random(28);
    PenOnPaper pen = new PenOnPaper(40, 3.4, new int[] {30, 30, 60}, new int[] {230, 230, 225}, false);
    List<DrawnGlyph> glyphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int digit = i % 10;
      glyphs.add(new DrawnGlyph(digit, GlyphNormalizer
          .normalize(InkFinder.find(pen.write(Integer.toString(digit), random)).orElseThrow())));
    }
    return List.copyOf(glyphs);
  }

  /** What a model sees. */
  float[] image() {
    float[] image = new float[Glyph.PIXELS];
    glyph.toInput(image, 0);
    return image;
  }

  /** How many of them a classifier gets right. */
  public static int right(Classifier classifier) {
    int right = 0;
    for (DrawnGlyph drawn : ALL) {
      float[] answers = classifier.probabilities(drawn.image(), 0, 1);
      int best = 0;
      for (int digit = 1; digit < answers.length; digit++) {
        best = answers[digit] > answers[best] ? digit : best;
      }
      right += best == drawn.digit ? 1 : 0;
    }
    return right;
  }
}
