package dev.tally.server.api;

import dev.tally.server.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * {@code /reader/FILE}: what reads numbers in a browser, as the module {@code browser} built it; 404 for all of it where that is not on the
 * class path.
 */
public final class BrowserApi {
  private static final String FOLDER = "/dev/tally/browser/web/";
  /** Made ahead, beside each file. */
  private static final String ZIPPED = ".gz";
  private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "wasm", "application/wasm",
      "network", "application/octet-stream");
  /** Held by the worker itself, whatever the page that starts it may do: it compiles WebAssembly and loads what lies beside it. */
  private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'";

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/reader/{file}", BrowserApi::send);
  }

  private static void send(Context ctx) throws IOException {
    String name = ctx.pathParam("file");
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
      throw missing();
    }
    String accepted = ctx.header("Accept-Encoding");
    boolean zipped = accepted != null && accepted.contains("gzip")
        && BrowserApi.class.getResource(FOLDER + name + ZIPPED) != null;
    try (InputStream in = BrowserApi.class.getResourceAsStream(FOLDER + name + (zipped ? ZIPPED : ""))) {
      if (in == null) {
        throw missing();
      }
      if (zipped) {
        ctx.header("Content-Encoding", "gzip");
      }
      ctx.header("Content-Security-Policy", POLICY)
          .header("Cache-Control", "no-cache")
          .header("Vary", "Accept-Encoding")
          .contentType(type)
          .result(in.readAllBytes());
    }
  }

  private static Problem missing() {
    return Problem.notFound("There is nothing at this address.");
  }
}
