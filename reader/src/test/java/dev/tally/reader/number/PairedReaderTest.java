package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.StageListener;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import dev.tally.reader.page.LineEraser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairedReaderTest extends LineReaderContract {
  private static DigitClassifier classifier;
  private static LineClassifier sequences;

  @BeforeAll
  static void open() {
    classifier = DigitClassifier.named("digits");
    sequences = LineClassifier.named("lines");
  }

  @AfterAll
  static void close() {
    classifier.close();
    sequences.close();
  }

  @Override
  LineReader reader() {
    return new PairedReader(new LatticeReader(classifier, StageListener.NONE), sequences, 0.5);
  }

  @Test
  void withThePhotoAThirdVoiceIsHeard() {
    Picture photo = new ImageDecoder().decode(Path.of("../examples/number-1250.png"));
    Ink ink = LineEraser.erase(InkFinder.find(photo).orElseThrow());
    try (LineClassifier pictures = LineClassifier.named("lines-photo")) {
      assertTrue(pictures.seesPictures());
      LineReader three = new PairedReader(new LatticeReader(classifier, StageListener.NONE), sequences,
          pictures, 0.5);
      NumberLine seen = three.read(photo, ink);
      assertEquals("1250", seen.candidates().getFirst().value());
      assertEquals(reader().read(ink).candidates(), three.read(ink).candidates());
      assertEquals(List.of(), three.read(photo, new Ink(4, 4, new byte[16])).candidates());
    }
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
