package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void oddAndEvenCounts() {
    assertEquals(new Spread(2, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0)));
    assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0, 3.0)));
    assertEquals(new Spread(5, 5, 5), Spread.of(List.of(5.0)));
  }
}
