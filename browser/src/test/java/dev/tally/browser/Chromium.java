package dev.tally.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tally.reader.NeededFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A real browser that has the worker read pictures, under the policy that Tally's pages have: it lets WebAssembly be compiled, and no text
 * be made into functions. Where there is no Chromium the test is skipped with one line that says so; where the environment variable
 * {@code CI} is {@code true} it fails.
 */
final class Chromium {
  private static final Path BUILT = Path.of("target", "classes", "dev", "tally", "browser", "web");
  private static final Path PAGE = Path.of("src", "test", "web");
  private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
  private static final int SECONDS = 480;
  /** As root in a container, without a screen, without calling home. */
  private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--disable-dev-shm-usage");
  private static final Map<String, String> TYPES = Map.of("html", "text/html", "js", "text/javascript",
      "json", "application/json", "wasm", "application/wasm");

  private final Map<String, byte[]> made;
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private final Path profile = Path.of("target", "chromium-" + ProcessHandle.current().pid())
      .toAbsolutePath();

  private Chromium(Map<String, byte[]> made) {
    this.made = made;
  }

  /**
   * The worker's answers, each with the milliseconds it took.
   *
   * @param worker the path of its script
   * @param messages to the worker; a picture may be named in place of its pixels
   * @param files by the path at which they are served
   */
  static JsonNode answers(String worker, ArrayNode messages, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    Path browser = NeededFile.chromium();
    Map<String, byte[]> made = new HashMap<>(files);
    made.put("/messages.json", messages.toString().getBytes(StandardCharsets.UTF_8));
    JsonNode answers = new JsonMapper().readTree(new Chromium(made).run(browser, worker));
    assertFalse(answers.has("error"), answers.toString());
    return answers;
  }

  private String run(Path browser, String worker) throws IOException, InterruptedException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Files.createDirectories(profile);
    Process process = new ProcessBuilder(Stream
        .of(Stream.of(browser.toString()), FLAGS.stream(),
            Stream.of("--user-data-dir=" + profile.resolve("profile"),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/?worker=" + worker))
        .flatMap(part -> part)
        .toList()).redirectErrorStream(true).redirectOutput(profile.resolve("log.txt").toFile()).start();
    try {
      String answers = posted.poll(SECONDS, TimeUnit.SECONDS);
      assertNotNull(answers, () -> "no answer from the browser; see " + profile.resolve("log.txt"));
      return answers;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      Optional<byte[]> body = body(path.equals("/") ? "/index.html" : path);
      if (body.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String extension = path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
      exchange.getResponseHeaders()
          .set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.sendResponseHeaders(200, body.get().length);
      exchange.getResponseBody().write(body.get());
    }
  }

  private Optional<byte[]> body(String path) throws IOException {
    if (made.containsKey(path)) {
      return Optional.of(made.get(path));
    }
    Path file = path.startsWith("/reader/")
        ? BUILT.resolve(path.substring("/reader/".length()))
        : PAGE.resolve(path.substring(1));
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
