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
 * Glyphs of the project's own strokes, brought into form as the reader does; the same ones each time.
 *
 * @param drawn a digit, or two with a plus between where both were drawn, half as black, so that no model can be sure
 */
public record DrawnGlyph(String drawn, Glyph glyph) {
  /** Two of each digit. */
  public static final List<DrawnGlyph> DIGITS = digits(20);
  /** Each digit over the next. */
  static final List<DrawnGlyph> DOUBTFUL = doubtful();

  private static List<DrawnGlyph> digits(int count) {
    Random random = new Random(28);
    PenOnPaper pen = new PenOnPaper(40, 3.4, new int[] {30, 30, 60}, new int[] {230, 230, 225}, false);
    List<DrawnGlyph> glyphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String digit = Integer.toString(i % 10);
      glyphs.add(new DrawnGlyph(digit,
          GlyphNormalizer.normalize(InkFinder.find(pen.write(digit, random)).orElseThrow())));
    }
    return List.copyOf(glyphs);
  }

  private static List<DrawnGlyph> doubtful() {
    List<DrawnGlyph> glyphs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      DrawnGlyph one = DIGITS.get(i);
      DrawnGlyph other = DIGITS.get(10 + (i + 1) % 10);
      byte[] first = one.glyph.pixels();
      byte[] second = other.glyph.pixels();
      byte[] both = new byte[first.length];
      for (int k = 0; k < both.length; k++) {
        both[k] = (byte) ((Byte.toUnsignedInt(first[k]) + Byte.toUnsignedInt(second[k])) / 2);
      }
      glyphs.add(new DrawnGlyph(one.drawn + "+" + other.drawn, new Glyph(both)));
    }
    return List.copyOf(glyphs);
  }

  /** What a model sees. */
  float[] image() {
    float[] image = new float[Glyph.PIXELS];
    glyph.toInput(image, 0);
    return image;
  }

  /** How many of the digits a classifier gets right. */
  public static int right(Classifier classifier) {
    int right = 0;
    for (DrawnGlyph digit : DIGITS) {
      float[] answers = classifier.probabilities(digit.image(), 0, 1);
      int best = 0;
      for (int k = 1; k < answers.length; k++) {
        best = answers[k] > answers[best] ? k : best;
      }
      right += digit.drawn.equals(Integer.toString(best)) ? 1 : 0;
    }
    return right;
  }
}
