package dev.tally.server.api;

import dev.tally.server.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Files that a build put onto the class path: those that were compressed ahead are sent so to whoever takes them, and none to whoever has
 * them already. Thread-safe.
 *
 * @param folder with a slash at both ends
 * @param types by the ending of a name; what has another ending is not there
 * @param policy the content security policy of each
 */
record PackagedFiles(String folder, Map<String, String> types, String policy) {
  /** The browser keeps it, and asks each time whether it still holds. */
  static final String ASK_AGAIN = "no-cache";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}");
  private static final Pattern COMMA = Pattern.compile(",");

  /** Whether the build has it. */
  boolean has(String name) {
    return PackagedFiles.class.getResource(folder + name) != null;
  }

  /**
   * Sends one.
   *
   * @param inner the folder in the folder, with a slash at its end, or nothing
   * @param name as it was asked for
   * @param caching how long it may be kept
   */
  void send(Context ctx, String inner, String name, String caching) throws IOException {
    String type = types.get(name.substring(name.lastIndexOf('.') + 1));
    Optional<byte[]> whole = type == null || !NAME.matcher(name).matches()
        ? Optional.empty()
        : resource(inner + name);
    if (whole.isEmpty()) {
      throw Problem.notFound("There is nothing at this address.");
    }
    String tag = tag(whole.get());
    ctx.header("Content-Security-Policy", policy)
        .header("Cache-Control", caching)
        .header("Vary", "Accept-Encoding")
        .header("ETag", tag)
        .contentType(type);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    byte[] sent = whole.get();
    for (String encoding : new String[] {"br", "gzip"}) {
      Optional<byte[]> compressed = takes(ctx, encoding)
          ? resource(inner + name + (encoding.equals("br") ? ".br" : ".gz"))
          : Optional.empty();
      if (compressed.isPresent()) {
        ctx.header("Content-Encoding", encoding);
        sent = compressed.get();
        break;
      }
    }
    ctx.result(sent);
  }

  private Optional<byte[]> resource(String name) throws IOException {
    try (InputStream in = PackagedFiles.class.getResourceAsStream(folder + name)) {
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
    return COMMA.splitAsStream(accepted).map(String::strip).anyMatch(encoding::equals);
  }
}
