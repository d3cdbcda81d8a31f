package dev.tally.server.api;

import dev.tally.server.http.Problem;
import io.javalin.http.HandlerType;
import java.util.Map;

/**
 * {@code /}: the app, as the build put it into the jar from {@code app/}. Its page, service worker and manifest are asked for anew
 * each time; what their hash names is kept for ever.
 */
public final class AppApi {
  private static final String PAGE = "index.html";
  /** The policy: nothing from elsewhere, nothing written into the page, no form that leaves it. The camera's pictures and photos are blobs. */
  private static final PackagedFiles APP = new PackagedFiles("/dev/tally/server/app/",
      Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8", "css",
          "text/css; charset=utf-8", "png", "image/png", "webmanifest", "application/manifest+json"),
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; media-src 'self' blob:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/", ctx -> {
      if (!APP.has(PAGE)) {
        throw Problem.notFound("This Tally was built without its app, since npm was not there:"
            + " install Node.js and build again, or see /docs.");
      }
      ctx.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
      APP.send(ctx, "", PAGE, PackagedFiles.ASK_AGAIN);
    });
    for (String name : new String[] {"sw.js", "manifest.webmanifest"}) {
      api.open(HandlerType.GET, "/" + name, ctx -> APP.send(ctx, "", name, PackagedFiles.ASK_AGAIN));
    }
    api.open(HandlerType.GET, "/icons/{file}",
        ctx -> APP.send(ctx, "icons/", ctx.pathParam("file"), PackagedFiles.ASK_AGAIN));
    api.open(HandlerType.GET, "/assets/{file}",
        ctx -> APP.send(ctx, "assets/", ctx.pathParam("file"), FOR_EVER));
  }
}
