package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private final SetClock clock = new SetClock();
  private final ClockWatch watch = new ClockWatch(clock, clock::nanos);

  @Test
  void afterAJumpNothingIsDeletedForAnHour() {
    for (Duration jump : new Duration[] {Duration.ofDays(31), Duration.ofDays(-31)}) {
      clock.pass(Duration.ofMinutes(61));
      assertTrue(watch.isTrusted() && watch.isProved());
      clock.jump(jump);
      assertFalse(watch.isTrusted() || watch.isProved());
      clock.pass(Duration.ofMinutes(59));
      assertFalse(watch.isTrusted() || watch.isProved());
      clock.pass(Duration.ofMinutes(1));
      assertTrue(watch.isTrusted() && watch.isProved());
    }
  }

  @Test
  void justAfterTheStartNothingIsProved() {
    assertTrue(watch.isTrusted());
    assertFalse(watch.isProved());
    clock.pass(Duration.ofHours(1));
    assertTrue(watch.isProved());
  }

  @Test
  void aClockThatIsDisciplinedSlowlyIsTrusted() {
    for (int i = 0; i < 1000; i++) {
      clock.jump(Duration.ofMillis(500));
      clock.pass(Duration.ofSeconds(5));
      assertTrue(watch.isTrusted());
    }
  }
}
