package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.access.ApiKeys;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String WHOLE = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\"}";

  @TempDir
  private Path folder;

  /** As {@code tally serve keys} does it: another process, beside the server. */
  private <T> T keys(Function<ApiKeys, T> use) {
    try (Database database = Database
        .open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())))) {
      return use.apply(new ApiKeys(database, Clock.systemUTC()));
    }
  }

  private String key(String name, Scope... scopes) {
    return keys(keys -> keys.add(name, name, Set.of(scopes)));
  }

  @Test
  void ownersSeeOnlyTheirOwn() {
    String anna = key("anna", Scope.READ, Scope.WRITE);
    String bert = key("bert", Scope.READ, Scope.WRITE);
    try (TallyServer server = Servers.start(folder)) {
      Client hers = Client.of(server).withKey(anna);
      Client his = Client.of(server).withKey(bert);
      String path = "/v1/expenses/" + hers.upload("/v1/receipts", Servers.NUMBER)
          .json()
          .get("results")
          .get(0)
          .get("expense")
          .get("id")
          .stringValue();
      hers.post(path + "/confirm", WHOLE.replace("}",
          ",\"corrections\":[{\"box\":{\"x\":0,\"y\":0,\"width\":1,\"height\":1},\"value\":\"1250\"}]}"));
      for (String what : new String[] {"", "/history", "/photo"}) {
        assertEquals(200, hers.get(path + what).status(), what);
        assertEquals(404, his.get(path + what).status(), what);
      }
      assertEquals(404, his.patch(path, WHOLE).status());
      assertEquals(404, his.post(path + "/confirm", WHOLE).status());
      assertEquals(404, his.delete(path).status());
      assertEquals(404, his.delete(path + "/photo").status());
      assertEquals(0, his.get("/v1/expenses").json().get("expenses").size());
      assertEquals(0, his.get("/v1/totals").json().get("totals").size());
      assertEquals(1, his.get("/v1/expenses.csv").text().lines().count());
      assertTrue(his.get("/v1/corrections").response().body().length < hers.get("/v1/corrections")
          .response()
          .body().length);
      assertEquals(0,
          his.upload("/v1/receipts", Servers.NUMBER).json().at("/results/0/expense/seemsLogged").size(),
          "nor may he learn that she has the photo");
      Client hersNamed = hers.with("Idempotency-Key", "same");
      Client hisNamed = his.with("Idempotency-Key", "same");
      assertFalse(hersNamed.post("/v1/expenses", WHOLE)
          .json()
          .get("id")
          .equals(hisNamed.post("/v1/expenses", WHOLE).json().get("id")));
      assertEquals("anna", hers.get(path + "/history").json().at("/changes/1/by").stringValue());
    }
  }

  @Test
  void scopesLimitWhatAKeyMayDo() {
    String reads = key("reads", Scope.READ);
    String writes = key("writes", Scope.WRITE);
    String rules = key("rules", Scope.READ, Scope.ADMIN);
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      assertEquals(200, client.withKey(reads).upload("/v1/numbers", Servers.NUMBER).status());
      assertEquals(403, client.withKey(reads).upload("/v1/receipts", Servers.NUMBER).status());
      assertEquals(200, client.withKey(reads).upload("/v1/receipts?draft=false", Servers.NUMBER).status());
      assertEquals(403, client.withKey(reads).post("/v1/expenses", WHOLE).status());
      assertEquals(403, client.withKey(reads).post("/v1/models/reload", "").status());
      assertEquals(403, client.withKey(reads).get("/v1/corrections?owners=all").status());
      assertEquals(201, client.withKey(writes).post("/v1/expenses", WHOLE).status());
      assertEquals(403, client.withKey(writes).get("/v1/expenses").status());
      assertEquals(200, client.withKey(rules).post("/v1/models/reload", "").status());
      assertEquals(200, client.withKey(rules).get("/v1/corrections?owners=all").status());
    }
  }

  @Test
  void withAKeyEverybodyIsAskedForTheirs() {
    String key = key("one", Scope.READ);
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      assertEquals(401, client.get("/v1/expenses").status());
      assertEquals("Bearer realm=\"tally\"", client.get("/v1/expenses").header("WWW-Authenticate"));
      assertEquals(401, client.get("/metrics").status());
      assertEquals(200, client.get("/livez").status());
      assertEquals(200, client.get("/readyz").status());
      assertEquals(200, client.withKey(key).get("/v1/expenses").status());
      assertEquals(200, client.with("X-API-Key", key).get("/v1/expenses").status());
      String last = key.endsWith("A") ? "B" : "A";
      for (String wrong : new String[] {key.substring(0, key.length() - 1) + last, "tally_", "x",
          "tally_000000000000_" + "A".repeat(43)}) {
        assertEquals(401, client.withKey(wrong).get("/v1/expenses").status(), wrong);
      }
      assertEquals(401, client.with("Authorization", "Basic " + key).get("/v1/expenses").status());
    }
  }

  @Test
  void aKeyIsStoredHashedAndEndsWhenRevoked() throws Exception {
    String key = key("one", Scope.READ);
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server).withKey(key);
      assertEquals(200, client.get("/v1/expenses").status());
      assertThrows(IllegalArgumentException.class, () -> key("one", Scope.READ));
      key("two", Scope.READ);
      assertTrue((boolean) keys(keys -> keys.revoke("one")));
      assertFalse((boolean) keys(keys -> keys.revoke("one")));
      long end = System.nanoTime() + 20_000_000_000L;
      while (client.get("/v1/expenses").status() != 401) {
        assertTrue(System.nanoTime() < end, "a revoked key still works");
        Thread.sleep(200);
      }
    }
    String secret = key.substring("tally_".length() + 13);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret),
            file.toString());
      }
    }
  }

  @Test
  void withoutAKeyOnlyTheLoopbackIsListenedOn() {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> Servers.start(folder, Setting.HOST, "0.0.0.0").close());
    assertTrue(refused.getMessage().contains("tally serve keys add"), refused.getMessage());
    key("one", Scope.READ);
    Servers.start(folder, Setting.HOST, "0.0.0.0").close();
  }

  /** A page from elsewhere in a browser on this machine reaches the loopback, too. */
  @Test
  void withoutAKeyStrangersPagesAreRefused() throws Exception {
    try (TallyServer server = Servers.start(folder)) {
      assertEquals(403,
          Client.of(server).with("Origin", "https://evil.example").post("/v1/expenses", WHOLE).status());
      assertEquals(403, Client.of(server).with("Origin", "null").post("/v1/expenses", WHOLE).status());
      for (String passedOn : new String[] {"Forwarded", "X-Forwarded-For"}) {
        assertEquals(403, Client.of(server).with(passedOn, "192.0.2.1").get("/v1/expenses").status());
      }
      assertEquals(201,
          Client.of(server)
              .with("Origin", "http://127.0.0.1:" + server.port())
              .post("/v1/expenses", WHOLE)
              .status());
      assertTrue(RawHttp
          .send(server.port(), "GET /v1/expenses HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
          .startsWith("HTTP/1.1 403"), "a name that was rebound to this machine");
      assertTrue(RawHttp
          .send(server.port(), "GET /v1/expenses HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n")
          .startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void corsIsOffUnlessSet() {
    try (TallyServer server = Servers.start(folder)) {
      assertEquals("",
          Client.of(server)
              .with("Origin", "http://127.0.0.1:" + server.port())
              .get("/v1/models")
              .header("Access-Control-Allow-Origin"));
    }
    try (TallyServer server = Servers.start(folder, Setting.CORS_ORIGINS, "https://app.example")) {
      assertEquals("https://app.example",
          Client.of(server)
              .with("Origin", "https://app.example")
              .get("/v1/models")
              .header("Access-Control-Allow-Origin"));
      assertEquals("",
          Client.of(server)
              .with("Origin", "https://evil.example")
              .get("/v1/models")
              .header("Access-Control-Allow-Origin"));
    }
  }

  @Test
  void moreThanTheRateIsRefusedAndOthersAreNot() throws Exception {
    String fast = key("fast", Scope.READ);
    String slow = key("slow", Scope.READ);
    try (TallyServer server = Servers.start(folder, Setting.RATE, "1");
        ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<Client.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(threads.submit(() -> Client.of(server).withKey(fast).get("/v1/models")));
      }
      int refused = 0;
      for (Future<Client.Answer> answer : answers) {
        if (answer.get().status() == 429) {
          assertEquals("1", answer.get().header("Retry-After"));
          refused++;
        }
      }
      assertTrue(refused > 0 && refused < 100, refused + " of 100 refused");
      assertEquals(200, Client.of(server).withKey(slow).get("/v1/models").status());
    }
  }
}
