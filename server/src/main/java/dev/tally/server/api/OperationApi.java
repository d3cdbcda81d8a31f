package dev.tally.server.api;

import dev.tally.server.access.Scope;
import dev.tally.server.http.Problem;
import dev.tally.server.http.Replies;
import dev.tally.server.metrics.Metrics;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.function.BooleanSupplier;

/** {@code /livez}, {@code /readyz}, {@code /metrics}, and KServe's names for the first two. */
public final class OperationApi {
  private final BooleanSupplier ready;
  private final Metrics metrics;

  /** @param ready whether requests would be served: the model is warm, the database answers, nobody is stopping it */
  public OperationApi(BooleanSupplier ready, Metrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/livez", ctx -> Replies.json(ctx, 200, Replies.object().put("live", true)));
    api.open(HandlerType.GET, "/v2/health/live",
        ctx -> Replies.json(ctx, 200, Replies.object().put("live", true)));
    api.open(HandlerType.GET, "/readyz", this::ready);
    api.open(HandlerType.GET, "/v2/health/ready", this::ready);
    api.get("/metrics", Scope.READ,
        (ctx, _) -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape()));
  }

  private void ready(Context ctx) {
    if (!ready.getAsBoolean()) {
      throw Problem.unavailable("not-ready",
          "The ledger cannot be read and written, or the server is stopping.", 2, null);
    }
    Replies.json(ctx, 200, Replies.object().put("ready", true));
  }
}
