package dev.tally.server;

import dev.tally.reader.digit.ModelException;
import dev.tally.server.access.ApiKeys;
import dev.tally.server.access.Gate;
import dev.tally.server.api.Api;
import dev.tally.server.api.AppApi;
import dev.tally.server.api.BrowserApi;
import dev.tally.server.api.CorrectionApi;
import dev.tally.server.api.DocumentApi;
import dev.tally.server.api.ExpenseApi;
import dev.tally.server.api.ModelApi;
import dev.tally.server.api.OperationApi;
import dev.tally.server.api.OwnerApi;
import dev.tally.server.api.ReadingApi;
import dev.tally.server.database.Database;
import dev.tally.server.database.Readiness;
import dev.tally.server.http.BodyReader;
import dev.tally.server.http.Exchanges;
import dev.tally.server.http.HttpListener;
import dev.tally.server.ledger.Answered;
import dev.tally.server.ledger.Erasure;
import dev.tally.server.ledger.ExpenseList;
import dev.tally.server.ledger.Ledger;
import dev.tally.server.metrics.Metrics;
import dev.tally.server.reading.ModelFiles;
import dev.tally.server.reading.Models;
import dev.tally.server.reading.PhotoDesk;
import dev.tally.server.refusal.Refusal;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend, running. Closing it finishes what it has, refuses what comes, and ends in time. */
public final class TallyServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("tally");
  /** Of the heap, for bodies of requests; the rest is for pictures, which are larger. */
  private static final int BODIES_SHARE = 4;

  private final Settings settings;
  private final Database database;
  private final Readiness readiness;
  private final Models models;
  private final PhotoDesk desk;
  private final BodyReader bodies;
  private final Metrics metrics = new Metrics();
  private final Housekeeping housekeeping;
  private final Javalin http;
  private final List<Api.Route> routes = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * Starts it; on return it is ready.
   *
   * @throws IllegalArgumentException with one sentence, where a setting cannot be followed
   * @throws ModelException where the model is missing or damaged
   */
  public static TallyServer start(Settings settings) {
    Logs.start(settings.text(Setting.LOG), settings.secrets());
    try {
      return new TallyServer(settings, Clock.tickMillis(ZoneOffset.UTC));
    } catch (RuntimeException e) {
      if (settings.secrets().tellable(e).isPresent()) {
        throw e;
      }
      String message = settings.secrets().masked(String.valueOf(e.getMessage()));
      throw e instanceof ModelException
          ? new ModelException(message, null)
          : new IllegalArgumentException(message);
    }
  }

  private TallyServer(Settings settings, Clock clock) {
    this.settings = settings;
    database = Database.open(settings);
    try {
      database.damage().ifPresent(damage -> {
        throw new IllegalArgumentException("the ledger is damaged (" + damage.lines().findFirst().orElse("")
            + "): 'tally serve check' tells what, a backup restores it");
      });
      readiness = new Readiness(database, clock, System::nanoTime);
      metrics.gauge("ledger.ready", "whether the ledger can be read and written", Tags.empty(),
          () -> readiness.isReady() ? 1 : 0);
      metrics.gauge("ledger.damaged", "whether the ledger was found damaged", Tags.empty(),
          () -> database.isDamaged() ? 1 : 0);
      Gate gate = new Gate(settings, new ApiKeys(database, clock), clock);
      models = new Models(settings.text(Setting.MODEL));
      desk = new PhotoDesk(settings, models, metrics);
      Ledger ledger = new Ledger(database, clock, Duration.ofDays(settings.number(Setting.PHOTO_DAYS)));
      Answered answered = new Answered(database, clock);
      Erasure erasure = new Erasure(database, clock, Duration.ofDays(settings.number(Setting.DELETED_DAYS)));
      bodies = new BodyReader(settings.number(Setting.MAX_BYTES),
          Runtime.getRuntime().maxMemory() / BODIES_SHARE);
      metrics.gauge("bodies.bytes", "bytes of requests in memory", Tags.empty(), bodies::held);
      ModelApi modelApi = new ModelApi(models, new ModelFiles(folder(settings)), desk, metrics, bodies);
      http = Javalin.create(config -> {
        HttpListener.configure(config, settings, metrics);
        Exchanges.install(config, metrics);
        Api api = new Api(config.routes, gate, routes);
        new OperationApi(this::isReady, metrics).addTo(api);
        new DocumentApi().addTo(api);
        // Whoever serves pages of their own at / does so instead.
        if (!settings.isSet(Setting.STATIC_FOLDER)) {
          new AppApi().addTo(api);
        }
        new BrowserApi().addTo(api);
        new ReadingApi(settings, desk, ledger, answered, bodies).addTo(api);
        new ExpenseApi(ledger, new ExpenseList(database), answered, database, bodies).addTo(api);
        new CorrectionApi(database, clock).addTo(api);
        new OwnerApi(erasure).addTo(api);
        modelApi.addTo(api);
        metrics.routes(routes.stream().map(Api.Route::path).toList());
      });
      http.start();
      housekeeping = new Housekeeping(ledger, answered, erasure, database, modelApi,
          new ClockWatch(clock, System::nanoTime));
    } catch (JavalinBindException e) {
      database.close();
      throw new IllegalArgumentException("port " + settings.text(Setting.PORT) + " of "
          + settings.text(Setting.HOST) + " cannot be listened on: another program may use it", e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    LOG.info("listening on {}:{}", settings.text(Setting.HOST), port());
  }

  private static Optional<Path> folder(Settings settings) {
    return settings.isSet(Setting.MODEL_FOLDER)
        ? Optional.of(Path.of(settings.text(Setting.MODEL_FOLDER)))
        : Optional.empty();
  }

  private boolean isReady() {
    return !stopping && readiness.isReady();
  }

  /** Looks through the whole ledger, and logs what is found. Damaged, the server is not ready until a look finds it whole again. */
  public void check() {
    try {
      database.damage()
          .ifPresentOrElse(damage -> LOG.error("the ledger is damaged: {}", damage),
              () -> LOG.info("the ledger is whole"));
    } catch (Refusal refusal) {
      LOG.warn("the ledger could not be looked at: {}", refusal.detail());
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  /** What it was told. */
  Settings settings() {
    return settings;
  }

  Database database() {
    return database;
  }

  /** Bytes of requests in memory now. */
  long bytesHeld() {
    return bodies.held();
  }

  /** All addresses that are answered, for the test that holds them and the document together. */
  List<Api.Route> routes() {
    return List.copyOf(routes);
  }

  private void stopListening() {
    try {
      http.stop();
    } catch (JavalinException e) {
      LOG.warn("some requests were not done within {} s", settings.number(Setting.STOP_SECONDS), e);
    }
  }

  @Override
  public synchronized void close() {
    if (stopping) {
      return;
    }
    stopping = true;
    LOG.info("stopping");
    housekeeping.close();
    stopListening();
    desk.close();
    models.close();
    database.close();
    metrics.close();
    LOG.info("stopped");
  }
}
