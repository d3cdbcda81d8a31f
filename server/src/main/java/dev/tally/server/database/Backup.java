package dev.tally.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A copy of SQLite's file while the server writes to it. By {@code vacuum into}: it reads in one transaction, so the copy is of one moment,
 * writers do not wait, and it never begins anew because they write, as page by page copying does; and what was deleted is not in it.
 */
public final class Backup {
  private Backup() {}

  /**
   * Writes the copy, looks through it, and gives it its name only then.
   *
   * @param to must not be there
   * @throws IOException where it cannot be written
   * @throws IllegalArgumentException where the ledger is no file, or the copy is not whole
   */
  public static void write(Database database, Path to) throws IOException {
    if (!database.isSqlite()) {
      throw new IllegalArgumentException(
          "this ledger is in PostgreSQL, whose own pg_dump --format=custom backs it up, and pg_restore restores it");
    }
    if (Files.exists(to)) {
      throw new FileAlreadyExistsException(to.toString(), null, "it is there already; name another");
    }
    Path part = to.toAbsolutePath().resolveSibling(to.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      LedgerFile.create(part);
      database.read(handle -> handle.execute("vacuum into ?", part.toString()));
      requireWhole(part);
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void requireWhole(Path copy) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma integrity_check(1)")) {
      if (result.next() && result.getString(1).equals("ok")) {
        return;
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException("the copy cannot be read: " + DatabaseFault.rootMessage(e), e);
    }
    throw new IllegalArgumentException(
        "the copy is damaged, as the ledger may be: 'tally serve check' looks at it");
  }
}
