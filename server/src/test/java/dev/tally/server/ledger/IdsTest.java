package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void theyAreVersionSevenAndAscendAlsoWithinAMillisecond() {
    Instant now = Instant.parse("2026-11-25T12:00:00.123Z");
    Ids ids = new Ids(Clock.fixed(now, ZoneOffset.UTC));
    String last = "";
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next();
      assertTrue(id.compareTo(last) > 0, id);
      assertEquals(7, UUID.fromString(id).version());
      assertEquals(2, UUID.fromString(id).variant());
      last = id;
    }
    assertEquals(now.toEpochMilli(),
        UUID.fromString(new Ids(Clock.fixed(now, ZoneOffset.UTC)).next()).getMostSignificantBits() >>> 16);
  }
}
