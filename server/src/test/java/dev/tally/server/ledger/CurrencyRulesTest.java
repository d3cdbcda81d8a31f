package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.server.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a currency that becomes known, changes or is taken away makes of an amount. */
class CurrencyRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static Expense expense(Long minor, String currency, Expense.Total read) {
    return new Expense("0190", "me", Expense.Status.DRAFT, Optional.ofNullable(minor),
        Optional.ofNullable(currency).map(Currency::getInstance), Optional.of(LocalDate.of(2026, 11, 20)),
        Optional.of("food"), Optional.of("Café"), Optional.of("with Ana"), Optional.ofNullable(read),
        Optional.empty(), false, NOW, NOW, Optional.empty(), 1);
  }

  private static Expense.Total read(String outcome, String value) {
    return new Expense.Total(outcome, Optional.ofNullable(value), 0.9, Optional.empty(), "digits x");
  }

  private static ObjectNode body(String name, String value) {
    return new JsonMapper().createObjectNode().put(name, value);
  }

  private static Map<Field, Optional<String>> changes(Expense now, ObjectNode body) {
    return ExpenseRules.changes(Optional.of(now), body);
  }

  private static void assertRefused(String detail, Expense now, ObjectNode body) {
    assertEquals(detail, assertThrows(Refusal.class, () -> changes(now, body)).detail());
  }

  @Test
  void aCurrencyThatBecomesKnownMakesAnAmountOfWhatWasRead() {
    assertEquals(Map.of(Field.CURRENCY, Optional.of("EUR"), Field.AMOUNT_MINOR, Optional.of("4431")),
        changes(expense(null, null, read("read", "44.31")), body("currency", "EUR")));
    Map<Field, Optional<String>> alone = Map.of(Field.CURRENCY, Optional.of("EUR"));
    assertEquals(alone, changes(expense(null, null, read("unsure", "44.31")), body("currency", "EUR")));
    assertEquals(alone, changes(expense(null, null, read("read", null)), body("currency", "EUR")));
    assertEquals(alone, changes(expense(null, null, read("read", "44.311")), body("currency", "EUR")));
    assertEquals(alone, changes(expense(null, null, null), body("currency", "EUR")));
    assertEquals(Map.of(Field.NOTE, Optional.of("x")),
        changes(expense(null, "EUR", read("read", "44.31")), body("note", "x")), "it was known before");
  }

  @Test
  void whatIsSaidWithTheCurrencyHolds() {
    assertEquals(Optional.of("500"),
        changes(expense(null, null, read("read", "44.31")), body("currency", "EUR").put("amount", "5"))
            .get(Field.AMOUNT_MINOR));
    assertEquals(Optional.empty(),
        changes(expense(7L, "EUR", read("read", "44.31")), body("currency", "USD").putNull("amount"))
            .get(Field.AMOUNT_MINOR));
  }

  @Test
  void aCurrencyOfOtherDecimalsNeedsAnAmount() {
    assertEquals(Map.of(Field.CURRENCY, Optional.of("USD")),
        changes(expense(4431L, "EUR", null), body("currency", "USD")));
    assertRefused("JPY has not as many decimals as EUR; say the amount, too.", expense(4431L, "EUR", null),
        body("currency", "JPY"));
    assertEquals(Optional.of("44"),
        changes(expense(4431L, "EUR", null), body("currency", "JPY").put("amount", "44"))
            .get(Field.AMOUNT_MINOR));
  }

  @Test
  void anAmountNeverStandsWithoutItsCurrency() {
    assertRefused("An amount needs its currency.", expense(4431L, "EUR", null),
        new JsonMapper().createObjectNode().putNull("currency"));
    assertEquals(Map.of(Field.CURRENCY, Optional.empty(), Field.AMOUNT_MINOR, Optional.empty()),
        changes(expense(4431L, "EUR", null),
            new JsonMapper().createObjectNode().putNull("currency").putNull("amount")));
    assertEquals(Map.of(Field.CURRENCY, Optional.empty()),
        changes(expense(null, "EUR", read("read", "44.31")),
            new JsonMapper().createObjectNode().putNull("currency")));
    assertEquals(Optional.of("1250"),
        changes(expense(4431L, "EUR", null), body("amount", "12.50")).get(Field.AMOUNT_MINOR));
  }

  @Test
  void anExpenseTellsItsFieldsAsText() {
    Expense expense = expense(4431L, "EUR", null);
    assertEquals(Optional.of("44.31"), expense.amount());
    assertEquals(Optional.of("4431"), expense.text(Field.AMOUNT_MINOR));
    assertEquals(Optional.of("EUR"), expense.text(Field.CURRENCY));
    assertEquals(Optional.of("2026-11-20"), expense.text(Field.DATE));
    assertEquals(Optional.of("food"), expense.text(Field.CATEGORY));
    assertEquals(Optional.of("Café"), expense.text(Field.MERCHANT));
    assertEquals(Optional.of("with Ana"), expense.text(Field.NOTE));
    assertEquals(Optional.of("44"), expense(44L, "XAU", null).amount());
    assertEquals("draft", expense.status().label());
    assertEquals("spent_on", Field.DATE.column());
    assertEquals("amount_minor", Field.AMOUNT_MINOR.column());
  }
}
