package dev.tally.trainer.export;

import dev.tally.reader.glyph.Fragmenter;
import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.StripNormalizer;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.LineClassifier;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.page.LineEraser;
import dev.tally.trainer.draw.PenOnPaper;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Numbers of the project's own pen, to try a network for lines with, wherever it is. */
public final class DrawnLine {
  public static final List<String> NUMBERS = List.of("1250", "4431", "793608", "86", "20", "375", "9014",
      "582", "67", "1943");

  private DrawnLine() {}

  /** How many of them the network spells as they were written. */
  public static int right(LineClassifier network) {
    return (int) NUMBERS.stream().filter(number -> number.equals(spelled(number, network))).count();
  }

  private static String spelled(String number, LineClassifier network) {
    Picture picture = PenOnPaper.BALLPOINT.write(number, new Random(number.hashCode()));
    return (network.seesPictures()
        ? Optional.of(GrayStrip.of(picture.gray()))
        : InkFinder.find(picture)
            .map(LineEraser::erase)
            .map(ink -> StripNormalizer.normalize(Fragmenter.of(ink))))
        .map(strip -> network.spell(List.of(strip)).getFirst().likeliest(1).getFirst().digits())
        .orElse("");
  }
}
