package dev.tally.server.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The time, or later: a clock that is set back while the process lives does not give life back to what has ended. One that is set ahead
 * by mistake is followed, so that in doubt a token is refused.
 */
final class ForwardClock extends Clock {
  private final Clock wall;
  private final LongSupplier nanoClock;
  private final Instant begin;
  private final long beginNanos;

  /** @param nanoClock counts nanoseconds whatever the time is set to, as {@link System#nanoTime} */
  ForwardClock(Clock wall, LongSupplier nanoClock) {
    this.wall = wall;
    this.nanoClock = nanoClock;
    this.begin = wall.instant();
    this.beginNanos = nanoClock.getAsLong();
  }

  @Override
  public Instant instant() {
    Instant now = wall.instant();
    Instant counted = begin.plusNanos(nanoClock.getAsLong() - beginNanos);
    return now.isAfter(counted) ? now : counted;
  }

  @Override
  public ZoneId getZone() {
    return wall.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ForwardClock(wall.withZone(zone), nanoClock);
  }
}
