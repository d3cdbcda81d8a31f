package dev.tally.server.ledger;

import dev.tally.reader.amount.Amount;
import dev.tally.server.refusal.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be said about an expense, and how it is said in JSON. */
public final class ExpenseRules {
  /** A hundred thousand million of whole units: sums of many stay far from a long's end. */
  static final long MAX_MINOR = 10_000_000_000_000L;
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
  private static final int SHORT_TEXT = 100;
  private static final int LONG_TEXT = 2000;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private ExpenseRules() {}

  /**
   * A body as JSON; an empty one is an empty object.
   *
   * @throws Refusal {@code NOT_UNDERSTOOD}
   */
  public static JsonNode object(byte[] body) {
    try {
      JsonNode node = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      // Said below.
    }
    throw Refusal.notUnderstood("The body is no JSON object.");
  }

  /**
   * What is to change. {@code null} takes a value away. {@code amount} is text in whole units of {@code currency}, or of the
   * currency that holds; {@code amountMinor} a whole number of minor units.
   *
   * @param now the expense, which says the currency where the body does not
   * @param body {@code corrections} and {@code duplicates} in it are others' business
   * @throws Refusal {@code NOT_UNDERSTOOD} or {@code IMPOSSIBLE}
   */
  static Map<Field, Optional<String>> changes(Optional<Expense> now, JsonNode body) {
    Map<Field, Optional<String>> changes = new EnumMap<>(Field.class);
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      String name = property.getKey();
      if (name.equals("amount") || name.equals("corrections")) {
        continue;
      }
      Field field = field(name);
      JsonNode value = property.getValue();
      changes.put(field, value.isNull() ? Optional.empty() : Optional.of(checked(field, value)));
    }
    if (body.has("amount")) {
      if (body.has("amountMinor")) {
        throw Refusal.notUnderstood("Say amount or amountMinor, not both.");
      }
      changes.put(Field.AMOUNT_MINOR, amount(now, changes, body.get("amount")));
    }
    return settle(now, changes);
  }

  private static Field field(String name) {
    for (Field field : Field.values()) {
      if (field.label().equals(name)) {
        return field;
      }
    }
    throw Refusal.notUnderstood(
        "An expense has no '" + name.substring(0, Math.min(40, name.length())).replaceAll("\\p{C}", "")
            + "'; it has amount, amountMinor, currency, date, category, merchant and note.");
  }

  private static String checked(Field field, JsonNode value) {
    boolean number = field == Field.AMOUNT_MINOR;
    if (number ? !value.isIntegralNumber() || !value.canConvertToLong() : !value.isString()) {
      throw Refusal.notUnderstood(
          field.label() + (number ? " is a whole number of minor units, such as cents." : " is text."));
    }
    if (number) {
      if (value.longValue() < 0 || value.longValue() > MAX_MINOR) {
        throw invalid(
            String.format(Locale.ROOT, "amountMinor is 0 to %,d; refunds are not entered.", MAX_MINOR));
      }
      return Long.toString(value.longValue());
    }
    String text = value.stringValue().strip();
    requireWhole(field.label(), text);
    return switch (field) {
      case CURRENCY -> currency(text).getCurrencyCode();
      case DATE -> date(text).toString();
      case CATEGORY, MERCHANT -> text(field, text, SHORT_TEXT);
      case NOTE -> text(field, text, LONG_TEXT);
      case AMOUNT_MINOR -> throw new IllegalStateException("numbers were looked at above");
    };
  }

  /** Characters as people and JSON Schema count them: an emoji is one. */
  private static String text(Field field, String text, int longest) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest
        || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw invalid(
          field.label() + " has 1 to " + longest + " characters, none of them a control character.");
    }
    return text;
  }

  /**
   * Half of a character (a surrogate alone) is no text: no database and no file can hold it.
   *
   * @throws Refusal {@code NOT_UNDERSTOOD}
   */
  public static void requireWhole(String name, String text) {
    if (text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
      throw Refusal.notUnderstood(name + " holds half of a character (a surrogate alone).");
    }
  }

  /** Whether a day is one on which somebody may have spent something. */
  static boolean isDate(LocalDate date) {
    return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
  }

  /** Whether a printed name is one that an expense may have. */
  static boolean isMerchant(String name) {
    return !name.isEmpty() && name.codePointCount(0, name.length()) <= SHORT_TEXT
        && name.chars().noneMatch(Character::isISOControl);
  }

  /** Throws {@link Refusal} {@code IMPOSSIBLE}. */
  static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (isDate(date)) {
        return date;
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw invalid("A date is a day from " + FIRST_DAY + " to " + LAST_DAY + ", such as 2026-11-25.");
  }

  /** Throws {@link Refusal} {@code IMPOSSIBLE}. */
  static Currency currency(String text) {
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException _) {
      throw invalid("A currency is an ISO 4217 code, such as INR, USD or EUR.");
    }
  }

  private static Optional<String> amount(Optional<Expense> now, Map<Field, Optional<String>> changes,
      JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw Refusal.notUnderstood("amount is text, such as \"44.31\": numbers in JSON lose cents.");
    }
    Currency currency = changes
        .getOrDefault(Field.CURRENCY, now.flatMap(expense -> expense.text(Field.CURRENCY)))
        .map(Currency::getInstance)
        .orElseThrow(() -> invalid("An amount needs its currency."));
    return Optional.of(Expense.minor(value.stringValue().strip(), currency)
        .map(minor -> Long.toString(minor))
        .orElseThrow(() -> invalid("amount is " + decimals(currency) + ", such as \""
            + Amount.plain(44_310, Expense.decimals(currency)) + "\"; refunds are not entered.")));
  }

  private static String decimals(Currency currency) {
    int decimals = Expense.decimals(currency);
    return decimals == 0
        ? "digits alone, since " + currency.getCurrencyCode() + " has no decimals"
        : "digits with a point before the up to " + decimals + " decimals that " + currency.getCurrencyCode()
            + " has";
  }

  /**
   * A currency that becomes known makes an amount of what was read; one that changes does not turn 44.31 into 4431 unseen.
   */
  private static Map<Field, Optional<String>> settle(Optional<Expense> now,
      Map<Field, Optional<String>> changes) {
    Optional<String> currency = changes.getOrDefault(Field.CURRENCY,
        now.flatMap(expense -> expense.text(Field.CURRENCY)));
    Optional<String> amount = changes.getOrDefault(Field.AMOUNT_MINOR,
        now.flatMap(expense -> expense.text(Field.AMOUNT_MINOR)));
    if (amount.isPresent() && currency.isEmpty()) {
      throw invalid("An amount needs its currency.");
    }
    if (changes.containsKey(Field.AMOUNT_MINOR) || !changes.containsKey(Field.CURRENCY)
        || currency.isEmpty()) {
      return changes;
    }
    Currency after = Currency.getInstance(currency.get());
    if (amount.isPresent()) {
      Currency before = now.flatMap(Expense::currency).orElseThrow();
      if (Expense.decimals(before) != Expense.decimals(after)) {
        throw invalid(after.getCurrencyCode() + " has not as many decimals as " + before.getCurrencyCode()
            + "; say the amount, too.");
      }
    } else {
      now.flatMap(Expense::read)
          .filter(read -> read.outcome().equals("read"))
          .flatMap(Expense.Total::value)
          .flatMap(value -> Expense.minor(value, after))
          .ifPresent(minor -> changes.put(Field.AMOUNT_MINOR, Optional.of(Long.toString(minor))));
    }
    return changes;
  }

  static Refusal invalid(String detail) {
    return Refusal.impossible("invalid", detail);
  }
}
