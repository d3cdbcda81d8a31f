package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import dev.tally.server.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
  void eachOperationHasANameOfItsOwn() {
    List<String> names = Document.own().operationIds();
    assertEquals(Document.own().operations().size(), names.size());
    assertEquals(names.size(), Set.copyOf(names).size(), names::toString);
  }

  @Test
  void examplesAreAsTheirSchemasSay() {
    assertEquals(4, Document.own().checkExamples());
  }

  @Test
  void noValueIsCutInTwoByItsComma() {
    assertEquals(Set.of(),
        Document.own()
            .names()
            .stream()
            .filter(name -> !name.matches("[A-Za-z0-9_$./{}*+-]+"))
            .collect(Collectors.toSet()));
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
      for (String header : new String[] {"ETag", "Content-Length"}) {
        assertEquals(client.get(model).header(header),
            client.send("HEAD", model, null, new byte[0]).header(header));
      }
    }
  }

  @Test
  void pagesOfOnesOwnMayLoadTheirScripts() throws IOException {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "<script src=app.js></script>");
    try (TallyServer server = Servers.start(folder, Setting.STATIC_FOLDER, pages.toString())) {
      Answer page = Client.of(server).get("/");
      assertEquals("<script src=app.js></script>", page.text());
      assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'self'"));
      assertEquals("nosniff", page.header("X-Content-Type-Options"));
      assertTrue(Client.of(server).get("/livez").header("Content-Security-Policy").contains("'none'"));
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
