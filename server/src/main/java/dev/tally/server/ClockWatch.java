package dev.tally.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the clock is set: it then went another way than the nanoseconds that were counted. What goes by age is not to be deleted
 * until that is an hour ago, by when somebody may have set it right again. A machine that slept looks the same, and loses an hour.
 * Thread-safe.
 */
final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger("tally.clock");
  /** Clocks that are disciplined slowly, and a timer that is late, differ by less. */
  private static final Duration JUMP = Duration.ofMinutes(1);
  private static final Duration DOUBT = Duration.ofHours(1);

  private final Clock clock;
  private final LongSupplier nanoClock;
  private Instant seen;
  private long seenNanos;
  private long steadySince;
  private boolean jumped;

  ClockWatch(Clock clock, LongSupplier nanoClock) {
    this.clock = clock;
    this.nanoClock = nanoClock;
    seen = clock.instant();
    seenNanos = nanoClock.getAsLong();
    steadySince = seenNanos;
  }

  /** Looks at the clock; to be called every few seconds. */
  synchronized void look() {
    Instant now = clock.instant();
    long nanos = nanoClock.getAsLong();
    Duration off = Duration.between(seen, now).minusNanos(nanos - seenNanos);
    if (off.abs().compareTo(JUMP) > 0) {
      steadySince = nanos;
      jumped = true;
      LOG.warn("the clock jumped by {} s: nothing is deleted for its age within an hour", off.toSeconds());
    }
    seen = now;
    seenNanos = nanos;
  }

  /** Whether it did not jump within the last hour. */
  synchronized boolean isTrusted() {
    look();
    return !jumped || nanoClock.getAsLong() - steadySince >= DOUBT.toNanos();
  }

  /** Whether it went rightly for an hour at least: just after the start nobody knows. */
  synchronized boolean isProved() {
    look();
    return nanoClock.getAsLong() - steadySince >= DOUBT.toNanos();
  }
}
