package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Box;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes a label for the next training: a wrong one would teach what is wrong. */
class CorrectionsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void anAmountThatIsSetBackIsNoCorrection() {
    try (Database database = Database
        .open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())))) {
      Ledger ledger = new Ledger(database, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(30));
      Draft draft = new Draft(
          new byte[] {1}, "0".repeat(64), 7, new Expense.Total("read", Optional.of("12.50"), 0.99,
              Optional.of(new Box(0.5, 0.5, 0.1, 0.1)), "digits x"),
          Optional.of(Currency.getInstance("EUR")), Optional.empty(), Optional.empty());
      String id = database.write(handle -> ledger.create(handle, Principal.LOCAL, draft)).expense().id();
      database.write(handle -> ledger.confirm(handle, Principal.LOCAL, id, json("date", "2026-11-20"),
          Optional.empty()));
      assertEquals(List.of(), labels(database), "it was read rightly");
      edit(database, ledger, id, "amount", "13.50");
      assertEquals(List.of("12.50 13.50"), labels(database));
      edit(database, ledger, id, "merchant", "Café");
      assertEquals(List.of("12.50 13.50"), labels(database));
      edit(database, ledger, id, "amount", "12.50");
      assertEquals(List.of(), labels(database));
    }
  }

  private static JsonNode json(String name, String value) {
    return new JsonMapper().createObjectNode().put(name, value);
  }

  private static void edit(Database database, Ledger ledger, String id, String name, String value) {
    database.write(handle -> ledger.edit(handle, Principal.LOCAL, id, json(name, value), Optional.empty()));
  }

  private static List<String> labels(Database database) {
    return database.read(handle -> Corrections.list(handle, Optional.empty(), 0, NOW))
        .stream()
        .map(label -> label.was().orElse("-") + " " + label.became())
        .toList();
  }
}
