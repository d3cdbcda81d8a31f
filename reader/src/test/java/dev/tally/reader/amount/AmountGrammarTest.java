package dev.tally.reader.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountGrammarTest {
  private static final AmountGrammar GRAMMAR = new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_SHOWN);

  private static NumberLine line(String text) {
    return new NumberLine(List.of(new Candidate(text.replaceAll("[^0-9]", ""), text, 1)), List.of(), 1, 0,
        "");
  }

  private static String likeliest(List<Amount> amounts) {
    return Amount.plain(amounts.getFirst().minor(), 2);
  }

  private static List<String> all(List<Amount> amounts, int decimals) {
    return amounts.stream().map(amount -> Amount.plain(amount.minor(), decimals)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"44.31|44.31", "44,31|44.31", "1,234.50|1234.50", "1.234,50|1234.50", "1'234.50|1234.50",
          "3,36,000|336000.00", "3'36'000|336000.00", "1.234.567|1234567.00", "3,36,000.75|336000.75",
          "12-|12.00", "12/-|12.00", "121/-|121.00", "1250=|1250.00", "1250/=|1250.00", "25.441.-|25441.00",
          "840-00|840.00", "991=20|991.20", "265.6|265.60", "1,500|1500.00", "7|7.00", ".90.|90.00",
          "$44.31|44.31", "44.31 EUR|44.31", "₹1,200/-|1200.00", "1250|1250.00"})
  void marksSayWhereTheCentsBegin(String written, String meant) {
    assertEquals(meant, likeliest(GRAMMAR.of(line(written))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"en-US|USD|44.31|44.31", "en-US|USD|44,31|44.31", "de-DE|EUR|1.234,50|1234.50",
          "de-DE|EUR|1.234|1234.00", "en-IN|INR|3,36,000|336000.00", "ja-JP|JPY|1,234|1234",
          "ja-JP|JPY|12.34|1234", "ar-KW|KWD|1.234|1.234", "en-US|KWD|1.234|1.234",
          "en-US|KWD|1,234|1234.000", "de-DE|KWD|1,234|1.234", "de-DE|KWD|1.234|1234.000"})
  void localeAndCurrencySayWhichMarkIsWhich(String locale, String currency, String written, String meant) {
    Notation notation = Notation.of(Optional.of(Locale.forLanguageTag(locale)),
        Optional.of(Currency.getInstance(currency)));
    assertEquals(meant,
        all(new AmountGrammar(notation, Habit.CENTS_SHOWN).of(line(written)), notation.decimals())
            .getFirst());
  }

  /** The last digit of 75.60 stands behind the rule, where others' cents do. */
  @Test
  void aNumberThatRunsAcrossTheRuleIsOne() {
    assertEquals("75.60", likeliest(GRAMMAR.of(line("75.6"), line("0"), line("75.60"))));
    assertEquals("75.60", likeliest(GRAMMAR.of(line("75"), line("60"), line("7560"))));
    assertEquals("481.68", likeliest(GRAMMAR.of(line("481"), line("68"), line("48168"))));
  }

  /** Three digits behind a mark are thousands, or the minor unit of a currency that has three. */
  @Test
  void whereNothingTellsBothReadingsAreKeptAndNeitherIsSure() {
    Notation notation = Notation.of(Optional.empty(), Optional.of(Currency.getInstance("KWD")));
    List<Amount> amounts = new AmountGrammar(notation, Habit.CENTS_SHOWN).of(line("1.234"));
    assertEquals(List.of("1.234", "1234.000"), all(amounts, 3).stream().sorted().toList());
    assertEquals(0.5, amounts.getFirst().probability(), 1e-9);
  }

  @Test
  void nothingIsAssumedOfAnUnknownPlace() {
    assertEquals(Notation.UNKNOWN, Notation.of(Optional.empty(), Optional.empty()));
    assertEquals(0, Notation.of(Optional.empty(), Optional.of(Currency.getInstance("XAU"))).decimals());
  }

  @Test
  void bothMeaningsOfAMarkAreKept() {
    List<Amount> amounts = GRAMMAR.of(line("44.31"));
    assertEquals(List.of("44.31", "4431.00"), all(amounts, 2));
    assertTrue(amounts.stream().mapToDouble(Amount::probability).sum() <= 1 + 1e-9);
  }

  /** The classifier takes the stroke of 12/- for a one. */
  @Test
  void aStrokeBeforeADashMayHaveBeenTakenForAOne() {
    assertEquals(List.of("121.00", "12.00"), all(GRAMMAR.of(line("121-")), 2));
    assertFalse(all(GRAMMAR.of(line("121")), 2).contains("12.00"));
  }

  /** A thin dash falls into pieces that are read as points. */
  @Test
  void nobodyEndsANumberWithTwoPoints() {
    assertEquals(List.of("1496.00"), all(GRAMMAR.of(line("1496...")), 2));
    assertEquals(List.of("911.00", "91.00"), all(GRAMMAR.of(line("911...")), 2));
  }

  @Test
  void aDashBehindCentsDoesNotTakeThemAway() {
    assertEquals("1250.00", likeliest(GRAMMAR.of(line("1250.00/-"))));
    assertTrue(all(GRAMMAR.of(line("1250.001-")), 2).contains("1250.00"));
  }

  @Test
  void aWriterWithStrokesMeansTheNumbersBeforeThem() {
    AmountGrammar strokes = new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_SHOWN, 0.88);
    assertEquals("91.00", likeliest(strokes.of(line("911-"))));
    assertEquals("911.00", likeliest(strokes.of(line("911"))));
  }

  /** Where a writer's other points were lost, digits without one are cents. */
  @Test
  void theWritersHabitSaysWhatDigitsAloneAre() {
    assertEquals("12.50",
        likeliest(new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_HIDDEN).of(line("1250"))));
    double shares = 0;
    for (Habit habit : Habit.values()) {
      shares += habit.share();
    }
    assertEquals(1, shares, 1e-9);
  }

  @Test
  void aColumnOfCentsIsReadWithItsAmount() {
    assertEquals("10783.36", likeliest(GRAMMAR.of(line("10783"), line("36"), line("1078336"))));
    assertEquals("38512.00", likeliest(GRAMMAR.of(line("38512"), line("0"), line("385120"))));
  }

  /** The tick for no cents is flatter than digits are. */
  @Test
  void aTickInAColumnOfCentsIsNone() {
    List<NumberLine.Glyph> flat = List.of(new NumberLine.Glyph("2", new PixelBox(0, 0, 28, 14), 1),
        new NumberLine.Glyph("2", new PixelBox(20, 2, 29, 12), 1));
    NumberLine tick = new NumberLine(List.of(new Candidate("22", "22", 0.94)), flat, 1, 0, "");
    assertEquals("990.00", likeliest(GRAMMAR.of(line("990"), tick, line("99022"))));
    assertEquals("990.22", likeliest(GRAMMAR.of(line("990"), line("22"), line("99022"))));
  }

  @Test
  void raisedCentsAreCents() {
    List<NumberLine.Glyph> glyphs = List.of(glyph("1", 0, 0, 40), glyph("5", 20, 0, 40),
        glyph("0", 45, 0, 18), glyph("0", 62, 0, 18));
    NumberLine raised = new NumberLine(List.of(new Candidate("1500", "1500", 1)), glyphs, 1, 0, "");
    assertEquals("15.00", likeliest(GRAMMAR.of(raised)));
    assertEquals("1500.00", likeliest(GRAMMAR.of(line("1500"))));
  }

  private static NumberLine.Glyph glyph(String text, int x, int y, int height) {
    return new NumberLine.Glyph(text, new PixelBox(x, y, 15, height), 1);
  }

  @Test
  void whatIsTooLongIsNoAmount() {
    assertTrue(GRAMMAR.of(line("9963838844")).isEmpty());
    assertTrue(GRAMMAR.of(new NumberLine(List.of(), List.of(), 0, 0, "no digits")).isEmpty());
  }
}
