package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.corpus.Labels;
import dev.tally.server.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the ledger promises, on whichever database. All tests have one server; each finds an empty ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerContract {
  /** Those that refer to others first. */
  private static final List<String> TABLES = List.of("answered", "correction", "history", "photo", "expense");
  private static final String WHOLE = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\"}";

  @TempDir
  private static Path folder;

  private TallyServer server;
  private Client client;

  /** An empty database's address. */
  abstract String database(Path folder) throws IOException;

  @BeforeAll
  void start() throws IOException {
    server = Servers.start(Servers.settings(database(folder)));
    client = Client.of(server);
  }

  @BeforeEach
  void empty() {
    server.database().write(handle -> {
      TABLES.forEach(table -> handle.execute("delete from " + table));
      return null;
    });
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }

  private JsonNode uploaded(Path file) {
    Answer answer = client.upload("/v1/receipts", file);
    assertEquals(201, answer.status(), answer.text());
    return answer.json().get("results").get(0).get("expense");
  }

  @Test
  void aDraftIsNotInTheBooksUntilItIsConfirmed() {
    String id = id(client.post("/v1/expenses", WHOLE));
    assertEquals("[]", client.get("/v1/totals").json().get("totals").toString());
    Answer confirmed = client.post("/v1/expenses/" + id + "/confirm", "{\"category\":\"food\"}");
    assertEquals("confirmed", confirmed.json().get("status").stringValue());
    assertEquals(1250, confirmed.json().get("amountMinor").longValue());
    JsonNode total = client.get("/v1/totals").json().get("totals").get(0);
    assertEquals(
        "{\"month\":\"2026-11\",\"category\":\"food\",\"currency\":\"EUR\",\"amountMinor\":1250,\"count\":1}",
        total.toString());
  }

  @Test
  void anIncompleteDraftIsNotConfirmed() {
    String id = id(client.post("/v1/expenses", "{\"merchant\":\"Cafe\"}"));
    Answer refused = client.post("/v1/expenses/" + id + "/confirm", "{\"date\":\"2026-11-20\"}");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("amountMinor is missing"), refused.text());
    assertEquals("draft", client.get("/v1/expenses/" + id).json().get("status").stringValue());
    assertTrue(client.get("/v1/expenses/" + id).json().get("date").isNull(),
        "a refused change must leave nothing");
  }

  @Test
  void everyChangeIsKeptWithWhoAndWhatItWas() {
    JsonNode draft = uploaded(Servers.NUMBER);
    String path = "/v1/expenses/" + draft.get("id").stringValue();
    client.patch(path, WHOLE);
    client.post(path + "/confirm", "");
    client.patch(path, "{\"amountMinor\":1300,\"merchant\":\"Cafe\"}");
    List<String> changes = new ArrayList<>();
    for (JsonNode change : client.get(path + "/history").json().get("changes")) {
      changes.add(change.get("version") + " " + change.get("field").stringValue() + " "
          + change.get("was").asString() + ">" + change.get("became").asString() + " "
          + change.get("by").stringValue().replaceAll(" .*", ""));
    }
    assertTrue(changes.contains("2 amountMinor >1250 local"), changes.toString());
    assertTrue(changes.contains("3 status draft>confirmed local"), changes.toString());
    assertTrue(changes.contains("4 amountMinor 1250>1300 local"), changes.toString());
    assertEquals(7, changes.stream().filter(change -> !change.contains(" read ")).count(),
        changes.toString());
  }

  @Test
  void confirmingTwiceChangesNothing() {
    String path = "/v1/expenses/" + id(client.post("/v1/expenses", WHOLE)) + "/confirm";
    Answer first = client.post(path, "");
    assertEquals(first.text(), client.post(path, "").text());
  }

  @Test
  void aChangeOfSomethingThatChangedMeanwhileIsRefused() {
    String path = "/v1/expenses/" + id(client.post("/v1/expenses", WHOLE));
    Answer seen = client.get(path);
    assertEquals(200, client.patch(path, "{\"note\":\"a\"}").status());
    assertEquals(412, client.with("If-Match", seen.header("ETag")).patch(path, "{\"note\":\"b\"}").status());
    assertEquals(412, client.with("If-Match", seen.header("ETag")).delete(path).status());
    assertEquals("a", client.get(path).json().get("note").stringValue());
  }

  @Test
  void simultaneousChangesLoseNothing() throws Exception {
    String path = "/v1/expenses/" + id(client.post("/v1/expenses", WHOLE));
    int done = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String note = "{\"note\":\"n" + i + "\"}";
        answers.add(threads.submit(() -> client.patch(path, note)));
      }
      for (Future<Answer> answer : answers) {
        assertTrue(Set.of(200, 409).contains(answer.get().status()), answer.get().text());
        done += answer.get().status() == 200 ? 1 : 0;
      }
    }
    assertTrue(done > 0);
    assertEquals(1 + done, client.get(path).json().get("version").intValue());
  }

  @Test
  void moneyIsNeverGuessed() {
    assertEquals(422, client.post("/v1/expenses", "{\"amount\":\"12.50\"}").status());
    assertEquals(422, client.post("/v1/expenses", "{\"amount\":\"12.505\",\"currency\":\"EUR\"}").status());
    assertEquals(422, client.post("/v1/expenses", "{\"amount\":\"12.50\",\"currency\":\"JPY\"}").status());
    assertEquals(422, client.post("/v1/expenses", "{\"amount\":\"-1\",\"currency\":\"EUR\"}").status());
    assertEquals(422,
        client.post("/v1/expenses", "{\"amountMinor\":10000000000001,\"currency\":\"EUR\"}").status());
    assertEquals(400, client.post("/v1/expenses", "{\"amount\":12.5,\"currency\":\"EUR\"}").status());
    assertEquals(400, client.post("/v1/expenses", "{\"amountMinor\":12.5,\"currency\":\"EUR\"}").status());
    String path = "/v1/expenses/" + id(client.post("/v1/expenses", WHOLE));
    assertEquals(422, client.patch(path, "{\"currency\":\"JPY\"}").status(),
        "12.50 must not become 1250 yen");
    assertEquals(1250, client.patch(path, "{\"currency\":\"USD\"}").json().get("amountMinor").longValue());
    assertEquals(12,
        client.patch(path, "{\"currency\":\"JPY\",\"amount\":\"12\"}").json().get("amountMinor").longValue());
    assertEquals("10000000000000",
        client.patch(path, "{\"amountMinor\":10000000000000}").json().get("amount").stringValue());
  }

  @Test
  void whatIsNoExpenseIsRefused() {
    for (String body : List.of("[]", "{", "{\"amount\":\"1\",\"amount\":\"2\"}", "{\"colour\":\"red\"}",
        "{\"note\":7}", "null")) {
      assertEquals(400, client.post("/v1/expenses", body).status(), body);
    }
    for (String body : List.of("{\"date\":\"2026-02-30\"}", "{\"date\":\"1066-10-14\"}",
        "{\"currency\":\"XYZZ\"}", "{\"note\":\"\"}", "{\"merchant\":\"a\\u0000b\"}",
        "{\"category\":\"" + "x".repeat(101) + "\"}")) {
      assertEquals(422, client.post("/v1/expenses", body).status(), body);
    }
    assertEquals(404, client.get("/v1/expenses/01900000-0000-7000-8000-000000000000").status());
    assertEquals(404, client.get("/v1/expenses/x'%20or%201=1").status());
  }

  @Test
  void pagesHoldAllExpensesOnceWhileOthersAreAdded() {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < 11; i++) {
      before.add(id(client.post("/v1/expenses", WHOLE)));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = client.get("/v1/expenses?limit=4" + cursor).json();
      page.get("expenses").forEach(expense -> seen.add(expense.get("id").stringValue()));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
      client.post("/v1/expenses", WHOLE);
    } while (!cursor.isEmpty());
    assertEquals(11, seen.size());
    assertEquals(before, new HashSet<>(seen));
    assertEquals(seen.stream().sorted(java.util.Comparator.reverseOrder()).toList(), seen);
    assertEquals(400, client.get("/v1/expenses?cursor=bm9uZQ").status());
    assertEquals(400, client.get("/v1/expenses?limit=0").status());
  }

  @Test
  void filtersSelect() {
    client.post("/v1/expenses",
        "{\"amountMinor\":100,\"currency\":\"EUR\",\"date\":\"2026-10-31\",\"category\":\"food\",\"merchant\":\"Café 100% _!\"}");
    client.post("/v1/expenses",
        "{\"amountMinor\":200,\"currency\":\"USD\",\"date\":\"2026-11-01\",\"category\":\"travel\",\"note\":\"Zug\"}");
    client.post("/v1/expenses", "{}");
    assertEquals(3, count(""));
    assertEquals(1, count("?from=2026-11-01"));
    assertEquals(1, count("?to=2026-10-31"));
    assertEquals(1, count("?category=food"));
    assertEquals(1, count("?currency=USD"));
    assertEquals(1, count("?min=101"));
    assertEquals(1, count("?max=100"));
    assertEquals(1, count("?text=zug"));
    assertEquals(1, count("?text=CAF%C3%89"));
    assertEquals(1, count("?text=100%25%20_!"));
    assertEquals(0, count("?text=1000"));
    assertEquals(3, count("?status=draft"));
    assertEquals(0, count("?status=confirmed"));
    assertEquals(400, client.get("/v1/expenses?status=lost").status());
    assertEquals(400, client.get("/v1/expenses?min=x").status());
    for (String list : new String[] {"/v1/expenses", "/v1/expenses.csv", "/v1/totals"}) {
      assertEquals(400, client.get(list + "?categry=food").status(), "misspelt, it would be taken for all");
    }
    assertEquals(400, client.get("/v1/totals?status=draft").status(), "totals are of what is confirmed");
    assertEquals(422, client.get("/v1/expenses?from=yesterday").status());
  }

  private int count(String query) {
    return client.get("/v1/expenses" + query).json().get("expenses").size();
  }

  @Test
  void csvHoldsNoFormula() {
    client.post("/v1/expenses",
        "{\"amount\":\"0.07\",\"currency\":\"EUR\",\"merchant\":\"=cmd|' /C calc'!A0\",\"note\":\"two\\nlines, \\\"quoted\\\"\",\"category\":\"+1\"}");
    Answer csv = client.get("/v1/expenses.csv");
    assertEquals("text/csv; charset=utf-8", csv.header("Content-Type").toLowerCase(java.util.Locale.ROOT));
    String[] lines = csv.text().split("\r\n", -1);
    assertEquals("id,status,date,amount,currency,category,merchant,note,created", lines[0]);
    assertTrue(
        lines[1].contains(",draft,,0.07,EUR,\"'+1\",\"'=cmd|' /C calc'!A0\",\"two\nlines, \"\"quoted\"\"\","),
        lines[1]);
  }

  /** Excel takes UTF-8 for what it is by the mark alone, and where commas are for decimals cuts at semicolons. */
  @Test
  void csvForExcelBeginsWithAMarkAndIsCutAsTheCountryCuts() {
    client.post("/v1/expenses", "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"merchant\":\"Müller; Söhne\"}");
    assertFalse(client.get("/v1/expenses.csv").text().startsWith("\uFEFF"));
    String english = client.get("/v1/expenses.csv?excel=true").text();
    assertTrue(
        english.startsWith("\uFEFFid,status,") && english.contains(",12.50,EUR,\"\",\"Müller; Söhne\","),
        english);
    for (Answer german : List.of(client.get("/v1/expenses.csv?excel=true&delimiter=semicolon"),
        client.with("Accept-Language", "de-DE,de;q=0.9,en;q=0.8").get("/v1/expenses.csv?excel=true"))) {
      assertTrue(german.text().startsWith("\uFEFFid;status;")
          && german.text().contains(";12,50;EUR;\"\";\"Müller; Söhne\";"), german.text());
    }
    assertTrue(client.get("/v1/expenses.csv?delimiter=tab").text().startsWith("id\tstatus\t"));
    assertEquals(400, client.get("/v1/expenses.csv?excel=yes").status());
    assertEquals(400, client.get("/v1/expenses.csv?delimiter=;").status());
    assertEquals(400, client.get("/v1/expenses?excel=true").status());
  }

  @Test
  void lengthsAreInCharactersAndHalvesOfCharactersAreRefused() {
    assertEquals(201, client.post("/v1/expenses", "{\"merchant\":\"" + "🧾".repeat(100) + "\"}").status());
    assertEquals(422, client.post("/v1/expenses", "{\"merchant\":\"" + "🧾".repeat(101) + "\"}").status());
    assertEquals(201, client.post("/v1/expenses", "{\"note\":\"" + "🧾".repeat(2000) + "\"}").status());
    for (String half : List.of("\\ud83e", "x\\udffe", "\\udffe\\ud83e", "\\ud83e\\ud83e\\uddfe")) {
      for (String field : List.of("merchant", "note", "category", "currency", "date")) {
        Answer answer = client.post("/v1/expenses", "{\"" + field + "\":\"" + half + "\"}");
        assertEquals(400, answer.status(), field + " " + half + answer.text());
      }
    }
    assertEquals(201, client.post("/v1/expenses", "{\"note\":\"\\ud83e\\uddfe\"}").status());
    assertEquals(400, client.post("/v1/expenses", "{\"\\ud83e\":\"x\"}").status());
  }

  @Test
  void refusalsSayWhatWouldDo() {
    assertTrue(refusal("{\"date\":\"2200-01-01\"}").contains("from 1970-01-01 to 2199-12-31"));
    assertEquals(201, client.post("/v1/expenses", "{\"date\":\"2199-12-31\"}").status());
    assertTrue(refusal("{\"amount\":\"1.5\",\"currency\":\"JPY\"}")
        .contains("digits alone, since JPY has no decimals"));
    assertTrue(refusal("{\"amount\":\"1.5\",\"currency\":\"JPY\"}").contains("\"44310\""));
    assertTrue(refusal("{\"amount\":\"1.2345\",\"currency\":\"KWD\"}")
        .contains("3 decimals that KWD has, such as \"44.310\""));
    assertTrue(refusal("{\"amount\":\"1.234\",\"currency\":\"EUR\"}").contains("\"443.10\""));
    assertTrue(refusal("{\"amount\":\"-1.00\",\"currency\":\"EUR\"}").contains("refunds are not entered"));
    assertTrue(refusal("{\"amountMinor\":-100,\"currency\":\"EUR\"}").contains("refunds are not entered"));
  }

  private String refusal(String body) {
    Answer answer = client.post("/v1/expenses", body);
    assertEquals(422, answer.status(), answer.text());
    return answer.json().get("detail").stringValue();
  }

  @Test
  void aDeletedExpenseIsGoneButForItsHistory() {
    String path = "/v1/expenses/" + id(client.post("/v1/expenses", WHOLE));
    client.post(path + "/confirm", "");
    assertEquals(204, client.delete(path).status());
    assertEquals(404, client.get(path).status());
    assertEquals(404, client.delete(path).status());
    assertEquals(0, count(""));
    assertEquals(1, count("?status=deleted"));
    assertEquals(0, client.get("/v1/totals").json().get("totals").size());
    assertTrue(client.get(path + "/history").text().contains("deleted"));
  }

  @Test
  void aRetriedUploadGetsTheFirstAnswerAlsoAfterARestart() {
    Client named = client.with("Idempotency-Key", "upload-1");
    Answer first = named.upload("/v1/receipts", Servers.NUMBER);
    assertEquals(201, first.status());
    Answer again = named.upload("/v1/receipts", Servers.NUMBER);
    assertEquals(first.text(), again.text());
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(422, named.upload("/v1/receipts", Servers.EXAMPLES.resolve("number-793608.png")).status());
    assertEquals(422, named.post("/v1/expenses", WHOLE).status());
    String database = server.settings().text(Setting.DATABASE);
    server.close();
    server = Servers.start(Servers.settings(database));
    Client after = Client.of(server).with("Idempotency-Key", "upload-1");
    assertEquals(first.text(), after.upload("/v1/receipts", Servers.NUMBER).text());
    client = Client.of(server);
    assertEquals(1, count(""));
    assertEquals(400, client.with("Idempotency-Key", "x".repeat(256)).post("/v1/expenses", WHOLE).status());
  }

  @Test
  void ofSimultaneousTwinsOneIsDone() throws Exception {
    Client named = client.with("Idempotency-Key", "twin");
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(threads.submit(() -> named.post("/v1/expenses", WHOLE)));
      }
      for (Future<Answer> answer : answers) {
        if (answer.get().status() == 201) {
          ids.add(id(answer.get()));
        } else {
          assertEquals(409, answer.get().status());
          assertEquals("1", answer.get().header("Retry-After"));
        }
      }
    }
    assertEquals(1, ids.size());
    assertEquals(1, count(""));
  }

  /** Two servers on one database do not know of each other's running requests: the database decides. */
  @Test
  void ofTwinsOnTwoServersOneIsDone() throws Exception {
    try (TallyServer other = Servers.start(Servers.settings(server.settings().text(Setting.DATABASE)));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 10; i++) {
        String key = "key-" + i;
        Future<Answer> here = threads
            .submit(() -> client.with("Idempotency-Key", key).post("/v1/expenses", WHOLE));
        Future<Answer> there = threads
            .submit(() -> Client.of(other).with("Idempotency-Key", key).post("/v1/expenses", WHOLE));
        assertEquals(here.get().text(), there.get().text());
      }
    }
    assertEquals(10, count(""));
  }

  /** As when an app sends a photo again by another way, because the first answer is late. */
  @Test
  void ofOnePhotoSentToTwoServersAtOnceOneIsDone() throws Exception {
    try (TallyServer other = Servers.start(Servers.settings(server.settings().text(Setting.DATABASE)));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 5; i++) {
        String key = "photo-" + i;
        Future<Answer> here = threads
            .submit(() -> client.with("Idempotency-Key", key).upload("/v1/receipts", Servers.NUMBER));
        Future<Answer> there = threads.submit(
            () -> Client.of(other).with("Idempotency-Key", key).upload("/v1/receipts", Servers.NUMBER));
        assertEquals(here.get().text(), there.get().text());
      }
      assertEquals(5, count(""));
      Path photo = Servers.EXAMPLES.resolve("number-793608.png");
      Future<Answer> here = threads.submit(() -> client.upload("/v1/receipts", photo));
      Future<Answer> there = threads.submit(() -> Client.of(other).upload("/v1/receipts", photo));
      assertEquals(1, seemsLogged(here.get()) + seemsLogged(there.get()), "without a key the second is told");
    }
  }

  private static int seemsLogged(Answer answer) {
    return answer.json().at("/results/0/expense/seemsLogged").size();
  }

  @Test
  void aPhotoAlreadyLoggedIsSaid() {
    JsonNode first = uploaded(Servers.NUMBER);
    assertEquals(0, first.get("seemsLogged").size());
    JsonNode second = uploaded(Servers.NUMBER);
    assertEquals(first.get("id"), second.get("seemsLogged").get(0).get("expense"));
    assertEquals("the same file", second.get("seemsLogged").get(0).get("why").stringValue());
    assertEquals(0, uploaded(Servers.EXAMPLES.resolve("number-793608.png")).get("seemsLogged").size());
  }

  @Test
  void aPhotoIsKeptAndDeletedOnRequest() {
    String path = "/v1/expenses/" + uploaded(Servers.NUMBER).get("id").stringValue();
    assertArrayEquals(Client.bytes(Servers.NUMBER), client.get(path + "/photo").response().body());
    assertEquals(204, client.delete(path + "/photo").status());
    assertEquals(404, client.get(path + "/photo").status());
    assertFalse(client.get(path).json().get("photoKept").booleanValue());
    assertTrue(client.get(path + "/history").text().contains("\"photo\""));
  }

  @Test
  void correctionsAreLabelledCrops() throws IOException {
    String path = "/v1/expenses/" + uploaded(Servers.NUMBER).get("id").stringValue();
    client.post(path + "/confirm", "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\","
        + "\"corrections\":[{\"box\":{\"x\":0.1,\"y\":0.1,\"width\":0.8,\"height\":0.8},\"value\":\"1250\"}]}");
    assertEquals(400, client.patch(path, "{\"corrections\":[{\"value\":\"1\"}]}").status());
    Path out = Files.createDirectories(folder.resolve("crops"));
    try (ZipInputStream zip = new ZipInputStream(
        new ByteArrayInputStream(client.get("/v1/corrections").response().body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(out.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    List<Labels.Item> items = Labels.read(out.resolve("labels.tsv")).items();
    assertEquals(List.of("1250"), items.stream().map(Labels.Item::expected).toList());
    assertTrue(new dev.tally.reader.image.ImageDecoder().decode(items.getFirst().file()).width() > 50);
    assertEquals(List.of("labels.tsv"), names(client.get("/v1/corrections?since=2100-01-01T00:00:00Z")));
    assertEquals(400, client.get("/v1/corrections?since=today").status());
  }

  private static List<String> names(Answer answer) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void idsTellNothingApartFromTime() {
    assertNotEquals(id(client.post("/v1/expenses", WHOLE)).substring(19),
        id(client.post("/v1/expenses", WHOLE)).substring(19));
  }
}
