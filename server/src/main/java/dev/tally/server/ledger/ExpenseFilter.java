package dev.tally.server.ledger;

import dev.tally.server.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which expenses are wanted, as conditions in SQL with their values.
 *
 * @param values by the name that the conditions use
 */
record ExpenseFilter(String conditions, Map<String, Object> values) {
  private static final String DELETED = "deleted";

  /**
   * From an address's parameters: {@code status, from, to, category, currency, min, max, text}.
   *
   * @param parameter gives a value by name
   * @throws Refusal {@code NOT_UNDERSTOOD} or {@code IMPOSSIBLE}
   */
  static ExpenseFilter of(String owner, Function<String, Optional<String>> parameter) {
    StringBuilder sql = new StringBuilder("e.owner = :owner");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("owner", owner);
    Optional<String> status = parameter.apply("status");
    if (status.isPresent()) {
      if (!List.of("draft", "confirmed", DELETED).contains(status.get())) {
        throw Refusal.notUnderstood("status is draft, confirmed or deleted.");
      }
      sql.append(" and e.status = :status");
      values.put("status", status.get());
    } else {
      sql.append(" and e.status <> 'deleted'");
    }
    parameter.apply("from")
        .ifPresent(day -> add(sql, values, "e.spent_on >= :from", "from", ExpenseRules.date(day).toString()));
    parameter.apply("to")
        .ifPresent(day -> add(sql, values, "e.spent_on <= :to", "to", ExpenseRules.date(day).toString()));
    parameter.apply("category")
        .ifPresent(text -> add(sql, values, "e.category = :category", "category", text));
    parameter.apply("currency")
        .ifPresent(code -> add(sql, values, "e.currency = :currency", "currency",
            ExpenseRules.currency(code).getCurrencyCode()));
    parameter.apply("min")
        .ifPresent(minor -> add(sql, values, "e.amount_minor >= :min", "min", minor(minor)));
    parameter.apply("max")
        .ifPresent(minor -> add(sql, values, "e.amount_minor <= :max", "max", minor(minor)));
    parameter.apply("text")
        .ifPresent(text -> add(sql, values, "e.search like :text escape '!'", "text",
            '%' + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%'));
    return new ExpenseFilter(sql.toString(), values);
  }

  private static void add(StringBuilder sql, Map<String, Object> values, String condition, String name,
      Object value) {
    sql.append(" and ").append(condition);
    values.put(name, value);
  }

  private static long minor(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw Refusal.notUnderstood("min and max are whole numbers of minor units, such as cents.");
    }
  }
}
