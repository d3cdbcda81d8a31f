package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeededFile;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.TallyServer;
import dev.tally.trainer.draw.Form;
import dev.tally.trainer.draw.ReceiptGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's whole way through the app, {@code app/journey/journey.js}, in a real Chromium with a fake camera, against a real server
 * whose ledger is looked at afterwards. Pictures of the screens lie in {@code target/app} then. Where there is no Chromium or Node the
 * test is skipped with one line that says so; where the environment variable {@code CI} is {@code true} it fails.
 */
class AppTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path APP = Path.of("..", "app").toAbsolutePath().normalize();
  private static final Path SHOTS = Path.of("target", "app").toAbsolutePath();

  @TempDir
  private Path folder;

  private TallyServer server;
  private int port;
  /** Empty until the server wants one. */
  private String key = "";

  @Test
  void threeBillsOfWhichTwoWereTakenOfflineAreInTheBooksOnce() throws IOException, InterruptedException {
    Path browser = NeededFile.chromium();
    Path node = NeededFile.found(NeededFile.onPath("node"), "no Node.js is installed");
    NeededFile.found(Optional.of(APP.resolve("node_modules/playwright-core")).filter(Files::isDirectory),
        "the app's packages are not installed: npm ci --prefix app");
    startServer();
    try {
      JsonNode last = journey(node, browser);
      assertTrue(last.has("done"), last.path("failed").asString());
      JsonNode books = get("/v1/expenses?status=confirmed").get("expenses");
      // The newest first: one written without a photo, one whose total differed and then was changed elsewhere, and the three.
      assertEquals(List.of("7.00", "76.84", "76.84", "87.95", "87.95"), amounts(books));
      assertEquals("Mine", books.get(1).get("merchant").stringValue());
      assertEquals("<img src=x onerror=alert(1)>", books.get(4).get("merchant").stringValue());
      assertEquals(0, get("/v1/expenses?status=draft").get("expenses").size());
    } finally {
      server.close();
    }
  }

  @Test
  void theAppsOwnTestsPass() throws IOException, InterruptedException {
    Path node = NeededFile.found(NeededFile.onPath("node"), "no Node.js is installed");
    Path tests = NeededFile.found(
        Optional.of(APP.resolve("node_modules/vitest/vitest.mjs")).filter(Files::isRegularFile),
        "the app's packages are not installed: npm ci --prefix app");
    Path said = folder.resolve("vitest.txt");
    int code = new ProcessBuilder(node.toString(), tests.toString(), "run").directory(APP.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    assertEquals(0, code, () -> read(said));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void startServer() {
    server = TallyServer.start(Settings.of(Map.of(Setting.PORT, Integer.toString(port), Setting.DATABASE,
        folder.resolve("ledger.db").toString(), Setting.LOG, "off")));
    port = server.port();
  }

  private JsonNode journey(Path node, Path browser) throws IOException, InterruptedException {
    ObjectNode told = JSON.createObjectNode()
        .put("server", "http://localhost:" + port)
        .put("browser", browser.toString())
        .put("work", folder.toString())
        .put("shots", SHOTS.toString());
    ArrayNode bills = told.putArray("bills");
    ArrayNode amounts = told.putArray("amounts");
    ReceiptGenerator generator = new ReceiptGenerator(7, Optional.empty()).drawing(List.of(Form.values()));
    // A list by hand whose total is not sure, and a till receipt with a tip whose total is.
    for (int number : new int[] {3, 12}) {
      ReceiptGenerator.Sample sample = generator.sample(number);
      bills.add(Files.write(folder.resolve("bill-" + number + ".jpg"), sample.jpeg()).toString());
      amounts.add(sample.total());
    }
    Process process = new ProcessBuilder(node.toString(), "journey/journey.js", told.toString())
        .directory(APP.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter answers = process.outputWriter(StandardCharsets.UTF_8)) {
      JsonNode line = null;
      for (String text = said.readLine(); text != null; text = said.readLine()) {
        line = JSON.readTree(text);
        if (line.has("do")) {
          answers.write(does(line.get("do").stringValue()) + "\n");
          answers.flush();
        }
      }
      assertNotNull(line, "the journey said nothing");
      return line;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  /** What the journey asks of the server's side. */
  private String does(String what) {
    return switch (what) {
      case "stop" -> {
        server.close();
        yield "done";
      }
      case "start with a key" -> {
        key = newKey();
        startServer();
        yield key;
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  /** As a person makes one for their phone. */
  private String newKey() {
    CommandRun added = CommandRun.of("serve", "keys", "add", "phone", "--owner", "local", "--database",
        folder.resolve("ledger.db").toString());
    added.done();
    return added.out().strip();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
          .header("Authorization", "Bearer " + key)
          .build();
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  /** The newest first. */
  private static List<String> amounts(JsonNode expenses) {
    return StreamSupport.stream(expenses.spliterator(), false)
        .map(expense -> expense.get("amount").stringValue())
        .toList();
  }
}
