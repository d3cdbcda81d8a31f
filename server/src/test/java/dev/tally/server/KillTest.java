package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while it is written to, again and again: what was acknowledged is there, nothing is there twice. The number of times
 * is the system property {@code tally.kills}.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("tally.kills", 4);
  private static final int WRITERS = 6;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  @Test
  void whatWasAcknowledgedSurvivesAndNothingIsThereTwice() throws Exception {
    String database = folder.resolve("ledger.db").toString();
    // What clients know: of each request its key, and the expense if it was acknowledged.
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    List<String> unanswered = new ArrayList<>();
    AtomicInteger requests = new AtomicInteger();
    for (int kill = 0; kill < KILLS; kill++) {
      ServerProcess server = ServerProcess.start(database);
      retry(server.port(), unanswered, acknowledged);
      try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<List<String>>> open = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          open.add(writers.submit(() -> write(server.port(), requests, acknowledged)));
        }
        Thread.sleep(150 + 70L * (kill % 5));
        server.kill();
        for (Future<List<String>> writer : open) {
          unanswered.addAll(writer.get());
        }
      }
    }
    assertTrue(acknowledged.size() > 5 * KILLS, acknowledged.size() + " acknowledged");
    try (TallyServer server = Servers.start(Servers.settings(database))) {
      retry(server.port(), unanswered, acknowledged);
      Map<String, Integer> found = new HashMap<>();
      Client client = Client.of(server);
      String cursor = "";
      do {
        var page = client.get("/v1/expenses?limit=500" + cursor).json();
        page.get("expenses")
            .forEach(expense -> found.merge(
                expense.get("note").stringValue() + " " + expense.get("id").stringValue(), 1, Integer::sum));
        cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
      } while (!cursor.isEmpty());
      acknowledged.forEach(
          (key, id) -> assertEquals(1, found.get(key + " " + id), key + " was acknowledged as " + id));
      assertEquals(acknowledged.size(), found.size(), "each request made one expense");
    }
  }

  /** Writes until the server is gone; gives the key of the request that got no answer. */
  private static List<String> write(int port, AtomicInteger requests, Map<String, String> acknowledged) {
    while (true) {
      String key = "request-" + requests.getAndIncrement();
      try {
        acknowledged.put(key, post(port, key));
      } catch (IOException _) {
        return List.of(key);
      }
    }
  }

  /** As an app does when its network is back. */
  private static void retry(int port, List<String> unanswered, Map<String, String> acknowledged) {
    for (String key : unanswered) {
      try {
        acknowledged.put(key, post(port, key));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    unanswered.clear();
  }

  private static String post(int port, String key) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/expenses"))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers
            .ofString("{\"amount\":\"12.50\",\"currency\":\"EUR\",\"note\":\"" + key + "\"}"))
        .build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(201, answer.statusCode());
      return Client.JSON.readTree(answer.body()).get("id").stringValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
