package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.StageListener;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.InkFinder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PooledReaderTest extends LineReaderContract {
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
    return new PooledReader(new LatticeReader(classifier, StageListener.NONE), sequences, Optional.empty(),
        0.5);
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
