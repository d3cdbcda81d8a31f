package dev.tally.server.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What became of expenses: a row a field that changed. */
public final class History {
  private static final String STATUS = "status";

  private History() {}

  /**
   * A change.
   *
   * @param version of the expense after it
   * @param field what changed: a field's label, {@code status} or {@code photo}
   * @param was before; what was read, where a machine said it
   */
  public record Change(int version, String field, Optional<String> was, Optional<String> became, String actor,
      Instant at) {}

  static void created(Handle handle, Expense expense, String actor) {
    insert(handle, expense, STATUS, Optional.empty(), Optional.of(expense.status().label()), actor);
    for (Field field : Field.values()) {
      if (expense.text(field).isPresent()) {
        insert(handle, expense, field.label(), Optional.empty(), expense.text(field), actor);
      }
    }
    // What was read, be it sure or not, so that what people make of it can be told from it.
    expense.read()
        .flatMap(Expense.Total::value)
        .ifPresent(value -> insert(handle, expense, "read", Optional.empty(), Optional.of(value),
            expense.read().get().model()));
  }

  /** Whether there would be anything to keep. */
  static boolean differ(Expense before, Expense after) {
    return before.status() != after.status()
        || Arrays.stream(Field.values()).anyMatch(field -> !before.text(field).equals(after.text(field)));
  }

  /** Keeps what differs. */
  static void changed(Handle handle, Expense before, Expense after, String actor) {
    if (before.status() != after.status()) {
      insert(handle, after, STATUS, Optional.of(before.status().label()), Optional.of(after.status().label()),
          actor);
    }
    for (Field field : Field.values()) {
      if (!before.text(field).equals(after.text(field))) {
        insert(handle, after, field.label(), before.text(field), after.text(field), actor);
      }
    }
  }

  static void photoDeleted(Handle handle, Expense before, String actor, long now) {
    insert(handle, before.id(), before.version() + 1, "photo", Optional.of("kept"), Optional.of("deleted"),
        actor, now);
  }

  private static void insert(Handle handle, Expense after, String field, Optional<String> was,
      Optional<String> became, String actor) {
    insert(handle, after.id(), after.version(), field, was, became, actor, after.updatedAt().toEpochMilli());
  }

  private static void insert(Handle handle, String expense, int version, String field, Optional<String> was,
      Optional<String> became, String actor, long now) {
    handle.createUpdate("""
        insert into history (expense_id, version, field, was, became, actor, changed_at)
        values (:id, :version, :field, :was, :became, :actor, :now)""")
        .bind("id", expense)
        .bind("version", version)
        .bind("field", field)
        .bind("was", was.orElse(null))
        .bind("became", became.orElse(null))
        .bind("actor", actor)
        .bind("now", now)
        .execute();
  }

  static List<Change> of(Handle handle, String owner, String expense) {
    return handle.createQuery("""
        select h.* from history h join expense e on e.id = h.expense_id
        where e.id = :id and e.owner = :owner order by h.version, h.field""")
        .bind("id", expense)
        .bind("owner", owner)
        .map((row, _) -> new Change(row.getInt("version"), row.getString("field"),
            Optional.ofNullable(row.getString("was")), Optional.ofNullable(row.getString("became")),
            row.getString("actor"), Instant.ofEpochMilli(row.getLong("changed_at"))))
        .list();
  }
}
