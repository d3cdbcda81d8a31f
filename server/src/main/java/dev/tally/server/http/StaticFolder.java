package dev.tally.server.http;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import io.javalin.config.StaticFilesConfig;
import io.javalin.http.staticfiles.Location;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** A folder whose files are served at /. What leaves it, be it by a link, is not there. */
final class StaticFolder {
  /** Pages may load what this server has, and show pictures that they hold themselves. */
  private static final String PAGES_POLICY = "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'";

  /** Without links: the folder itself may be one. */
  private final Path root;

  private StaticFolder(Path root) {
    this.root = root;
  }

  /** Throws {@link IllegalArgumentException} where it is no folder. */
  static void addTo(StaticFilesConfig files, Settings settings) {
    String name = settings.text(Setting.STATIC_FOLDER);
    StaticFolder folder;
    try {
      folder = new StaticFolder(Path.of(name).toRealPath());
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException("static-folder = " + name + " is no folder", e);
    }
    files.add(config -> {
      config.hostedPath = "/";
      config.directory = folder.root.toString();
      config.location = Location.EXTERNAL;
      config.headers = Map.of("Content-Security-Policy", PAGES_POLICY, "Cache-Control", "no-cache");
      // The library asks it of what it takes for a link; the other is asked of everything.
      config.aliasCheck = (_, file) -> folder.holds(file);
      config.skipFileFunction = folder::leaves;
    });
  }

  private boolean leaves(HttpServletRequest request) {
    try {
      String path = URLDecoder.decode(request.getRequestURI().replace("+", "%2B"), StandardCharsets.UTF_8);
      Path file = root.resolve(path.replaceFirst("^/+", "")).normalize();
      return !holds(file) || !holds(file.resolve("index.html"));
    } catch (IllegalArgumentException _) {
      return true;
    }
  }

  /** What is not there holds no secret, and is not found anyway. */
  private boolean holds(Path file) {
    try {
      return file.toRealPath().startsWith(root);
    } catch (IOException _) {
      return file.startsWith(root);
    }
  }
}
