package dev.tally.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of databases that look like others' ways to say it. */
class DatabaseNameTest {
  private static String refused(String database) {
    Settings settings = Settings.of(Map.of(Setting.DATABASE, database));
    return assertThrows(IllegalArgumentException.class, () -> Database.open(settings)).getMessage();
  }

  @Test
  void aPathWithAKindBeforeItIsNoFolder() {
    for (String database : List.of("sqlite:ledger.db", "SQLite:/tmp/ledger.db", "sqlite3:ledger.db")) {
      assertEquals("a SQLite file is named by its path alone, without 'sqlite:'", refused(database));
    }
  }

  @Test
  void anotherKindIsRefusedWithoutRepeatingItsPassword() {
    for (String database : List.of("mysql://me:secret@host/x", "jdbc:h2:mem:x;PASSWORD=secret")) {
      assertEquals("the database is neither a SQLite file nor postgresql://HOST/NAME", refused(database));
    }
  }
}
