package dev.tally.reader.number;

import dev.tally.reader.StageListener;
import dev.tally.reader.digit.DigitClassifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LatticeReaderTest extends LineReaderContract {
  private static DigitClassifier classifier;

  @BeforeAll
  static void open() {
    classifier = DigitClassifier.named("digits");
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  @Override
  LineReader reader() {
    return new LatticeReader(classifier, StageListener.NONE);
  }
}
