package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.reader.Box;
import dev.tally.server.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which corrections are taken, and which an amount makes. */
class CorrectionRulesTest {
  private static final Box BOX = new Box(0.25, 0.5, 0.25, 0.125);

  private static List<Corrections.Correction> parse(String corrections) {
    return Corrections.parse(ExpenseRules.object(
        ("{\"corrections\": " + corrections.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8)));
  }

  private static String at(String x, String width, String value) {
    return "{'box': {'x': " + x + ", 'y': 0.5, 'width': " + width + ", 'height': 0.125}, 'value': '" + value
        + "'}";
  }

  @Test
  void aPlaceAndAValueAreACorrection() {
    assertEquals(List.of(new Corrections.Correction(BOX, Optional.empty(), "12.50")),
        parse("[" + at("0.25", "0.25", "12.50") + "]"));
    assertEquals(List.of(), parse("[]"));
    assertEquals(List.of(), Corrections.parse(ExpenseRules.object(new byte[0])));
  }

  @Test
  void aPlaceMayReachTheEdgeAndAValueHasFifteenDigits() {
    assertEquals(1, parse("[" + at("0", "1", "123456789012345.1234") + "]").size());
    assertEquals(1, parse("[" + at("0.75", "0.250001", "1") + "]").size());
    assertEquals(1,
        parse("[{'box': {'x': 0, 'y': 0.875, 'width': 1, 'height': 0.125}, 'value': '7'}]").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "5", "null", "[5]", "[{}]", "[{'value': '5'}]",
          "[{'box': {'x': 0, 'y': 0, 'width': 1, 'height': 1}}]",
          "[{'box': {'x': 0, 'y': 0, 'width': 1, 'height': 1}, 'value': '5', 'by': 'me'}]",
          "[{'box': {'x': 0, 'y': 0, 'width': 1, 'height': 1, 'z': 0}, 'value': '5'}]",
          "[{'box': {'x': 0, 'y': 0.9, 'width': 1, 'height': 0.2}, 'value': '5'}]",
          "[{'box': {'x': 0, 'y': 0, 'width': 1, 'height': 0}, 'value': '5'}]",
          "[{'box': {'x': 0, 'y': 0, 'height': 1}, 'value': '5'}]"})
  void anythingElseIsRefused(String corrections) {
    assertEquals(Refusal.Kind.NOT_UNDERSTOOD, assertThrows(Refusal.class, () -> parse(corrections)).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "5.", "1234567890123456", "1.12345", "5 EUR"})
  void aValueIsDigitsWithOrWithoutAPoint(String value) {
    assertThrows(Refusal.class, () -> parse("[" + at("0.25", "0.25", value) + "]"));
  }

  @Test
  void aPlaceIsWithinThePhoto() {
    for (String wrong : List.of(at("0.75", "0.2501", "5"), at("-0.1", "0.25", "5"), at("1.1", "0.25", "5"),
        at("0.25", "0", "5"), at("0", "1.1", "5"))) {
      assertEquals(
          "corrections is an array of up to 100 objects with a box (x, y, width, height as shares of the photo)"
              + " and a value such as \"12.50\".",
          assertThrows(Refusal.class, () -> parse("[" + wrong + "]")).detail());
    }
  }

  @Test
  void aHundredAreTakenAtOnce() {
    String one = at("0.25", "0.25", "5");
    assertEquals(100, parse("[" + one + ("," + one).repeat(99) + "]").size());
    assertThrows(Refusal.class, () -> parse("[" + one + ("," + one).repeat(100) + "]"));
  }

  private static Optional<Corrections.Correction> ofTotal(String outcome, String value, Long minor,
      boolean placed) {
    return Corrections.ofTotal(new Expense("0190", "me", Expense.Status.DRAFT, Optional.ofNullable(minor),
        Optional.of(Currency.getInstance("EUR")), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.of(new Expense.Total(outcome, Optional.ofNullable(value), 0.9,
            placed ? Optional.of(BOX) : Optional.empty(), "digits x")),
        Optional.empty(), false, Instant.EPOCH, Instant.EPOCH, Optional.empty(), 1));
  }

  @Test
  void anAmountThatWasReadOtherwiseOrNotSurelyIsACorrection() {
    assertEquals(Optional.of(new Corrections.Correction(BOX, Optional.of("12.50"), "13.50")),
        ofTotal("read", "12.50", 1350L, true));
    assertEquals(Optional.empty(), ofTotal("read", "12.50", 1250L, true));
    assertEquals(Optional.empty(), ofTotal("read", "12.5", 1250L, true), "the same amount");
    assertEquals(Optional.of(new Corrections.Correction(BOX, Optional.of("12.50"), "12.50")),
        ofTotal("unsure", "12.50", 1250L, true));
    assertEquals(Optional.empty(), ofTotal("read", "12.50", null, true));
    assertEquals(Optional.empty(), ofTotal("read", "12.50", 1350L, false));
  }

  @Test
  void aLabelsNameIsItsPlaces() {
    String name = new Corrections.Labelled("0190", BOX, Optional.empty(), "5", "digits x").name();
    assertEquals("0190-" + ExpenseTable.text(BOX).replace(' ', '_'), name);
    assertEquals(-1, name.indexOf(' '));
  }
}
