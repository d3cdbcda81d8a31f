package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import dev.tally.server.api.Api;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and document say the same: every address here, every answer in {@link Client}. */
class DocumentTest {
  @TempDir
  private Path folder;

  @Test
  void whatIsServedIsDocumentedAndWhatIsDocumentedIsServed() {
    try (TallyServer server = Servers.start(folder)) {
      assertEquals(Document.own().operations(),
          server.routes()
              .stream()
              .map(route -> route.method() + " " + route.path())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      for (Api.Route route : server.routes()) {
        String path = route.path().replaceAll("\\{[a-z]+}", "none");
        if (route.method().equals("GET")) {
          Answer get = client.get(path);
          Answer head = client.send("HEAD", path, null, new byte[0]);
          assertEquals(get.status(), head.status(), path);
          assertEquals(get.header("Content-Type"), head.header("Content-Type"), path);
          assertEquals(0, head.response().body().length, path);
        }
      }
      String model = "/v1/models/phone-int8.tflite";
      assertEquals(client.get(model).header("ETag"),
          client.send("HEAD", model, null, new byte[0]).header("ETag"));
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      String page = client.get("/docs").text();
      assertTrue(page.contains("/docs/swagger-ui-bundle.js") && !page.contains("http"), page);
      assertEquals(200, client.get("/docs/swagger-ui-bundle.js").status());
      assertEquals(200, client.get("/docs/swagger-ui.css").status());
      assertTrue(client.get("/docs/docs.js").text().contains("/openapi.yaml"));
      assertEquals(404, client.get("/docs/package.json").status());
      assertTrue(client.get("/openapi.yaml").text().startsWith("openapi: 3.1.0"));
      assertTrue(client.get("/docs").header("Content-Security-Policy").startsWith("default-src 'self'"));
    }
  }
}
