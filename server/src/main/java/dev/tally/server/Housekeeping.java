package dev.tally.server;

import dev.tally.server.api.ModelApi;
import dev.tally.server.database.Database;
import dev.tally.server.ledger.Answered;
import dev.tally.server.ledger.Erasure;
import dev.tally.server.ledger.Ledger;
import dev.tally.server.refusal.Refusal;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then: photos and answers whose time is over go, a model file that changed is loaded. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("tally.housekeeping");
  private static final int SWEEP_MINUTES = 10;
  private static final int MODEL_SECONDS = 5;

  private final ScheduledExecutorService timer = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("housekeeping").daemon().factory());

  Housekeeping(Ledger ledger, Answered answered, Erasure erasure, Database database, ModelApi models,
      ClockWatch clock) {
    var _ = timer.scheduleWithFixedDelay(() -> guarded(() -> {
      if (clock.isProved()) {
        answered.forgetOld();
        erasure.eraseDeleted();
      }
      if (clock.isTrusted()) {
        ledger.deleteExpiredPhotos();
      }
    }), 1, SWEEP_MINUTES, TimeUnit.MINUTES);
    var _ = timer.scheduleWithFixedDelay(() -> guarded(database::tidy), 1, 1, TimeUnit.MINUTES);
    var _ = timer.scheduleWithFixedDelay(() -> guarded(() -> {
      clock.look();
      models.reload();
    }), MODEL_SECONDS, MODEL_SECONDS, TimeUnit.SECONDS);
  }

  /** A timer that sees an exception never runs again. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      LOG.warn("put off: {}", refusal.detail());
    } catch (RuntimeException e) {
      LOG.error("fault", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
