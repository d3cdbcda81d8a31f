package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.SetClock;
import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoLifeTest {
  private static final byte[] PHOTO = "the bytes of a photo that nobody may find again".repeat(200)
      .getBytes(StandardCharsets.UTF_8);
  private static final Draft DRAFT = new Draft(PHOTO, "0".repeat(64), 7,
      new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), "digits x"), Optional.empty(),
      Optional.empty(), Optional.empty());

  @TempDir
  private Path folder;

  private final SetClock clock = new SetClock();

  private Database database() {
    return Database.open(Settings.of(Map.of(Setting.DATABASE, folder.resolve("ledger.db").toString())));
  }

  @Test
  void aPhotoGoesWhenItsTimeIsOverAndLeavesNoBytes() throws IOException {
    try (Database database = database()) {
      Ledger ledger = new Ledger(database, clock, Duration.ofDays(30));
      String id = database.write(handle -> ledger.create(handle, Principal.LOCAL, DRAFT)).expense().id();
      clock.pass(Duration.ofDays(29));
      assertEquals(0, ledger.deleteExpiredPhotos());
      assertArrayEquals(PHOTO, ledger.photo(Principal.LOCAL, id).orElseThrow());
      clock.pass(Duration.ofDays(1));
      assertTrue(ledger.photo(Principal.LOCAL, id).isEmpty(), "not even before it is swept away");
      assertEquals(0, ledger.deleteExpiredPhotos());
      clock.pass(Duration.ofHours(1));
      assertEquals(1, ledger.deleteExpiredPhotos());
      database.tidy();
      assertFalse(ledger.find(Principal.LOCAL, id).photoKept());
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("nobody may find again"),
            file.toString());
      }
    }
  }

  @Test
  void aClockThatIsAMonthAheadForAWhileDeletesNothing() {
    try (Database database = database()) {
      Ledger ledger = new Ledger(database, clock, Duration.ofDays(30));
      String id = database.write(handle -> ledger.create(handle, Principal.LOCAL, DRAFT)).expense().id();
      for (int i = 0; i < 3; i++) {
        clock.jump(Duration.ofDays(31));
        assertEquals(0, ledger.deleteExpiredPhotos());
        clock.pass(Duration.ofSeconds(90));
        assertEquals(0, ledger.deleteExpiredPhotos());
        clock.jump(Duration.ofDays(-31));
        clock.pass(Duration.ofHours(2));
        assertEquals(0, ledger.deleteExpiredPhotos());
      }
      assertArrayEquals(PHOTO, ledger.photo(Principal.LOCAL, id).orElseThrow());
    }
  }

  @Test
  void withoutATimeToLiveNoneIsKeptButTwinsAreStillNoticed() {
    try (Database database = database()) {
      Ledger ledger = new Ledger(database, clock, Duration.ZERO);
      Expense first = database.write(handle -> ledger.create(handle, Principal.LOCAL, DRAFT)).expense();
      assertFalse(first.photoKept());
      assertTrue(ledger.photo(Principal.LOCAL, first.id()).isEmpty());
      assertEquals(first.id(),
          database.write(handle -> ledger.create(handle, Principal.LOCAL, DRAFT)).twins().getFirst().id());
    }
  }
}
