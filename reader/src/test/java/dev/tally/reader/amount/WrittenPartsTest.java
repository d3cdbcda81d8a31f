package dev.tally.reader.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number's groups of digits, the marks between them, and how places write money. */
class WrittenPartsTest {
  @Test
  void aNumberIsGroupsAndMarks() {
    Written written = Written.of("$1,234.50/-");
    assertEquals(List.of("1", "234", "50"), written.groups());
    assertEquals(List.of(",", "."), written.marks());
    assertTrue(written.noCents());
    assertEquals("50", written.last());
    assertEquals('.', written.lastMark());
    assertEquals(0, Written.of("12").lastMark());
    assertEquals('.', Written.of("12 .,50").lastMark(), "a point before all else");
    assertEquals(',', Written.of("12-,50").lastMark());
    assertEquals('-', Written.of("12=-50").lastMark());
    assertEquals(':', Written.of("12:'50").lastMark());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,234", "12,345", "123,456", "1,234,567", "3,36,000", "1'234", "123"})
  void thousandsAndLakhsAreGroups(String text) {
    assertTrue(Written.of(text).isGrouped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,23", "1234,567", "1,2345", "1,234.567", "1,2,345", "3,36,00", "1,23,45", "1,1,000"})
  void otherGroupsAreNone(String text) {
    assertFalse(Written.of(text).isGrouped());
  }

  @Test
  void aMarkUnlikeThoseBeforeSaysItTwice() {
    assertTrue(Written.of("1,234.50").isSaidTwice());
    assertTrue(Written.of("3,36,000.75").isSaidTwice());
    assertFalse(Written.of("1,234,50").isSaidTwice());
    assertFalse(Written.of("12,34.50").isSaidTwice());
    assertFalse(Written.of("44.31").isSaidTwice());
  }

  @Test
  void aCurrencyHasUpToFourDecimals() {
    assertEquals(1, new Notation(Optional.empty(), 0).whole());
    assertEquals(10_000, new Notation(Optional.empty(), 4).whole());
    assertEquals("decimals are 0 to 4, not 5",
        assertThrows(IllegalArgumentException.class, () -> new Notation(Optional.empty(), 5)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Notation(Optional.empty(), -1));
  }

  @Test
  void aPlacesMarkIsAPointOrAComma() {
    Optional<Currency> none = Optional.empty();
    assertEquals(Optional.of('.'), Notation.of(Optional.of(Locale.US), none).decimalMark());
    assertEquals(Optional.of(','), Notation.of(Optional.of(Locale.GERMANY), none).decimalMark());
    assertEquals(Optional.empty(),
        Notation.of(Optional.of(Locale.forLanguageTag("fa-IR")), none).decimalMark());
    assertEquals(2, Notation.of(Optional.empty(), none).decimals());
    assertEquals(3, Notation.of(Optional.empty(), Optional.of(Currency.getInstance("KWD"))).decimals());
  }

  @Test
  void anAmountIsPlainInWholeUnits() {
    assertEquals("44.31", Amount.plain(4431, 2));
    assertEquals("0.05", Amount.plain(5, 2));
    assertEquals("44", Amount.plain(44, 0));
    assertTrue(Amount.none(0.4).isNone());
    assertEquals(new Amount(0, "", 0.4), Amount.none(0.4));
    assertFalse(new Amount(0, "-", 0.4).isNone());
    assertEquals(new Amount(5, "x", 0.2), new Amount(5, "x", 0.4).times(0.5));
  }
}
