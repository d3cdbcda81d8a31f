package dev.tally.server.http;

import dev.tally.server.metrics.Metrics;
import dev.tally.server.refusal.Refusal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What every exchange has: an id, safe headers, a line in the log, a place in the metrics; and errors as {@link Problem}s. */
public final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger("tally.http");
  private static final String ID = "tally.id";
  private static final String BEGIN = "tally.begin";
  private static final String HEADER = "X-Request-Id";
  private static final Pattern CLIENTS_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Exchanges() {}

  public static void install(JavalinConfig config, Metrics metrics) {
    HeldRefusals refusals = new HeldRefusals();
    config.routes.before(Exchanges::begin);
    config.routes.exception(Problem.class, (problem, ctx) -> answer(ctx, problem, refusals));
    config.routes.exception(Refusal.class, (refusal, ctx) -> answer(ctx, Problem.of(refusal), refusals));
    config.routes.exception(HttpResponseException.class, Exchanges::refuse);
    config.routes.exception(Exception.class, (e, ctx) -> {
      LOG.error("fault", e);
      Replies.problem(ctx, Problem.fault(e), id(ctx));
    });
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.error("fault", error);
      response.setStatus(503);
      response.setHeader("Retry-After", "5");
    });
    config.requestLogger.http((ctx, _) -> end(ctx, metrics));
  }

  private static void answer(Context ctx, Problem problem, HeldRefusals refusals) {
    refusals.hold(problem);
    if (problem.getCause() != null) {
      LOG.atWarn().setCause(problem.getCause()).log("{}: {}", problem.kind(), problem.detail());
    }
    Replies.problem(ctx, problem, id(ctx));
  }

  /** What the HTTP library refuses. */
  private static void refuse(HttpResponseException e, Context ctx) {
    if (e.getStatus() == 405) {
      ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", ""));
    }
    Replies.problem(ctx, switch (e.getStatus()) {
      case 400 -> Problem.badRequest("The request is not understood.");
      case 404 -> Problem.notFound("There is nothing at this address.");
      case 405 -> Problem.methodNotAllowed("This address is not asked with " + ctx.method() + ".");
      case 413 -> Problem.tooLarge("The request is too large.");
      default -> Problem.other(e.getStatus());
    }, id(ctx));
  }

  private static void begin(Context ctx) {
    ctx.attribute(BEGIN, System.nanoTime());
    String id = id(ctx);
    MDC.put("request", id);
    ctx.header(HEADER, id);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  /** The request's id: the client's own, if it is fit for a log, or a new one. */
  public static String id(Context ctx) {
    String known = ctx.attribute(ID);
    if (known != null) {
      return known;
    }
    String given = ctx.header(HEADER);
    String id = given != null && CLIENTS_ID.matcher(given).matches() ? given : newId();
    ctx.attribute(ID, id);
    return id;
  }

  static String newId() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void end(Context ctx, Metrics metrics) {
    Long begin = ctx.attribute(BEGIN);
    long nanos = begin == null ? 0 : System.nanoTime() - begin;
    String route = route(ctx);
    metrics.request(ctx.method().toString(), route, ctx.statusCode(), nanos);
    LOG.atInfo()
        .addKeyValue("method", ctx.method())
        .addKeyValue("route", route)
        .addKeyValue("status", ctx.statusCode())
        .addKeyValue("ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0)
        .log("{} {} {}", ctx.method(), route, ctx.statusCode());
    MDC.clear();
  }

  /** The route's pattern, not the address: addresses hold names of expenses, and strangers' could fill the metrics. */
  private static String route(Context ctx) {
    return ctx.endpoints()
        .list()
        .stream()
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.path)
        .reduce((_, last) -> last)
        .orElse("none");
  }
}
