package dev.tally.server.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.database.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
  /** A minute passes whenever it is looked at. */
  private static final class Hasty extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(60);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TempDir
  private Path folder;

  @Test
  void revokingTheLastKeyOpensNoDoor() {
    try (Database database = Database
        .open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())))) {
      ApiKeys keys = new ApiKeys(database, new Hasty());
      assertFalse(keys.any());
      keys.add("one", "one", Set.of(Scope.READ));
      assertTrue(keys.any(), "one that is added while the server runs counts");
      assertTrue(keys.revoke("one"));
      assertTrue(keys.any());
      assertFalse(new ApiKeys(database, new Hasty()).any(), "until the server is started again");
    }
  }
}
