package dev.tally.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when told to, and may be set, as people and daemons do it; beside it a counter that only goes. */
public final class SetClock extends Clock {
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private long nanos;

  /** Time passes. */
  public void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** The clock is set, ahead or, below zero, back. */
  public void jump(Duration by) {
    now = now.plus(by);
  }

  /** What {@link System#nanoTime} would say. */
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
