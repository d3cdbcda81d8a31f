package dev.tally.server.metrics;

import dev.tally.reader.Reading;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is counted and timed, for Prometheus. Thread-safe. Says nothing about owners or amounts. */
public final class Metrics implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofNanos(500_000);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE",
      "OPTIONS");
  private static final String OTHER = "other";
  private static final String NONE = "none";

  private volatile Set<String> routes = Set.of();
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final MultiGauge models = MultiGauge.builder("tally.model.info")
      .description("the model that reads: always 1")
      .register(registry);

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Names of addresses that requests are counted under; all others are {@code none}. */
  public void routes(Collection<String> paths) {
    routes = Set.copyOf(paths);
  }

  /** A request was answered. Methods and routes that are none of ours are one, or strangers could fill the memory with their names. */
  public void request(String method, String route, int status, long nanos) {
    Timer.builder("tally.http.requests")
        .description("requests answered, by route and status")
        .tags("method", METHODS.contains(method) ? method : OTHER, "route",
            routes.contains(route) ? route : NONE, "status", Integer.toString(status))
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST)
        .maximumExpectedValue(LONGEST)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** A stage of reading was done. */
  public void stage(String kind, String stage, long nanos) {
    Timer.builder("tally.read.stages")
        .description("time of a stage of reading")
        .tags("kind", kind, "stage", stage)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** Something was read, or not: refusals are what is not {@code read}. */
  public void reading(String kind, Reading reading) {
    String outcome = switch (reading) {
      case Reading.Read _ -> "read";
      case Reading.Unsure _ -> "unsure";
      case Reading.Unreadable _ -> "unreadable";
    };
    double confidence = switch (reading) {
      case Reading.Read read -> read.confidence();
      case Reading.Unsure unsure -> unsure.candidates().getFirst().confidence();
      case Reading.Unreadable _ -> 0;
    };
    DistributionSummary.builder("tally.readings")
        .description("confidence of what was read, by outcome")
        .tags("kind", kind, "outcome", outcome)
        .serviceLevelObjectives(0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
        .register(registry)
        .record(confidence);
  }

  /** Something was counted, for example {@code refused} by {@code reason}. */
  public void count(String name, String tag, String value) {
    registry.counter("tally." + name, tag, value).increment();
  }

  /** A value that is looked up when asked for. */
  public void gauge(String name, String description, Tags tags, Supplier<Number> value) {
    Gauge.builder("tally." + name, value).description(description).tags(tags).register(registry);
  }

  /** Which model reads now. */
  public void model(String name, String sha256) {
    models.register(List.of(MultiGauge.Row.of(Tags.of("name", name, "sha256", sha256), 1)), true);
  }

  /** All of it in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
