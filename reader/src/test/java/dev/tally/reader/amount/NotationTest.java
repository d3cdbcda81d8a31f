package dev.tally.reader.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotationTest {

  @Test
  void aSumIsWrittenWithoutWhatIsNothing() {
    assertEquals("10.00 + 5.00 - 2.50", Notation.UNKNOWN.sum(List.of(1000L, 0L, 500L, -250L)));
    assertEquals("1000 + 5", new Notation(Optional.empty(), 0).sum(List.of(1000L, 5L)));
  }
}
