package dev.tally.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong now = new AtomicLong();
  private final RateLimiter limiter = new RateLimiter(10, now::get);

  private int taken(String who, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limiter.take(who) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstIsTwiceTheRateAndThenTheRateHolds() {
    assertEquals(20, taken("a", 100));
    now.addAndGet(1_000_000_000L);
    assertEquals(10, taken("a", 100));
    now.addAndGet(60_000_000_000L);
    assertEquals(20, taken("a", 100));
  }

  @Test
  void whoHammersStillGetsTheRate() {
    taken("a", 100);
    int taken = 0;
    for (int millisecond = 0; millisecond < 2000; millisecond++) {
      now.addAndGet(1_000_000L);
      taken += limiter.take("a") ? 1 : 0;
    }
    assertEquals(20, taken, 1);
  }

  @Test
  void oneDoesNotUseUpAnothers() {
    taken("a", 100);
    assertFalse(limiter.take("a"));
    assertTrue(limiter.take("b"));
  }
}
