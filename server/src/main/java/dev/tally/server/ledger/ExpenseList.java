package dev.tally.server.ledger;

import dev.tally.server.access.Principal;
import dev.tally.server.database.Database;
import dev.tally.server.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks through the books: newest entries first, in pages; sums by month and category. Thread-safe. */
public final class ExpenseList {
  private static final String CURSOR = "before:";

  private final Database database;

  public ExpenseList(Database database) {
    this.database = database;
  }

  /**
   * Some of the expenses.
   *
   * @param next where the next page begins; empty on the last
   */
  public record Page(List<Expense> expenses, Optional<String> next) {}

  /** A sum of confirmed expenses. */
  public record Total(String month, Optional<String> category, String currency, long amountMinor,
      long count) {}

  /**
   * A page.
   *
   * @param parameter gives the address's parameters: those of the filter, and {@code cursor}
   * @param size expenses a page, at least 1
   * @throws Refusal {@code NOT_UNDERSTOOD} or {@code IMPOSSIBLE}
   */
  public Page page(Principal who, Function<String, Optional<String>> parameter, int size) {
    ExpenseFilter filter = ExpenseFilter.of(who.owner(), parameter);
    // Names sort by the time they were made, and what is made later never comes after a cursor; no name begins with a g.
    String before = parameter.apply("cursor").map(ExpenseList::decode).orElse("g");
    List<Expense> found = database.read(handle -> handle
        .createQuery(ExpenseTable.SELECT + " where " + filter.conditions()
            + " and e.id < :before order by e.id desc limit :limit")
        .bindMap(filter.values())
        .bind("before", before)
        .bind("limit", size + 1)
        .map(ExpenseTable::map)
        .list());
    boolean more = found.size() > size;
    List<Expense> page = more ? found.subList(0, size) : found;
    return new Page(page, more ? Optional.of(encode(page.getLast().id())) : Optional.empty());
  }

  private static String encode(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((CURSOR + id).getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.matches(CURSOR + "[0-9a-f-]{36}")) {
        return text.substring(CURSOR.length());
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw Refusal.notUnderstood("The cursor is none that was given out; begin without one.");
  }

  /** All of them, newest first, one at a time. */
  public void forEach(Principal who, Function<String, Optional<String>> parameter, Consumer<Expense> use) {
    ExpenseFilter filter = ExpenseFilter.of(who.owner(), parameter);
    database.read(handle -> {
      handle.createQuery(ExpenseTable.SELECT + " where " + filter.conditions() + " order by e.id desc")
          .bindMap(filter.values())
          .map(ExpenseTable::map)
          .forEach(use);
      return null;
    });
  }

  /** Sums of what is confirmed, by month, category and currency; the filter's {@code status} is not looked at. */
  public List<Total> totals(Principal who, Function<String, Optional<String>> parameter) {
    ExpenseFilter filter = ExpenseFilter.of(who.owner(),
        name -> name.equals("status") ? Optional.of("confirmed") : parameter.apply(name));
    return database.read(handle -> handle.createQuery(
        "select substr(e.spent_on, 1, 7) as month, e.category, e.currency, sum(e.amount_minor) as total, count(*) as count"
            + " from expense e where " + filter.conditions()
            + " group by substr(e.spent_on, 1, 7), e.category, e.currency order by 1, coalesce(e.category, ''), e.currency")
        .bindMap(filter.values())
        .map((row, _) -> new Total(row.getString("month"), Optional.ofNullable(row.getString("category")),
            row.getString("currency"), row.getLong("total"), row.getLong("count")))
        .list());
  }
}
