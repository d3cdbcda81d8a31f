package dev.tally.trainer.export;

import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.Spelling;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import dev.tally.trainer.draw.PenOnPaper;
import dev.tally.trainer.evaluate.Classifier;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Numbers of the project's own pen, to try a network for lines with, wherever it is. */
public final class DrawnLine {
  public static final List<String> NUMBERS = List.of("1250", "4431", "793608", "86", "20", "375", "9014",
      "582", "67", "1943");

  private DrawnLine() {}

  /**
   * How many of them a network for lines spells as they were written.
   *
   * @param pictures whether it sees pictures, not their ink
   */
  public static int right(Classifier network, boolean pictures) {
    return (int) NUMBERS.stream().filter(number -> number.equals(spelled(number, network, pictures))).count();
  }

  private static String spelled(String number, Classifier network, boolean pictures) {
    Picture picture = PenOnPaper.BALLPOINT.write(number, new Random(number.hashCode()));
    return (pictures
        ? Optional.of(GrayStrip.of(picture.gray()))
        : InkFinder.find(picture)
            .map(RuleEraser::erase)
            .map(ink -> StripNormalizer.normalize(Fragmenter.of(ink))))
        .map(strip -> spelled(strip, network))
        .orElse("");
  }

  private static String spelled(Strip strip, Classifier network) {
    float[] pixels = new float[Strip.PIXELS];
    strip.toInput(pixels, 0);
    return new Spelling(network.probabilities(pixels, 0, 1)).likeliest(1).getFirst().digits();
  }
}
