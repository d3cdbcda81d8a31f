package dev.tally.server.api;

import dev.tally.server.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * {@code /}: the app, as the build put it into the jar from {@code app/}. Its page, service worker and manifest are asked for anew
 * each time; what their hash names is kept for ever. Files that were compressed ahead are sent so to whoever takes them.
 */
public final class AppApi {
  private static final String APP = "/dev/tally/server/app/";
  /** Nothing from elsewhere, nothing written into the page, no form that leaves it. The camera's pictures and photos are blobs. */
  private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:;"
      + " media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}");
  private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
      "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "png", "image/png", "webmanifest",
      "application/manifest+json");

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/", ctx -> {
      ctx.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
      send(ctx, "", "index.html", ASK_AGAIN);
    });
    api.open(HandlerType.GET, "/sw.js", ctx -> send(ctx, "", "sw.js", ASK_AGAIN));
    api.open(HandlerType.GET, "/manifest.webmanifest",
        ctx -> send(ctx, "", "manifest.webmanifest", ASK_AGAIN));
    api.open(HandlerType.GET, "/icons/{file}", ctx -> send(ctx, "icons/", ctx.pathParam("file"), ASK_AGAIN));
    api.open(HandlerType.GET, "/assets/{file}", ctx -> send(ctx, "assets/", ctx.pathParam("file"), FOR_EVER));
  }

  private static void send(Context ctx, String folder, String name, String caching) throws IOException {
    byte[] whole = resource(folder, name).orElseThrow(() -> Problem.notFound(name.equals("index.html")
        ? "This Tally was built without its app, since npm was not there: install Node.js and build again, or see /docs."
        : "There is nothing at this address."));
    ctx.header("Content-Security-Policy", POLICY)
        .header("Cache-Control", caching)
        .header("Vary", "Accept-Encoding")
        .contentType(
            TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
    String tag = tag(whole);
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    byte[] sent = whole;
    for (String encoding : new String[] {"br", "gzip"}) {
      Optional<byte[]> compressed = takes(ctx, encoding)
          ? resource(folder, name + (encoding.equals("br") ? ".br" : ".gz"))
          : Optional.empty();
      if (compressed.isPresent()) {
        ctx.header("Content-Encoding", encoding);
        sent = compressed.get();
        break;
      }
    }
    ctx.result(sent);
  }

  private static Optional<byte[]> resource(String folder, String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in = AppApi.class.getResourceAsStream(APP + folder + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Weak: the same whichever way it is compressed. */
  private static String tag(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return String.format(Locale.ROOT, "W/\"%08x-%d\"", sum.getValue(), bytes.length);
  }

  private static boolean takes(Context ctx, String encoding) {
    String accepted = Optional.ofNullable(ctx.header("Accept-Encoding")).orElse("");
    return Pattern.compile(",").splitAsStream(accepted).map(String::strip).anyMatch(encoding::equals);
  }
}
