package dev.tally.server.database;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the ledger can be read and written, found out by doing both: a disk that is full, a database that became read-only and a file that
 * was deleted answer {@code select 1} as ever. Strangers may ask, so it is done once a second at most. Thread-safe.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger("tally.database");
  private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Database database;
  private final Clock clock;
  private final LongSupplier nanoClock;
  private OptionalLong looked = OptionalLong.empty();
  private boolean ready;

  public Readiness(Database database, Clock clock, LongSupplier nanoClock) {
    this.database = database;
    this.clock = clock;
    this.nanoClock = nanoClock;
  }

  /** As it was found within the last second. */
  public synchronized boolean isReady() {
    long now = nanoClock.getAsLong();
    if (looked.isEmpty() || now - looked.getAsLong() >= HELD_NANOS) {
      ready = !database.isDamaged() && database.isThere() && works();
      looked = OptionalLong.of(nanoClock.getAsLong());
    }
    return ready;
  }

  private boolean works() {
    long now = clock.millis();
    try {
      database.write(handle -> handle.createUpdate("""
          insert into pulse (name, beat_at) values ('server', :now)
          on conflict (name) do update set beat_at = excluded.beat_at""").bind("now", now).execute());
      return database
          .read(handle -> handle.createQuery("select count(*) from pulse").mapTo(Long.class).one()) > 0;
    } catch (RuntimeException e) {
      LOG.warn("not ready: {}", e.getMessage());
      return false;
    }
  }
}
