package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.database.Backup;
import dev.tally.server.database.Database;
import dev.tally.server.database.Inspection;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final String WHOLE = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"date\":\"2026-11-20\",\"note\":\"NOTE\"}";

  @TempDir
  private Path folder;

  private Settings settings(String file) {
    return Settings.of(Map.of(Setting.DATABASE, folder.resolve(file).toString()));
  }

  /** As {@code tally serve backup FILE} and {@code check}: another process, beside the server that is written to. */
  @Test
  void aCopyMadeWhileOthersWriteIsRestored() throws Exception {
    Path copy = folder.resolve("copy.db");
    String photo;
    try (TallyServer server = Servers.start(folder);
        ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Client client = Client.of(server);
      photo = client.upload("/v1/receipts", Servers.NUMBER).json().at("/results/0/expense/id").stringValue();
      for (int i = 0; i < 50; i++) {
        client.post("/v1/expenses", WHOLE.replace("NOTE", "before " + i));
      }
      String deleted = client.post("/v1/expenses", WHOLE.replace("NOTE", "to be deleted"))
          .json()
          .get("id")
          .stringValue();
      assertEquals(204, client.delete("/v1/expenses/" + deleted).status());
      AtomicBoolean stop = new AtomicBoolean();
      Future<Integer> writing = threads.submit(() -> {
        int count = 0;
        for (; !stop.get(); count++) {
          assertEquals(201,
              client.post("/v1/expenses", WHOLE.replace("NOTE", "meanwhile " + count)).status());
        }
        return count;
      });
      try (Database database = Database.openAsItIs(settings("ledger.db"))) {
        Backup.write(database, copy);
        assertEquals(List.of(), Inspection.of(database).faults());
      }
      stop.set(true);
      assertTrue(writing.get() > 0);
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    try (var files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.toString().contains(".part")));
    }
    try (TallyServer restored = Servers.start(Servers.settings(copy.toString()))) {
      Client client = Client.of(restored);
      String csv = client.get("/v1/expenses.csv").text();
      for (int i = 0; i < 50; i++) {
        assertTrue(csv.contains("\"before " + i + "\""), csv);
      }
      assertArrayEquals(Client.bytes(Servers.NUMBER),
          client.get("/v1/expenses/" + photo + "/photo").response().body());
      assertEquals(201, client.post("/v1/expenses", WHOLE).status());
    }
  }

  @Test
  void nothingIsOverwrittenAndWhatIsNotThereIsNotMade() throws IOException {
    Servers.start(folder).close();
    Path there = Files.writeString(folder.resolve("there"), "mine");
    try (Database database = Database.openAsItIs(settings("ledger.db"))) {
      assertThrows(FileAlreadyExistsException.class, () -> Backup.write(database, there));
      assertThrows(IOException.class, () -> Backup.write(database, there.resolve("copy.db")));
    }
    assertEquals("mine", Files.readString(there));
    String message = assertThrows(IllegalArgumentException.class,
        () -> Database.openAsItIs(settings("none.db")).close()).getMessage();
    assertTrue(message.contains("there is no such file"), message);
    assertFalse(Files.exists(folder.resolve("none.db")));
  }

  @Test
  void anInspectionTellsWhatIsWrong() throws IOException {
    try (TallyServer server = Servers.start(folder)) {
      Client client = Client.of(server);
      for (int i = 0; i < 100; i++) {
        client.post("/v1/expenses", WHOLE.replace("NOTE", "x".repeat(1500)));
      }
    }
    try (Database database = Database.openAsItIs(settings("ledger.db"))) {
      Inspection found = Inspection.of(database);
      assertEquals(List.of(), found.faults());
      assertEquals("3", found.version());
      assertEquals(100, found.rows().get("expense"));
      assertTrue(
          database.write(handle -> handle.execute("update flyway_schema_history set version = version")) > 0);
    }
    byte[] file = Files.readAllBytes(folder.resolve("ledger.db"));
    java.util.Arrays.fill(file, file.length / 4096 / 2 * 4096, file.length, (byte) 0);
    Files.write(folder.resolve("ledger.db"), file);
    try (Database database = Database.openAsItIs(settings("ledger.db"))) {
      assertFalse(Inspection.of(database).faults().isEmpty());
      assertThrows(RuntimeException.class, () -> Backup.write(database, folder.resolve("copy.db")));
    }
    assertFalse(Files.exists(folder.resolve("copy.db")), "what is damaged is no backup");
  }

  @Test
  void postgresqlIsLookedAtAndItsOwnToolIsNamed() {
    String url = Postgresql.database();
    try (TallyServer server = Servers.start(Servers.settings(url))) {
      Client.of(server).upload("/v1/receipts", Servers.NUMBER);
    }
    try (Database database = Database.openAsItIs(Settings.of(Map.of(Setting.DATABASE, url)))) {
      Inspection found = Inspection.of(database);
      assertEquals(List.of(), found.faults());
      assertEquals(1, found.rows().get("photo"));
      String message = assertThrows(IllegalArgumentException.class,
          () -> Backup.write(database, folder.resolve("copy"))).getMessage();
      assertTrue(message.contains("pg_dump"), message);
    }
  }
}
