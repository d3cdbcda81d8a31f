package dev.tally.server.api;

import io.javalin.http.HandlerType;
import java.util.Map;

/**
 * {@code /reader/FILE}: what reads numbers in a browser, as the module {@code browser} built it; 404 for all of it where that is not on the
 * class path.
 */
public final class BrowserApi {
  /** The policy is held by the worker itself, whatever the page that starts it may do: it compiles WebAssembly and loads what lies beside it. */
  private static final PackagedFiles READER = new PackagedFiles("/dev/tally/browser/web/",
      Map.of("js", "text/javascript", "wasm", "application/wasm", "network", "application/octet-stream"),
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'");

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/reader/{file}",
        ctx -> READER.send(ctx, "", ctx.pathParam("file"), PackagedFiles.ASK_AGAIN));
  }
}
