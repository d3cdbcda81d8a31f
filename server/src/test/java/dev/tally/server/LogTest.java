package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LogTest {
  @TempDir
  private Path folder;

  /** What a client reports is found in the log, and the log says what the answer does not. */
  @Test
  void eachLineIsJsonWithTheRequestsIdAndAFaultHasItsStackThere() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    String id;
    String expense;
    try {
      Map<Setting, String> settings = Servers.settings(folder.resolve("ledger.db").toString());
      settings.put(Setting.LOG, "json");
      try (TallyServer server = Servers.start(settings)) {
        Client client = Client.of(server);
        expense = client.post("/v1/expenses", "{\"merchant\":\"Cafe Secret\"}")
            .json()
            .get("id")
            .stringValue();
        client.get("/v1/expenses/" + expense);
        server.database().write(handle -> handle.execute("drop table answered"));
        Client.Answer fault = client.with("Idempotency-Key", "k").post("/v1/expenses", "{}");
        assertEquals(500, fault.status());
        assertFalse(fault.text().contains("answered") || fault.text().contains("Exception"), fault.text());
        id = fault.json().get("id").stringValue();
      }
    } finally {
      System.setErr(before);
    }
    String text = log.toString(StandardCharsets.UTF_8);
    boolean stack = false;
    for (String line : text.lines().toList()) {
      JsonNode event = Client.JSON.readTree(line);
      if (event.at("/mdc/request").asString("").equals(id)
          && event.get("level").stringValue().equals("ERROR")) {
        stack = event.toString().contains("no such table: answered");
      }
    }
    assertTrue(stack, text);
    assertFalse(text.contains("Cafe Secret") || text.contains(expense),
        "the log holds neither expenses nor their names");
  }
}
