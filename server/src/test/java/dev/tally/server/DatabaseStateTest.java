package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Client.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may become of a database: the server says so, and is not ready. */
class DatabaseStateTest {
  private static final String WHOLE = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\"}";
  private static final int PAGE = 4096;

  @TempDir
  private Path folder;

  private Path ledger() {
    return folder.resolve("ledger.db");
  }

  private static void fill(Client client) {
    for (int i = 0; i < 150; i++) {
      assertEquals(201,
          client.post("/v1/expenses", WHOLE.replace("}", ",\"note\":\"" + "x".repeat(1500) + "\"}"))
              .status());
    }
  }

  /** Swaps the second half of the file for other bytes; gives what was there. */
  private static byte[] swapHalf(Path file, byte[] other) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long begin = channel.size() / PAGE / 2 * PAGE;
      ByteBuffer before = ByteBuffer.allocate((int) (channel.size() - begin));
      channel.read(before, begin);
      channel.write(ByteBuffer.wrap(other.length == 0 ? new byte[before.capacity()] : other), begin);
      return before.array();
    }
  }

  private static void assertProblem(String kind, Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("urn:tally:problem:" + kind, answer.json().get("type").stringValue());
  }

  /** What is known of readiness is held for a second. */
  private static void assertBecomes(int status, Client client) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (client.get("/readyz").status() != status) {
      assertTrue(System.nanoTime() < end, "/readyz does not become " + status);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void aDamagedLedgerIsNotOpened() throws IOException {
    try (TallyServer server = Servers.start(folder)) {
      fill(Client.of(server));
    }
    byte[] before = swapHalf(ledger(), new byte[0]);
    String message = assertThrows(IllegalArgumentException.class, () -> Servers.start(folder).close())
        .getMessage();
    assertTrue(message.contains("damaged") && message.contains("tally serve check"), message);
    swapHalf(ledger(), before);
    Servers.start(folder).close();
    Files.write(ledger(), "no database at all, but a text that is long enough".repeat(100)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    message = assertThrows(IllegalArgumentException.class, () -> Servers.start(folder).close()).getMessage();
    assertTrue(message.startsWith("the database ") && message.contains("not a database"), message);
  }

  @Test
  void aLedgerThatIsDamagedMeanwhileIsSaidUntilItIsWholeAgain() throws IOException {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      fill(client);
      server.database().untidy();
      server.database().tidy();
      assertEquals(200, client.get("/readyz").status());
      byte[] before = swapHalf(ledger(), new byte[0]);
      assertProblem("ledger-damaged", client.get("/v1/expenses?limit=500"));
      assertBecomes(503, client);
      String metrics = client.get("/metrics").text();
      assertTrue(metrics.contains("tally_ledger_damaged 1") && metrics.contains("tally_ledger_ready 0"),
          metrics);
      server.check();
      assertBecomes(503, client);
      swapHalf(ledger(), before);
      server.check();
      assertBecomes(200, client);
      assertEquals(150, client.get("/v1/expenses?limit=500").json().get("expenses").size());
      assertTrue(client.get("/metrics").text().contains("tally_ledger_damaged 0"));
    }
  }

  @Test
  void aLedgerOfANewerTallyIsRefused() throws Exception {
    Servers.start(folder).close();
    assertRefusedAsNewer(ledger().toString(), "jdbc:sqlite:" + ledger());
    String url = Postgresql.database();
    Servers.start(Servers.settings(url)).close();
    assertRefusedAsNewer(url, url);
  }

  private static void assertRefusedAsNewer(String database, String url) throws Exception {
    try (Connection connection = java.sql.DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'me', 1, true)""");
    }
    String message = assertThrows(IllegalArgumentException.class,
        () -> Servers.start(Servers.settings(database)).close()).getMessage();
    assertTrue(message.contains("a newer Tally has written it (tables of version 99)"), message);
  }

  @Test
  void whatWouldBeLostIsNotAcknowledged() throws IOException {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      assertEquals(201, client.post("/v1/expenses", WHOLE).status());
      Path aside = folder.resolve("aside.db");
      Files.move(ledger(), aside);
      assertProblem("ledger-vanished", client.post("/v1/expenses", WHOLE));
      assertBecomes(503, client);
      Files.copy(aside, ledger());
      assertProblem("ledger-vanished", client.post("/v1/expenses", WHOLE));
      assertEquals(503, client.get("/readyz").status(), "another file is not the one that is written to");
      Files.move(aside, ledger(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertBecomes(200, client);
      assertEquals(201, client.post("/v1/expenses", WHOLE).status());
      Files.delete(folder.resolve("ledger.db-wal"));
      assertProblem("ledger-vanished", client.post("/v1/expenses", WHOLE));
      assertBecomes(503, client);
    }
  }

  @Test
  void whereNothingCanBeWrittenItIsNotReady() throws Exception {
    try (EmbeddedPostgres postgresql = EmbeddedPostgres.start()) {
      String url = postgresql.getJdbcUrl("postgres", "postgres");
      try (TallyServer server = Servers.start(Servers.settings(url));
          Connection connection = java.sql.DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        Client client = Client.of(server);
        assertEquals(200, client.get("/readyz").status());
        statement.execute("alter system set default_transaction_read_only = on");
        statement.execute("select pg_reload_conf()");
        assertBecomes(503, client);
        assertEquals(200, client.get("/v1/expenses").status());
        statement.execute("set default_transaction_read_only = off");
        statement.execute("alter system reset default_transaction_read_only");
        statement.execute("select pg_reload_conf()");
        assertBecomes(200, client);
      }
    }
  }
}
