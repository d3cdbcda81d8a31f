package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.server.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said about an expense, each rule up to where it ends. */
class ExpenseRulesTest {
  private static Map<Field, Optional<String>> changes(String body) {
    return ExpenseRules.changes(Optional.empty(),
        ExpenseRules.object(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertRefused(Refusal.Kind kind, String detail, String body) {
    Refusal refusal = assertThrows(Refusal.class, () -> changes(body));
    assertEquals(detail, refusal.detail());
    assertEquals(kind, refusal.kind());
  }

  private static void assertSaid(Field field, String value, String body) {
    assertEquals(Map.of(field, Optional.of(value)), changes(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "{", "{\"note\": \"a\", \"note\": \"b\"}", "{} {}", "null"})
  void whatIsNoObjectIsRefused(String body) {
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD, "The body is no JSON object.", body);
  }

  @Test
  void anEmptyBodyChangesNothing() {
    assertEquals(Map.of(), changes(""));
    assertEquals(Map.of(), changes("{'corrections': []}"));
    assertEquals(Map.of(Field.NOTE, Optional.empty()), changes("{'note': null}"));
  }

  @Test
  void whatAnExpenseDoesNotHaveIsRefused() {
    String known = "'; it has amount, amountMinor, currency, date, category, merchant and note.";
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD, "An expense has no 'owner" + known, "{'owner': 'x'}");
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD, "An expense has no '" + "a".repeat(40) + known,
        "{'" + "a".repeat(41) + "': 1}");
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD, "An expense has no 'ab" + known, "{'a\\u0007b': 1}");
  }

  @Test
  void minorUnitsAreWholeAndNotTooMany() {
    assertEquals(Optional.of("0"), minor("0"));
    assertEquals(Optional.of("10000000000000"), minor("10000000000000"));
    for (String beyond : new String[] {"-1", "10000000000001"}) {
      assertRefused(Refusal.Kind.IMPOSSIBLE,
          "amountMinor is 0 to 10,000,000,000,000; refunds are not entered.",
          "{'amountMinor': " + beyond + ", 'currency': 'EUR'}");
    }
    for (String wrong : new String[] {"1.5", "'5'", "99999999999999999999", "true"}) {
      assertRefused(Refusal.Kind.NOT_UNDERSTOOD,
          "amountMinor is a whole number of minor units, such as cents.",
          "{'amountMinor': " + wrong + ", 'currency': 'EUR'}");
    }
  }

  private static Optional<String> minor(String number) {
    return changes("{'amountMinor': " + number + ", 'currency': 'EUR'}").get(Field.AMOUNT_MINOR);
  }

  @ParameterizedTest
  @CsvSource({"44.31, EUR, 4431", "44.3, EUR, 4430", "44, JPY, 44", "1.234, KWD, 1234", "' 5 ', EUR, 500",
      "0, EUR, 0", "100000000000.00, EUR, 10000000000000", "5, XAU, 5"})
  void anAmountIsTextInWholeUnits(String amount, String currency, String minor) {
    assertEquals(Map.of(Field.AMOUNT_MINOR, Optional.of(minor), Field.CURRENCY, Optional.of(currency)),
        changes("{'amount': '" + amount + "', 'currency': '" + currency + "'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"44.315", "100000000000.01", "-5", "5.", "", "1e3", "12345678901234", "1.00000", "1,5"})
  void whatIsNoAmountIsRefused(String amount) {
    assertRefused(Refusal.Kind.IMPOSSIBLE,
        "amount is digits with a point before the up to 2 decimals that EUR has, such as \"443.10\"; refunds"
            + " are not entered.",
        "{'amount': '" + amount + "', 'currency': 'EUR'}");
  }

  @Test
  void anAmountFollowsItsCurrencysDecimals() {
    assertRefused(Refusal.Kind.IMPOSSIBLE,
        "amount is digits alone, since JPY has no decimals, such as \"44310\"; refunds are not entered.",
        "{'amount': '44.5', 'currency': 'JPY'}");
    assertRefused(Refusal.Kind.IMPOSSIBLE,
        "amount is digits with a point before the up to 3 decimals that KWD has, such as \"44.310\"; refunds"
            + " are not entered.",
        "{'amount': '44.5555', 'currency': 'KWD'}");
  }

  @Test
  void anAmountIsSaidOnceAndAsText() {
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD, "Say amount or amountMinor, not both.",
        "{'amount': '44.31', 'amountMinor': 4431, 'currency': 'EUR'}");
    assertRefused(Refusal.Kind.NOT_UNDERSTOOD,
        "amount is text, such as \"44.31\": numbers in JSON lose cents.",
        "{'amount': 44.31, 'currency': 'EUR'}");
    assertEquals(Optional.empty(), changes("{'amount': null}").get(Field.AMOUNT_MINOR));
    assertRefused(Refusal.Kind.IMPOSSIBLE, "An amount needs its currency.", "{'amount': '44.31'}");
    assertRefused(Refusal.Kind.IMPOSSIBLE, "An amount needs its currency.", "{'amountMinor': 4431}");
    assertRefused(Refusal.Kind.IMPOSSIBLE, "An amount needs its currency.",
        "{'amount': '44.31', 'currency': null}");
  }

  @Test
  void textHasALengthAndNoControlCharacters() {
    for (Field field : new Field[] {Field.CATEGORY, Field.MERCHANT, Field.NOTE}) {
      int longest = field == Field.NOTE ? 2000 : 100;
      String said = "{'" + field.label() + "': '";
      String refused = field.label() + " has 1 to " + longest
          + " characters, none of them a control character.";
      assertSaid(field, "a".repeat(longest), said + "a".repeat(longest) + "'}");
      assertSaid(field, "🧾".repeat(longest), said + "🧾".repeat(longest) + "'}");
      assertSaid(field, "a\nb\tc", said + " a\\nb\\tc '}");
      assertRefused(Refusal.Kind.IMPOSSIBLE, refused, said + "a".repeat(longest + 1) + "'}");
      assertRefused(Refusal.Kind.IMPOSSIBLE, refused, said + " '}");
      assertRefused(Refusal.Kind.IMPOSSIBLE, refused, said + "a\\u0007'}");
      assertRefused(Refusal.Kind.NOT_UNDERSTOOD, field.label() + " is text.",
          said.substring(0, said.length() - 1) + "5}");
      assertRefused(Refusal.Kind.NOT_UNDERSTOOD,
          field.label() + " holds half of a character (a surrogate alone).", said + "a\\ud83e'}");
    }
  }

  @Test
  void aSurrogateAloneIsHalfACharacter() {
    for (String half : new String[] {"\ud800", "\udfff", "a\udc00b"}) {
      assertThrows(Refusal.class, () -> ExpenseRules.requireWhole("note", half));
    }
    ExpenseRules.requireWhole("note", "\ud7ff\ue000🧾");
  }

  @Test
  void aDateIsADayOfOurTime() {
    assertSaid(Field.DATE, "1970-01-01", "{'date': '1970-01-01'}");
    assertSaid(Field.DATE, "2199-12-31", "{'date': '2199-12-31'}");
    for (String wrong : new String[] {"1969-12-31", "2200-01-01", "2026-13-01", "yesterday"}) {
      assertRefused(Refusal.Kind.IMPOSSIBLE,
          "A date is a day from 1970-01-01 to 2199-12-31, such as 2026-11-25.", "{'date': '" + wrong + "'}");
    }
    assertTrue(ExpenseRules.isDate(LocalDate.of(1970, 1, 1)));
    assertFalse(ExpenseRules.isDate(LocalDate.of(1969, 12, 31)));
  }

  @Test
  void aCurrencyIsACode() {
    assertSaid(Field.CURRENCY, "EUR", "{'currency': 'EUR'}");
    assertRefused(Refusal.Kind.IMPOSSIBLE, "A currency is an ISO 4217 code, such as INR, USD or EUR.",
        "{'currency': 'euro'}");
  }

  @Test
  void aPrintedNameIsOneThatMayBeSaid() {
    assertTrue(ExpenseRules.isMerchant("🧾".repeat(100)));
    assertFalse(ExpenseRules.isMerchant("a".repeat(101)));
    assertFalse(ExpenseRules.isMerchant(""));
    assertFalse(ExpenseRules.isMerchant("a\nb"));
  }
}
