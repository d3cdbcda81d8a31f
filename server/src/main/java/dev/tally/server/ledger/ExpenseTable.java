package dev.tally.server.ledger;

import dev.tally.reader.Box;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Expenses as rows. */
final class ExpenseTable {
  /** All columns, and whether the photo is there. */
  static final String SELECT = "select e.*, exists (select 1 from photo p where p.expense_id = e.id) as photo_kept from expense e";

  private ExpenseTable() {}

  static Expense map(ResultSet row, StatementContext ignored) throws SQLException {
    return new Expense(row.getString("id"), row.getString("owner"),
        Expense.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)), number(row, "amount_minor"),
        text(row, "currency").map(Currency::getInstance), text(row, "spent_on").map(LocalDate::parse),
        text(row, "category"), text(row, "merchant"), text(row, "note"), read(row), text(row, "photo_sha256"),
        row.getBoolean("photo_kept"), Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        number(row, "confirmed_at").map(Instant::ofEpochMilli), row.getInt("version"));
  }

  private static Optional<Expense.Total> read(ResultSet row) throws SQLException {
    String outcome = row.getString("read_outcome");
    return outcome == null
        ? Optional.empty()
        : Optional.of(new Expense.Total(outcome, text(row, "read_value"), row.getDouble("read_confidence"),
            text(row, "read_box").map(ExpenseTable::box), row.getString("read_model")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /** Four shares of the photo. */
  static Box box(String text) {
    double[] shares = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Box(shares[0], shares[1], shares[2], shares[3]);
  }

  static String text(Box box) {
    return box.x() + " " + box.y() + " " + box.width() + " " + box.height();
  }

  /** Adds a new one. */
  static void insert(Handle handle, Expense expense, long photoHash) {
    handle.createUpdate("""
        insert into expense (id, owner, status, amount_minor, currency, spent_on, category, merchant, note, read_outcome,
          read_value, read_confidence, read_box, read_model, photo_sha256, photo_hash, created_at, updated_at, version, search)
        values (:id, :owner, :status, :amount, :currency, :date, :category, :merchant, :note, :outcome, :value,
          :confidence, :box, :model, :sha256, :hash, :created, :updated, :version, :search)""")
        .bind("id", expense.id())
        .bind("owner", expense.owner())
        .bind("status", expense.status().label())
        .bind("amount", expense.amountMinor().orElse(null))
        .bind("currency", expense.text(Field.CURRENCY).orElse(null))
        .bind("date", expense.text(Field.DATE).orElse(null))
        .bind("category", expense.category().orElse(null))
        .bind("merchant", expense.merchant().orElse(null))
        .bind("note", expense.note().orElse(null))
        .bind("outcome", expense.read().map(Expense.Total::outcome).orElse(null))
        .bind("value", expense.read().flatMap(Expense.Total::value).orElse(null))
        .bind("confidence", expense.read().map(Expense.Total::confidence).orElse(null))
        .bind("box", expense.read().flatMap(Expense.Total::box).map(ExpenseTable::text).orElse(null))
        .bind("model", expense.read().map(Expense.Total::model).orElse(null))
        .bind("sha256", expense.photoSha256().orElse(null))
        .bind("hash", expense.photoSha256().map(_ -> photoHash).orElse(null))
        .bind("created", expense.createdAt().toEpochMilli())
        .bind("updated", expense.updatedAt().toEpochMilli())
        .bind("version", expense.version())
        .bind("search", search(expense))
        .execute();
  }

  /** What a filter's text is looked for in, which is in lower case, too. */
  private static String search(Expense expense) {
    return (expense.merchant().orElse("") + ' ' + expense.note().orElse("")).toLowerCase(Locale.ROOT);
  }

  /**
   * Writes what people say about it, its status and version.
   *
   * @return whether it still was in the version before
   */
  static boolean update(Handle handle, Expense expense) {
    String fields = Arrays.stream(Field.values())
        .map(field -> field.column() + " = :" + field.column())
        .collect(Collectors.joining(", "));
    return handle.createUpdate("update expense set status = :status, " + fields
        + ", updated_at = :updated, confirmed_at = :confirmed, search = :search, version = :version where id = :id and version = :version - 1")
        .bind("id", expense.id())
        .bind("status", expense.status().label())
        .bind("amount_minor", expense.amountMinor().orElse(null))
        .bind("currency", expense.text(Field.CURRENCY).orElse(null))
        .bind("spent_on", expense.text(Field.DATE).orElse(null))
        .bind("category", expense.category().orElse(null))
        .bind("merchant", expense.merchant().orElse(null))
        .bind("note", expense.note().orElse(null))
        .bind("updated", expense.updatedAt().toEpochMilli())
        .bind("search", search(expense))
        .bind("confirmed", expense.confirmedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("version", expense.version())
        .execute() == 1;
  }
}
