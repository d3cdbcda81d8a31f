package dev.tally.server.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds answers that say "try again later" back for a while. Clients that ask again at once, whatever {@code Retry-After} says, would
 * else take the cores from those that are being answered. A held one costs a virtual thread that sleeps;
 * its connection is there anyway. Thread-safe.
 */
final class HeldRefusals {
  private static final int LEAST_MILLIS = 100;
  /** For each that is held, so that there are never more than 500 refusals a second, a tenth of what two cores answer. */
  private static final int MORE_MILLIS = 2;
  private static final int MOST_HELD = 2000;

  private final AtomicInteger held = new AtomicInteger();

  /** Returns after a while where the problem asks to try again later; at once where too many are held. */
  void hold(Problem problem) {
    if (problem.retryAfter().isEmpty()) {
      return;
    }
    int before = held.getAndIncrement();
    try {
      if (before < MOST_HELD) {
        Thread.sleep(LEAST_MILLIS + MORE_MILLIS * before);
      }
    } catch (InterruptedException _) {
      // The server stops: the refusal goes out now.
      Thread.currentThread().interrupt();
    } finally {
      held.decrementAndGet();
    }
  }
}
