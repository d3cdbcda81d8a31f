package dev.tally.server.api;

import dev.tally.server.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** {@code /openapi.yaml}, and {@code /docs}, a page to try it on: Swagger UI, from this server alone. */
public final class DocumentApi {
  private static final String UI = "/META-INF/resources/webjars/swagger-ui/";
  private static final String UI_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final Map<String, String> UI_FILES = Map.of("swagger-ui.css", "text/css",
      "swagger-ui-bundle.js", "text/javascript", "favicon-32x32.png", "image/png");
  private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

  private final String uiFolder = UI + uiVersion() + "/";

  public void addTo(Api api) {
    api.open(HandlerType.GET, "/openapi.yaml", ctx -> own(ctx, "openapi.yaml", "application/yaml"));
    api.open(HandlerType.GET, "/docs", ctx -> own(ctx, "docs.html", "text/html; charset=utf-8"));
    api.open(HandlerType.GET, "/docs/{file}", this::uiFile);
  }

  private static String uiVersion() {
    try (InputStream in = DocumentApi.class.getResourceAsStream(UI_VERSION)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void own(Context ctx, String resource, String type) throws IOException {
    send(ctx, "/dev/tally/server/" + resource, type);
  }

  private void uiFile(Context ctx) throws IOException {
    String name = ctx.pathParam("file");
    if (name.equals("docs.js")) {
      own(ctx, name, "text/javascript");
      return;
    }
    if (!UI_FILES.containsKey(name)) {
      throw Problem.notFound("There is nothing at this address.");
    }
    send(ctx, uiFolder + name, UI_FILES.get(name));
  }

  private static void send(Context ctx, String resource, String type) throws IOException {
    try (InputStream in = DocumentApi.class.getResourceAsStream(resource)) {
      ctx.header("Content-Security-Policy", POLICY)
          .header("Cache-Control", "no-cache")
          .contentType(type)
          .result(in.readAllBytes());
    }
  }
}
