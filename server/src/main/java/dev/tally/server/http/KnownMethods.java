package dev.tally.server.http;

import dev.tally.server.metrics.Metrics;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses methods that HTTP does not have (501), before anything remembers them: the HTTP library keeps each name that it ever sees, and
 * a stranger can think of any number.
 */
final class KnownMethods extends Handler.Wrapper {
  static final Set<String> ALL = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
      "CONNECT");
  private static final int NOT_IMPLEMENTED = 501;

  private final Metrics metrics;
  private final BiConsumer<Response, Callback> refusal;

  /** @param refusal writes the answer, whose status is set */
  KnownMethods(Metrics metrics, BiConsumer<Response, Callback> refusal) {
    this.metrics = metrics;
    this.refusal = refusal;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (ALL.contains(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    metrics.request(request.getMethod(), "none", NOT_IMPLEMENTED, 0);
    response.setStatus(NOT_IMPLEMENTED);
    refusal.accept(response, callback);
    return true;
  }
}
