package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.access.ApiKeys;
import dev.tally.server.access.Principal;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import dev.tally.server.ledger.Draft;
import dev.tally.server.ledger.Erasure;
import dev.tally.server.ledger.Expense;
import dev.tally.server.ledger.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner deletes is looked for afterwards, byte by byte. */
class ErasureTest {
  private static final String MARK = "zebrafish";

  @TempDir
  private Path folder;

  private static String log(TallyServer server, Client client, Principal who, int number) {
    byte[] photo = (MARK + " photo ").repeat(5000).getBytes(StandardCharsets.UTF_8);
    Draft draft = new Draft(photo, "0".repeat(64), 7,
        new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), MARK + " x"), Optional.empty(),
        Optional.empty(), Optional.empty());
    Ledger ledger = new Ledger(server.database(), Clock.systemUTC(), Duration.ofDays(1));
    String id = server.database().write(handle -> ledger.create(handle, who, draft)).expense().id();
    String path = "/v1/expenses/" + id;
    client.patch(path,
        "{\"merchant\":\"" + MARK + " first " + number + "\",\"note\":\"" + MARK.repeat(100) + "\"}");
    client.patch(path, "{\"merchant\":\"" + MARK + " second\"}");
    assertEquals(200, client.with("Idempotency-Key", MARK + number)
        .post(path + "/confirm",
            "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\",\"category\":\"" + MARK
                + "\",\"corrections\":[{\"box\":{\"x\":0,\"y\":0,\"width\":1,\"height\":1},\"value\":\"1\"}]}")
        .status());
    return path;
  }

  private void assertNoByteLeft() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK), file + " holds it");
      }
    }
  }

  @Test
  void anOwnerWhoLeavesLeavesNoByteBehind() throws IOException {
    String anna;
    String bert;
    try (Database database = Database
        .open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())))) {
      ApiKeys keys = new ApiKeys(database, Clock.systemUTC());
      anna = keys.add("anna", "anna", EnumSet.allOf(Scope.class));
      bert = keys.add("bert", "bert", EnumSet.allOf(Scope.class));
    }
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
    settings.put(Setting.LOG, "json");
    try (TallyServer server = Servers.start(settings)) {
      Client hers = Client.of(server).withKey(anna);
      Client his = Client.of(server).withKey(bert);
      for (int i = 0; i < 40; i++) {
        log(server, hers, new Principal("anna", "anna", EnumSet.allOf(Scope.class)), i);
        his.post("/v1/expenses", "{\"note\":\"" + "his ".repeat(20 * i % 300 + 1) + "\"}");
      }
      assertEquals(204, hers.delete("/v1/me").status());
      assertEquals(0, hers.get("/v1/expenses").json().get("expenses").size());
      assertEquals(0, hers.get("/v1/expenses?status=deleted").json().get("expenses").size());
      assertEquals(40, his.get("/v1/expenses").json().get("expenses").size(), "others keep theirs");
      server.database().tidy();
      assertNoByteLeft();
      assertEquals(201, hers.post("/v1/expenses", "{}").status(), "the key stays");
    } finally {
      System.setErr(before);
    }
    assertFalse(log.toString(StandardCharsets.UTF_8).contains(MARK), "nor the log");
  }

  @Test
  void aDeletedExpenseIsErasedWhenItsTimeIsOver() throws IOException {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      SetClock clock = new SetClock();
      clock.jump(Duration.between(clock.instant(), java.time.Instant.now()));
      Erasure erasure = new Erasure(server.database(), clock, Duration.ofDays(30));
      String path = log(server, client, Principal.LOCAL, 1);
      assertEquals(204, client.delete(path).status());
      clock.pass(Duration.ofDays(29));
      assertEquals(0, erasure.eraseDeleted());
      assertEquals(200, client.get(path + "/history").status());
      clock.pass(Duration.ofDays(2));
      assertEquals(1, erasure.eraseDeleted());
      assertEquals(404, client.get(path + "/history").status());
      server.database().tidy();
      assertNoByteLeft();
    }
  }

  @Test
  void onPostgresqlNoRowIsLeft() {
    try (TallyServer server = Servers.start(Servers.settings(Postgresql.database()))) {
      Client client = Client.of(server);
      log(server, client, Principal.LOCAL, 1);
      assertEquals(204, client.delete("/v1/me").status());
      for (String table : new String[] {"expense", "history", "photo", "correction", "answered"}) {
        assertTrue(server.database()
            .read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one()) == 0,
            table);
      }
    }
  }
}
