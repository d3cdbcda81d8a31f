package dev.tally.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BodyReaderTest {
  @Test
  void largeAnswersShareTheRoomOfBodies() {
    BodyReader bodies = new BodyReader(1000, 2500);
    try (BodyReader.Body _ = bodies.hold(1000)) {
      try (BodyReader.Body _ = bodies.hold(1000)) {
        assertEquals(2000, bodies.held());
        assertEquals(503, assertThrows(Problem.class, () -> bodies.hold(1000)).status());
      }
      assertEquals(1000, bodies.held());
    }
    assertEquals(0, bodies.held());
  }
}
