package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the app's files are sent; what it does is tried by {@code AppTest} of the command line. Without npm there is no app to send. */
class AppFilesTest {
  private static final Pattern ASSET = Pattern.compile("/assets/[\\w.-]+\\.(js|css)");

  @TempDir
  private static Path folder;

  private static TallyServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    boolean built = AppFilesTest.class.getResource("/dev/tally/server/app/index.html") != null;
    assertTrue(built || !"true".equals(System.getenv("CI")), "the app must be built where CI is true");
    Assumptions.assumeTrue(built, "the app is not built, since npm is not there");
    server = Servers.start(folder);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static List<String> assets() {
    return ASSET.matcher(client.get("/").text()).results().map(match -> match.group()).distinct().toList();
  }

  @Test
  void whatItsHashNamesIsKeptForEverAndThePageIsAskedForAnew() {
    assertEquals(2, assets().size(), assets().toString());
    for (String asset : assets()) {
      assertEquals("public, max-age=31536000, immutable", client.get(asset).header("Cache-Control"));
    }
    for (String path : List.of("/", "/sw.js", "/manifest.webmanifest", "/icons/tally-192.png")) {
      Answer first = client.get(path);
      assertEquals(200, first.status(), path);
      assertEquals("no-cache", first.header("Cache-Control"), path);
      assertEquals(304, client.with("If-None-Match", first.header("ETag")).get(path).status(), path);
      assertEquals(200, client.with("If-None-Match", "W/\"other\"").get(path).status(), path);
    }
  }

  @Test
  void filesAreSentCompressedToWhoeverTakesThem() throws IOException {
    for (String asset : assets()) {
      byte[] plain = client.get(asset).response().body();
      Answer gzip = client.with("Accept-Encoding", "gzip").get(asset);
      assertEquals("gzip", gzip.header("Content-Encoding"));
      assertArrayEquals(plain,
          new GZIPInputStream(new ByteArrayInputStream(gzip.response().body())).readAllBytes());
      Answer brotli = client.with("Accept-Encoding", "gzip, deflate, br").get(asset);
      assertEquals("br", brotli.header("Content-Encoding"));
      assertTrue(brotli.response().body().length < gzip.response().body().length);
      assertEquals("", client.get(asset).header("Content-Encoding"));
      assertEquals("Accept-Encoding", gzip.header("Vary"));
    }
  }

  @Test
  void thePageMayLoadNothingFromElsewhereAndMakeNoCode() {
    Answer page = client.get("/");
    String policy = page.header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'self'; script-src 'self' 'wasm-unsafe-eval';"), policy);
    assertFalse(policy.contains("http") || policy.contains("'unsafe-inline'") || policy.contains("*"),
        policy);
    assertFalse(policy.contains("'unsafe-eval'"), policy);
    assertFalse(page.text().contains("http"), page.text());
    assertTrue(page.header("Permissions-Policy").startsWith("camera=(self)"));
  }

  @Test
  void nothingElseIsThere() {
    for (String path : List.of("/assets/none.js", "/assets/..%2findex.html", "/assets/%2e%2e%2findex.html",
        "/assets/.index.html", "/icons/..%2f..%2fopenapi.yaml", "/reader/none.js", "/index.html", "/app")) {
      assertTrue(client.get(path).status() >= 400, path);
    }
  }
}
