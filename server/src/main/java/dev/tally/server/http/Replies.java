package dev.tally.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON. Thread-safe. */
public final class Replies {
  private static final JsonMapper JSON = new JsonMapper();
  /** Clients of the Open Inference Protocol look for {@code error}. */
  private static final String INFERENCE = "/v2";

  private Replies() {}

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static void json(Context ctx, int status, JsonNode node) {
    json(ctx, status, JSON.writeValueAsString(node));
  }

  public static void json(Context ctx, int status, String json) {
    ctx.status(status).contentType("application/json").result(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A file, its length said beforehand, so that clients can tell how much is to come. */
  public static void file(Context ctx, String contentType, byte[] bytes) {
    ctx.contentType(contentType).result(bytes);
    ctx.res().setContentLength(bytes.length);
  }

  /** The same, sent before it returns, so that the bytes may be let go of then. */
  public static void sendFile(Context ctx, String contentType, byte[] bytes) throws IOException {
    ctx.contentType(contentType);
    ctx.res().setContentLength(bytes.length);
    ctx.outputStream().write(bytes);
    ctx.outputStream().flush();
  }

  /** A problem as RFC 9457 has it; {@code id} is the request's, which the log has, too. */
  public static ObjectNode problem(Problem problem, String id) {
    ObjectNode node = object();
    node.put("type", "urn:tally:problem:" + problem.kind());
    node.put("title", problem.title());
    node.put("status", problem.status());
    node.put("detail", problem.detail());
    node.put("instance", "urn:tally:request:" + id);
    node.put("id", id);
    return node;
  }

  public static void problem(Context ctx, Problem problem, String id) {
    problem.retryAfter().ifPresent(seconds -> ctx.header("Retry-After", Integer.toString(seconds)));
    if (problem.status() == 401) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"tally\"");
    }
    ObjectNode node = problem(problem, id);
    if (ctx.path().startsWith(INFERENCE)) {
      node.put("error", problem.detail());
    }
    ctx.status(problem.status()).contentType("application/problem+json").result(JSON.writeValueAsBytes(node));
  }
}
