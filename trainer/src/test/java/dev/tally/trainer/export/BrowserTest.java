package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tally.reader.NeededFile;
import dev.tally.reader.NeedsData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page in {@code trainer/browser/} runs both files in LiteRT's WebAssembly, in a real browser, and posts its answers to the golden vectors.
 * Where there is no Chromium or no LiteRT the test is skipped with one line that says so; where the environment variable {@code CI} is
 * {@code true} it fails.
 */
class BrowserTest {
  private static final Path PAGE = Path.of("browser").toAbsolutePath().normalize();
  private static final int SECONDS = 120;
  /** As root in a container, without a screen, without calling home. */
  private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--disable-dev-shm-usage");
  private static final Map<String, String> TYPES = Map.of("html", "text/html", "js", "text/javascript",
      "wasm", "application/wasm", "json", "application/json");

  private final Path profile = Path.of("target", "browser-" + ProcessHandle.current().pid()).toAbsolutePath();
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();

  @Test
  @NeedsData("mnist")
  void aBrowserReproducesTheGoldenVectors() throws IOException, InterruptedException {
    Path browser = NeededFile.chromium();
    NeededFile.found(Optional.of(PAGE.resolve("node_modules/@litertjs/core")).filter(Files::isDirectory),
        "LiteRT is not installed: npm ci --prefix trainer/browser");
    Map<String, byte[]> made = Map.of("/golden.json", Files.readAllBytes(ShippedDigits.GOLDEN_FILE),
        "/float.tflite", ShippedDigits.file(FileFormat.TFLITE, false), "/int8.tflite",
        ShippedDigits.file(FileFormat.TFLITE, true));
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, made));
    server.start();
    try {
      compare(new JsonMapper().readTree(posted(browser, server.getAddress().getPort())));
    } finally {
      server.stop(0);
    }
  }

  private String posted(Path browser, int port) throws IOException, InterruptedException {
    List<String> command = Stream
        .of(Stream.of(browser.toString()), FLAGS.stream(),
            Stream.of("--user-data-dir=" + profile.resolve("chromium"), "http://127.0.0.1:" + port + "/"))
        .flatMap(part -> part)
        .toList();
    Files.createDirectories(profile);
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(profile.resolve("log.txt").toFile())
        .start();
    try {
      String answers = posted.poll(SECONDS, TimeUnit.SECONDS);
      assertNotNull(answers, () -> "no answer from the browser: " + log());
      return answers;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private String log() {
    try {
      return Files.readString(profile.resolve("log.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void compare(JsonNode answers) {
    assertFalse(answers.has("error"), answers.toString());
    GoldenVectors golden = GoldenVectors.read(ShippedDigits.GOLDEN_FILE);
    for (int i = 0; i < golden.vectors().size(); i++) {
      GoldenVectors.Golden vector = golden.vectors().get(i);
      for (int digit = 0; digit < 10; digit++) {
        assertEquals(vector.floats()[digit], answers.get("floats").get(i).get(digit).asDouble(),
            golden.floatTolerance(), "float, " + vector.drawn());
        assertEquals(vector.int8()[digit], answers.get("int8").get(i).get(digit).asDouble(),
            golden.int8Tolerance(), "int8, " + vector.drawn());
      }
    }
  }

  private void answer(HttpExchange exchange, Map<String, byte[]> made) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      Path file = PAGE.resolve(path.equals("/") ? "index.html" : path.substring(1)).normalize();
      byte[] body = made.get(path);
      if (body == null && file.startsWith(PAGE) && Files.isRegularFile(file)) {
        body = Files.readAllBytes(file);
      }
      if (body == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String extension = path.substring(path.lastIndexOf('.') + 1);
      exchange.getResponseHeaders()
          .set("Content-Type",
              path.equals("/") ? "text/html" : TYPES.getOrDefault(extension, "application/octet-stream"));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
