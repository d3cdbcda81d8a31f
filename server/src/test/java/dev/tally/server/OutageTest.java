package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk full, the database away: said clearly, nothing half done, and all well again without a restart. */
class OutageTest {
  private static final String WHOLE = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\"}";

  @TempDir
  private Path folder;

  private static void assertUnavailable(Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("urn:tally:problem:ledger-unavailable", answer.json().get("type").stringValue());
    assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1);
  }

  /** SQLite says the same of a file that may not grow as of a full disk: SQLITE_FULL. */
  @Test
  void aFullDiskRefusesWritesAndRecovers() {
    Map<Setting, String> settings = Servers
        .settings("jdbc:sqlite:" + folder.resolve("ledger.db") + "?max_page_count=120");
    try (TallyServer server = Servers.start(settings)) {
      Client client = Client.of(server);
      int written = 0;
      Answer answer = client.post("/v1/expenses", WHOLE);
      String note = "x".repeat(2000);
      while (answer.status() == 201) {
        written++;
        assertTrue(written < 500, "the disk does not get full");
        answer = client.post("/v1/expenses", WHOLE.replace("}", ",\"note\":\"" + note + "\"}"));
      }
      assertUnavailable(answer);
      assertUnavailable(client.with("Idempotency-Key", "k")
          .post("/v1/expenses", WHOLE.replace("}", ",\"note\":\"" + note + "\"}")));
      assertEquals(written, client.get("/v1/expenses?limit=500").json().get("expenses").size(),
          "reading goes on, nothing is half there");
      assertEquals(200, client.upload("/v1/numbers", Servers.NUMBER).status());
      server.database().write(handle -> handle.execute("pragma max_page_count = 10000"));
      assertEquals(201, client.with("Idempotency-Key", "k").post("/v1/expenses", WHOLE).status());
    }
  }

  @Test
  void aDatabaseThatIsAwayIsSaidAndFoundAgain() throws Exception {
    Path data = folder.resolve("data");
    EmbeddedPostgres first = postgresql(data, 0);
    int port = first.getPort();
    try (TallyServer server = Servers.start(Servers.settings(first.getJdbcUrl("postgres", "postgres")))) {
      Client client = Client.of(server);
      assertEquals(201, client.with("Idempotency-Key", "k").post("/v1/expenses", WHOLE).status());
      first.close();
      // At once, since each waits a while for the database.
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Answer> written = threads.submit(() -> client.post("/v1/expenses", WHOLE));
        Future<Answer> read = threads.submit(() -> client.get("/v1/expenses"));
        Future<Answer> ready = threads.submit(() -> client.get("/readyz"));
        assertEquals(200, client.get("/livez").status());
        assertUnavailable(written.get());
        assertUnavailable(read.get());
        assertEquals(503, ready.get().status());
      }
      try (EmbeddedPostgres again = postgresql(data, port)) {
        assertEquals(port, again.getPort());
        long end = System.nanoTime() + 30_000_000_000L;
        while (client.get("/readyz").status() != 200) {
          assertTrue(System.nanoTime() < end, "the database is back, and not found");
          Thread.sleep(100);
        }
        assertEquals("true",
            client.with("Idempotency-Key", "k").post("/v1/expenses", WHOLE).header("Idempotency-Replayed"));
        assertEquals(1, client.get("/v1/expenses").json().get("expenses").size());
      }
    }
  }

  private static EmbeddedPostgres postgresql(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
