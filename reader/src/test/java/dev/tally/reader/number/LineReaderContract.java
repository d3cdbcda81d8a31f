package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link LineReader} keeps. A subclass supplies one. */
abstract class LineReaderContract {
  abstract LineReader reader();

  private NumberLine read(String example) {
    Ink ink = InkFinder.find(new ImageDecoder().decode(Path.of("../examples/" + example))).orElseThrow();
    return reader().read(RuleEraser.erase(ink));
  }

  private static void requireSound(NumberLine line, Ink ink) {
    double sum = 0;
    double last = 1;
    for (Candidate candidate : line.candidates()) {
      assertTrue(candidate.value().matches("[0-9]+"), candidate.toString());
      assertEquals(candidate.value(), candidate.text().replaceAll("[^0-9]", ""));
      assertTrue(candidate.confidence() <= last + 1e-12, "not in order: " + line.candidates());
      last = candidate.confidence();
      sum += candidate.confidence();
    }
    assertTrue(sum <= 1 + 1e-9, "confidences sum to " + sum);
    assertEquals(line.candidates().isEmpty(), line.glyphs().stream().noneMatch(NumberLine.Glyph::isDigit));
    for (NumberLine.Glyph glyph : line.glyphs()) {
      assertTrue(glyph.box().x() >= 0 && glyph.box().right() <= ink.width() && glyph.box().y() >= 0
          && glyph.box().bottom() <= ink.height(), glyph.toString());
      assertTrue(glyph.probability() >= 0 && glyph.probability() <= 1, glyph.toString());
    }
  }

  @Test
  void plainNumbersAreRead() {
    assertEquals("1250", read("number-1250.png").candidates().getFirst().value());
    assertEquals("4431", read("number-4431.png").candidates().getFirst().value());
  }

  @Test
  void theLikeliestsGlyphsSpellIt() {
    NumberLine line = read("number-1250.png");
    StringBuilder text = new StringBuilder();
    line.glyphs().stream().filter(NumberLine.Glyph::isDigit).forEach(glyph -> text.append(glyph.text()));
    assertEquals(line.candidates().getFirst().value(), text.toString());
    assertTrue(line.weakest() > 0.5, "weakest " + line.weakest());
  }

  @Test
  void noInkIsNoNumber() {
    NumberLine line = reader().read(new Ink(40, 20, new byte[800]));
    assertEquals(List.of(), line.candidates());
    assertTrue(!line.reason().isEmpty());
  }

  @Test
  void whateverTheInkTheAnswerIsSound() {
    Random random = new Random(4);
    for (int i = 0; i < 20; i++) {
      int width = 1 + random.nextInt(120);
      int height = 1 + random.nextInt(60);
      byte[] pixels = new byte[width * height];
      double share = random.nextDouble();
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = (byte) (random.nextDouble() < share * share ? 255 : 0);
      }
      Ink ink = new Ink(width, height, pixels);
      requireSound(reader().read(ink), ink);
    }
  }
}
