package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.json.ReadingJson;
import dev.tally.json.ReceiptJson;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.corpus.Labels;
import dev.tally.server.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReadingTest {
  @TempDir
  private static Path folder;

  private static TallyServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = Servers.start(folder);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode first(Answer answer) {
    assertTrue(answer.status() < 300, answer.text());
    return answer.json().get("results").get(0);
  }

  /** The server reads what the library reads, to the last digit of each confidence and box. */
  @Test
  void answersAreTheLibrarysOwn() {
    try (PhotoReader reader = PhotoReader.open()) {
      for (Labels.Item item : Labels.read(Servers.EXAMPLES.resolve("numbers.tsv")).items()) {
        ReadingJson.of(reader.readNumber(item.file()))
            .properties()
            .forEach(property -> assertEquals(property.getValue().toString(),
                first(client.upload("/v1/numbers", item.file())).get(property.getKey()).toString()));
      }
      for (Labels.Item item : Labels.read(Servers.EXAMPLES.resolve("digits.tsv")).items()) {
        JsonNode digit = first(client.upload("/v1/digits", item.file()));
        assertEquals(item.expected(), digit.get("value").stringValue());
        assertEquals(item.file().getFileName().toString(), digit.get("file").stringValue());
      }
      ReceiptJson.of(reader.readReceipt(Servers.NUMBER))
          .properties()
          .forEach(property -> assertEquals(property.getValue().toString(),
              first(client.upload("/v1/receipts?draft=false", Servers.NUMBER)).get(property.getKey())
                  .toString()));
    }
  }

  @Test
  void aRawBodyIsReadWhateverItIsSaidToBe() {
    byte[] picture = Client.bytes(Servers.NUMBER);
    for (String type : new String[] {"image/png", "application/octet-stream",
        "application/x-www-form-urlencoded", null}) {
      assertEquals("4431",
          first(client.send("POST", "/v1/numbers", type, picture)).get("value").stringValue());
    }
    assertEquals(415, client.send("POST", "/v1/numbers", "application/json", picture).status());
  }

  @Test
  void severalPicturesAreReadInOrderAndABadOneSpoilsNone() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Client.filePart("one.png", Client.bytes(Servers.NUMBER)));
    form.writeBytes(Client.filePart("two.png", "no picture".getBytes(StandardCharsets.UTF_8)));
    form.writeBytes(
        Client.filePart("three.png", Client.bytes(Servers.EXAMPLES.resolve("number-793608.png"))));
    JsonNode results = client.sendForm("/v1/numbers", form).json().get("results");
    assertEquals("4431", results.get(0).get("value").stringValue());
    assertEquals(415, results.get(1).get("problem").get("status").intValue());
    assertEquals("793608", results.get(2).get("value").stringValue());
    assertEquals("three.png", results.get(2).get("file").stringValue());
  }

  @Test
  void boxesAreReadAloneAndPlacedInThePhoto() {
    JsonNode field = first(client.upload("/v1/numbers?box=0.15,0.1,0.8,0.85", Servers.NUMBER)).get("fields")
        .get(0);
    assertEquals("4431", field.get("value").stringValue());
    JsonNode whole = first(client.upload("/v1/numbers", Servers.NUMBER));
    for (int i = 0; i < 4; i++) {
      assertEquals(whole.get("parts").get(i).get("box").get("x").doubleValue(),
          field.get("parts").get(i).get("box").get("x").doubleValue(), 0.03);
    }
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Client.part("Content-Disposition: form-data; name=\"box\"",
        "0.15,0.1,0.8,0.85".getBytes(StandardCharsets.UTF_8)));
    form.writeBytes(Client.filePart("one.png", Client.bytes(Servers.NUMBER)));
    JsonNode receipt = first(client.sendForm("/v1/receipts", form));
    assertEquals("4431", receipt.get("total").get("value").stringValue());
    assertFalse(receipt.has("expense"), "a place is no receipt");
    for (String box : new String[] {"0,0,0,0", "0.5,0,0.6,1", "a", "NaN,0,1,1", "0,0,1"}) {
      assertEquals(400, client.upload("/v1/numbers?box=" + box, Servers.NUMBER).status(), box);
    }
  }

  @Test
  void whatIsAskedForIsDone() {
    assertEquals("unsure",
        first(client.upload("/v1/numbers?min-confidence=1", Servers.NUMBER)).get("outcome").stringValue());
    for (String query : new String[] {"min-confidence=2", "min-confidence=x", "currency=XXXX", "locale=-"}) {
      assertEquals(400, client.upload("/v1/receipts?" + query, Servers.NUMBER).status(), query);
    }
  }

  /** Misspelt it would be taken for unsaid; of two, one would be taken unseen. */
  @Test
  void whatIsMisspeltOrSaidTwiceIsRefused() {
    for (String query : new String[] {"min_confidence=0.9", "drafts=false", "curency=EUR",
        "currency=EUR&currency=USD", "draft=false&draft=true", "max-error=0.001", "Box=0,0,1,1", "x"}) {
      Answer answer = client.upload("/v1/receipts?" + query, Servers.NUMBER);
      assertEquals(400, answer.status(), query);
    }
    for (String path : new String[] {"/v1/digits", "/v1/numbers"}) {
      assertEquals(400, client.upload(path + "?currency=EUR", Servers.NUMBER).status(), path);
    }
    for (String path : new String[] {"/v1/expenses?draft=false", "/v1/expenses/x/confirm?date=2026-11-20",
        "/v1/models/reload?force=true", "/v2/models/digits/infer?x=1"}) {
      assertEquals(400, client.post(path, "{}").status(), path);
    }
    for (String path : new String[] {"/v1/expenses?from=2026-01-01&from=2026-02-01", "/v1/corrections?snce=x",
        "/v1/corrections?owners=none"}) {
      assertEquals(400, client.get(path).status(), path);
    }
    assertEquals(400, sentWith("curency", "EUR", "").status());
    assertEquals(400, sentWith("currency", "EUR", "?currency=EUR").status());
    assertEquals(200, sentWith("draft", "false", "?currency=EUR").status());
    assertTrue(sentWith("curency", "EUR", "").json().get("detail").stringValue().contains("'curency'"));
  }

  private static Answer sentWith(String field, String value, String query) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Client.part("Content-Disposition: form-data; name=\"" + field + "\"",
        value.getBytes(StandardCharsets.UTF_8)));
    form.writeBytes(Client.filePart("one.png", Client.bytes(Servers.NUMBER)));
    return client.sendForm("/v1/receipts" + query, form);
  }

  @Test
  void anErrorThatTheModelsCardProvesMayBeAskedFor() {
    Path digit = Servers.EXAMPLES.resolve("digit-3.png");
    assertEquals("3", first(client.upload("/v1/digits?max-error=0.01", digit)).get("value").stringValue());
    assertEquals(422, client.upload("/v1/digits?max-error=0.000000001", digit).status());
    for (String query : new String[] {"max-error=0", "max-error=1", "max-error=x",
        "max-error=0.01&min-confidence=0.5"}) {
      assertEquals(400, client.upload("/v1/digits?" + query, digit).status(), query);
    }
  }

  @Test
  void stagesAreTimedAndTheModelNamed() {
    JsonNode result = first(client.upload("/v1/numbers", Servers.NUMBER));
    assertEquals("digits", result.get("model").get("name").stringValue());
    for (String stage : new String[] {"waited", "decode", "ink", "glyphs"}) {
      assertTrue(result.get("milliseconds").get(stage).doubleValue() >= 0, stage);
    }
    String metrics = client.get("/metrics").text();
    for (String metric : new String[] {
        "tally_http_requests_seconds_count{method=\"POST\",route=\"/v1/numbers\",status=\"200\"}",
        "tally_read_stages_seconds_count{kind=\"number\",stage=\"queue\"}",
        "tally_queue_waiting{line=\"quick\"}", "tally_readings_count{kind=\"number\",outcome=\"read\"}",
        "tally_model_info{name=\"digits\",sha256="}) {
      assertTrue(metrics.contains(metric), metric);
    }
  }

  @Test
  void everyAnswerHasAnIdAndSafeHeaders() {
    Answer answer = client.with("X-Request-Id", "my-request-17").get("/v1/expenses/none");
    assertEquals("my-request-17", answer.header("X-Request-Id"));
    assertEquals("my-request-17", answer.json().get("id").stringValue());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
    assertEquals("", answer.header("Server"));
    assertTrue(
        client.with("X-Request-Id", "x y").get("/livez").header("X-Request-Id").matches("[0-9a-f]{24}"));
    assertEquals(404, client.get("/nothing").status());
    Answer wrong = client.delete("/v1/totals");
    assertEquals(405, wrong.status());
    assertEquals("GET, HEAD", wrong.header("Allow"));
  }

  @Test
  void aDraftIsWantedOrNot() {
    assertEquals(400, client.upload("/v1/receipts?draft=no", Servers.NUMBER).status());
    assertEquals(0, client.get("/v1/expenses").json().get("expenses").size());
  }
}
