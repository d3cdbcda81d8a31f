package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.StageListener;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.rule.RuleEraser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PooledReaderTest extends LineReaderContract {
  private static DigitClassifier classifier;
  private static SequenceNetwork sequences;

  @BeforeAll
  static void open() {
    classifier = DigitClassifier.named("digits");
    sequences = SequenceNetwork.named("lines");
  }

  @AfterAll
  static void close() {
    classifier.close();
    sequences.close();
  }

  @Override
  LineReader reader() {
    return new PooledReader(new LatticeReader(classifier, StageListener.NONE), sequences, Optional.empty(),
        0.5);
  }

  @Test
  void withThePhotoAFurtherVoiceIsHeard() {
    Picture photo = new ImageDecoder().decode(Path.of("../examples/number-1250.png"));
    Ink ink = RuleEraser.erase(InkFinder.find(photo).orElseThrow());
    try (SequenceNetwork pictures = SequenceNetwork.named("lines-photo")) {
      assertTrue(pictures.seesPictures());
      LineReader three = new PooledReader(new LatticeReader(classifier, StageListener.NONE), sequences,
          Optional.of(pictures), 0.5);
      NumberLine seen = three.read(ink, LineReader.Beside.of(photo));
      assertEquals("1250", seen.candidates().getFirst().value());
      assertEquals(reader().read(ink).candidates(), three.read(ink).candidates());
      assertEquals(List.of(),
          three.read(new Ink(4, 4, new byte[16]), LineReader.Beside.of(photo)).candidates());
    }
  }

  @Test
  void whatEachReaderGivesIsToldForWhoFitsTheirSay() {
    Picture photo = new ImageDecoder().decode(Path.of("../examples/number-1250.png"));
    Ink ink = RuleEraser.erase(InkFinder.find(photo).orElseThrow());
    PooledReader reader = (PooledReader) reader();
    List<PooledReader.Opinion> opinions = reader.opinions(ink, LineReader.Beside.NOTHING);
    PooledReader.Opinion best = opinions.stream()
        .max(Comparator.comparingDouble(o -> 0.5 * o.lattice() + 0.5 * o.ink()))
        .orElseThrow();
    assertEquals("1250", best.digits());
    assertTrue(opinions.stream().allMatch(o -> o.lattice() <= 0 && o.ink() <= 0), opinions.toString());
    assertTrue(opinions.stream().allMatch(o -> o.photo() == 0 && o.print() == 0), "nobody else is there");
    assertEquals(List.of(), reader.opinions(new Ink(4, 4, new byte[16]), LineReader.Beside.NOTHING));
  }

  /** A reader of print that holds another number for certain takes the answer's sureness away. */
  @Test
  void aVoiceThatDisagreesMakesItLessSure() {
    Ink ink = RuleEraser.erase(
        InkFinder.find(new ImageDecoder().decode(Path.of("../examples/number-1250.png"))).orElseThrow());
    Spelling other = new Spelling(places("1280"));
    Spelling same = new Spelling(places("1250"));
    double agreed = confidence(ink, same);
    assertTrue(agreed > 0.95, "confidence " + agreed);
    assertTrue(confidence(ink, other) < agreed, "confidence " + confidence(ink, other));
  }

  /** Who knows no signs takes a dollar for an 8: where it may be one, those who know them decide. */
  @Test
  void aFirstDigitThatMayBeASignIsDecidedByThoseWhoKnowSigns() {
    Ink line = beside(ink("digit-8"), ink("number-1250"));
    Optional<Spelling> withoutIt = Optional.of(new Spelling(places("1250")));
    Optional<Spelling> withIt = Optional.of(new Spelling(places("81250")));
    assertEquals("81250", best(line, new LineReader.Beside(Optional.empty(), withoutIt, 0)));
    assertEquals("1250", best(line, new LineReader.Beside(Optional.empty(), withoutIt, 0.5)));
    assertEquals("81250", best(line, new LineReader.Beside(Optional.empty(), withIt, 0.5)));
  }

  /** Who knows no strokes takes {@code 1250/-} for 12501: where the last one may be a stroke, those who know them decide. */
  @Test
  void aFinalOneThatMayBeAStrokeIsDecidedByThoseWhoKnowStrokes() {
    Ink number = ink("number-1250");
    int height = number.height();
    Ink line = beside(number, strokeAndDash(height));
    NumberLine read = reader().read(line,
        new LineReader.Beside(Optional.empty(), Optional.of(new Spelling(places("12501")))));
    assertEquals("1250", read.candidates().getFirst().value(), read.toString());
    assertTrue(read.candidates().getFirst().confidence() > 0.5, read.toString());
  }

  /** As high as digits are in the examples' pictures, and as thick. */
  private static Ink strokeAndDash(int height) {
    int width = height * 3 / 4;
    byte[] pixels = new byte[width * height];
    int thick = Math.max(3, height / 20);
    for (int y = height / 5; y < height * 4 / 5; y++) {
      int x = height / 4 - (y - height / 5) * height / 8 / (height * 3 / 5);
      Arrays.fill(pixels, y * width + x, y * width + x + thick, (byte) 255);
    }
    for (int y = height / 2; y < height / 2 + thick; y++) {
      Arrays.fill(pixels, y * width + height / 3, y * width + height * 3 / 5, (byte) 255);
    }
    return new Ink(width, height, pixels);
  }

  private String best(Ink ink, LineReader.Beside beside) {
    return reader().read(ink, beside).candidates().getFirst().value();
  }

  private static Ink ink(String example) {
    return InkFinder.find(new ImageDecoder().decode(Path.of("../examples/" + example + ".png")))
        .orElseThrow();
  }

  private static Ink beside(Ink left, Ink right) {
    int width = left.width() + right.width();
    byte[] pixels = new byte[width * left.height()];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      pixels[i] = (byte) (x < left.width() ? left.at(x, i / width) : right.at(x - left.width(), i / width));
    }
    return new Ink(width, left.height(), pixels);
  }

  private double confidence(Ink ink, Spelling print) {
    return reader().read(ink, new LineReader.Beside(Optional.empty(), Optional.of(print)))
        .candidates()
        .stream()
        .filter(candidate -> candidate.value().equals("1250"))
        .findFirst()
        .orElseThrow()
        .confidence();
  }

  /** Each digit nearly sure at a place of its own, with nothing between. */
  private static float[] places(String digits) {
    float[] places = new float[2 * digits.length() * Strip.CLASSES];
    Arrays.fill(places, 0.001f);
    for (int i = 0; i < digits.length(); i++) {
      places[2 * i * Strip.CLASSES + digits.charAt(i) - '0'] = 0.99f;
      places[(2 * i + 2) * Strip.CLASSES - 1] = 0.99f;
    }
    return places;
  }

  @Test
  void aPlainNumberIsSure() {
    Ink ink = InkFinder.find(new ImageDecoder().decode(Path.of("../examples/number-4431.png"))).orElseThrow();
    NumberLine line = reader().read(ink);
    assertEquals("4431", line.candidates().getFirst().value());
    assertTrue(line.certainty() > 0.99, "certainty " + line.certainty());
    assertTrue(line.candidates().getFirst().confidence() > 0.95, line.toString());
  }
}
