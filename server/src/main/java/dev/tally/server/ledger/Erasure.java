package dev.tally.server.ledger;

import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes out of the ledger what is not to be found again: an owner's all, at once; deleted expenses with their history, a while after.
 * Thread-safe.
 */
public final class Erasure {
  /** What refers to expenses, and then those. */
  private static final List<String> TABLES = List.of("correction", "history", "photo");

  private final Database database;
  private final Clock clock;
  private final Duration kept;

  /** @param kept how long deleted expenses and their history stay */
  public Erasure(Database database, Clock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  private record Deleted(String id, String owner) {}

  /** All that an owner has: expenses, histories, photos, corrections, and answers that were given. Keys stay. */
  public void eraseAll(Principal who) {
    database.write(handle -> {
      for (String table : TABLES) {
        handle
            .createUpdate(
                "delete from " + table + " where expense_id in (select id from expense where owner = :owner)")
            .bind("owner", who.owner())
            .execute();
      }
      for (String table : List.of("expense", "answered")) {
        handle.createUpdate("delete from " + table + " where owner = :owner")
            .bind("owner", who.owner())
            .execute();
      }
      return null;
    });
    database.untidy();
  }

  /** Deleted expenses whose time is over. How many. */
  public int eraseDeleted() {
    long end = clock.instant().minus(kept).toEpochMilli();
    List<Deleted> over = database.read(handle -> handle
        .createQuery(
            "select id, owner from expense where status = 'deleted' and updated_at <= :end limit 1000")
        .bind("end", end)
        .map((row, _) -> new Deleted(row.getString("id"), row.getString("owner")))
        .list());
    for (Deleted expense : over) {
      database.write(handle -> erase(handle, expense));
    }
    if (!over.isEmpty()) {
      database.untidy();
    }
    return over.size();
  }

  private static int erase(Handle handle, Deleted expense) {
    for (String table : TABLES) {
      handle.createUpdate("delete from " + table + " where expense_id = :id")
          .bind("id", expense.id())
          .execute();
    }
    // Answers repeat what was said about it.
    handle.createUpdate("delete from answered where owner = :owner and body like :named")
        .bind("owner", expense.owner())
        .bind("named", '%' + expense.id() + '%')
        .execute();
    return handle.createUpdate("delete from expense where id = :id").bind("id", expense.id()).execute();
  }
}
