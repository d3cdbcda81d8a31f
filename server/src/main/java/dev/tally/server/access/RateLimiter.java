package dev.tally.server.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A token bucket for each of many: so many a second, in bursts of up to twice that. Thread-safe. */
final class RateLimiter {
  private static final int MOST_BUCKETS = 100_000;

  private final double perSecond;
  private final LongSupplier nanoClock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double tokens, long at, boolean granted) {}

  /** @param perSecond above 0 */
  RateLimiter(int perSecond, LongSupplier nanoClock) {
    this.perSecond = perSecond;
    this.nanoClock = nanoClock;
  }

  /** Whether one more is within the limit; if so it counts. */
  boolean take(String who) {
    if (buckets.size() > MOST_BUCKETS) {
      buckets.clear();
    }
    long now = nanoClock.getAsLong();
    Bucket after = buckets.compute(who, (_, before) -> {
      double tokens = before == null
          ? 2 * perSecond
          : Math.min(2 * perSecond,
              before.tokens + perSecond * (now - before.at) / TimeUnit.SECONDS.toNanos(1));
      return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
    });
    return after.granted;
  }
}
