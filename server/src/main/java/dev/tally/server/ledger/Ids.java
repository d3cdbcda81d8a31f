package dev.tally.server.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Names that sort by the time at which they were made: UUIDs of version 7 (RFC 9562), ascending within a process. Thread-safe. */
final class Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private long last;

  Ids(Clock clock) {
    this.clock = clock;
  }

  /** The next. Of one millisecond, a counter of 12 bits keeps the order; when it is used up the next millisecond is taken early. */
  String next() {
    long ticks;
    synchronized (this) {
      last = Math.max(last + 1, clock.millis() << 12);
      ticks = last;
    }
    long high = (ticks >>> 12) << 16 | 0x7000 | (ticks & 0xFFF);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
