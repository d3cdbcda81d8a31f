package dev.tally.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.SetClock;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
  @TempDir
  private Path folder;

  private final SetClock clock = new SetClock();
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ApiKeys keys() {
    return new ApiKeys(database, clock, clock::nanos);
  }

  @Test
  void revokingTheLastKeyOpensNoDoor() {
    ApiKeys keys = keys();
    assertFalse(keys.any());
    keys.add("one", "one", Set.of(Scope.READ));
    clock.pass(Duration.ofSeconds(5));
    assertTrue(keys.any(), "one that is added while the server runs counts");
    assertTrue(keys.revoke("one"));
    clock.pass(Duration.ofSeconds(60));
    assertTrue(keys.any());
    assertFalse(keys().any(), "until the server is started again");
  }

  @Test
  void aClockSetBackKeepsNoRevokedKeyAlive() {
    ApiKeys keys = keys();
    String key = keys.add("one", "one", Set.of(Scope.READ));
    assertTrue(keys.find(key).isPresent());
    keys().revoke("one");
    clock.jump(Duration.ofHours(-1));
    assertTrue(keys.find(key).isPresent(), "it is known for 5 s");
    clock.pass(Duration.ofSeconds(5));
    assertTrue(keys.find(key).isEmpty());
  }

  @Test
  void aFirstKeyOfADayEarlierClosesTheDoor() {
    ApiKeys keys = keys();
    assertFalse(keys.any());
    clock.jump(Duration.ofDays(-1));
    keys().add("one", "one", Set.of(Scope.READ));
    clock.pass(Duration.ofSeconds(5));
    assertTrue(keys.any());
  }

  @Test
  void whatEndedDoesNotBeginAgain() {
    ForwardClock forward = new ForwardClock(clock, clock::nanos);
    Instant begin = clock.instant();
    clock.pass(Duration.ofMinutes(1));
    assertEquals(begin.plusSeconds(60), forward.instant());
    clock.jump(Duration.ofHours(-1));
    assertEquals(begin.plusSeconds(60), forward.instant());
    clock.pass(Duration.ofMinutes(1));
    assertEquals(begin.plusSeconds(120), forward.instant());
    clock.jump(Duration.ofHours(3));
    assertEquals(clock.instant(), forward.instant());
  }
}
