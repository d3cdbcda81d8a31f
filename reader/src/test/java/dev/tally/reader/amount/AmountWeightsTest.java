package dev.tally.reader.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.Marks;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberLine.Glyph;
import dev.tally.reader.number.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How likely each meaning of a written amount is. */
class AmountWeightsTest {
  private static final AmountGrammar GRAMMAR = new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_SHOWN);
  private static final double NOUGHTS = 0.09 / 1.06;

  private static NumberLine line(String text, double probability, Glyph... glyphs) {
    return new NumberLine(List.of(new Candidate(text.replaceAll("[^0-9]", ""), text, probability)),
        List.of(glyphs), 1, 0, "");
  }

  private static double share(List<Amount> amounts, long minor) {
    return amounts.stream().filter(amount -> amount.minor() == minor).mapToDouble(Amount::probability).sum();
  }

  private static void assertShares(List<Amount> amounts, long one, double first, long other, double second) {
    assertEquals(first, share(amounts, one), 1e-9, amounts::toString);
    assertEquals(second, share(amounts, other), 1e-9, amounts::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"44.31|4431|0.96|443100|0.04", "44,31|4431|0.96|443100|0.04", "44.00|4400|0.99|440000|0.01",
          "1,234.50|123450|0.97|12345000|0.03", "1,234,50|123450|0.96|12345000|0.04",
          "840-50|84050|0.6|8405000|0.4", "840=50|84050|0.6|8405000|0.4", "840-00|84000|0.6|8400000|0.4",
          "1.234|1234|0.03|123400|0.97", "3,36,000|336000|0.03|33600000|0.97", "1.2345|12345|0.3|1234500|0.7",
          "1 250|1250|0.03|125000|0.97", "265.6|26560|0.1|2656|0.03", "265,6|26560|0.1|265600|0.07",
          "265-6|2656|0.3|265600|0.7", "1250|1250|0.03|125000|0.97", "125|125|0.03|12500|0.97",
          "12|1200|1|12|0", "12-|1200|1|12|0", "12.50-|1250|0.96|125000|0.04", "12-50-|125000|1|1250|0",
          "121-|1200|0.3|12100|0.7", "12:50|1250|0.3|125000|0.7"})
  void eachMarkHasItsWeight(String text, long one, double first, long other, double second) {
    assertShares(GRAMMAR.of(line(text, 1)), one, first, other, second);
  }

  @Test
  void whoKnowsTheMarkTrustsItMore() {
    AmountGrammar points = new AmountGrammar(new Notation(Optional.of('.'), 2), Habit.CENTS_SHOWN);
    assertShares(points.of(line("44.31", 1)), 4431, 0.95, 443100, 0.05);
    assertShares(points.of(line("44,31", 1)), 4431, 0.7, 443100, 0.3);
    AmountGrammar fils = new AmountGrammar(new Notation(Optional.of('.'), 3), Habit.CENTS_SHOWN);
    assertShares(fils.of(line("1.234", 1)), 1234, 0.95, 1234000, 0.05);
    assertShares(fils.of(line("1,234", 1)), 1234, 0.05, 1234000, 0.95);
    assertShares(new AmountGrammar(new Notation(Optional.empty(), 0), Habit.CENTS_SHOWN).of(line("44.31", 1)),
        4431, 1, 443100, 0);
  }

  @Test
  void noughtsAreSoonerCentsThanOtherDigits() {
    assertShares(GRAMMAR.of(line("1500", 1)), 1500, NOUGHTS, 150000, 1 - NOUGHTS);
    assertShares(new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_HIDDEN).of(line("1250", 1)), 1250, 0.85,
        125000, 0.15);
    assertEquals(2.55 / 2.7, Habit.CENTS_HIDDEN.hiddenNoughts(), 1e-9);
    assertEquals(0.9 / 1.6, Habit.CENTS_FAINT.hiddenNoughts(), 1e-9);
  }

  @Test
  void whatIsNextToImpossibleOrTooLongIsLeftOut() {
    assertEquals(2, GRAMMAR.of(line("44.31", 2.6e-4)).size());
    assertEquals(1, GRAMMAR.of(line("44.31", 2.4e-4)).size());
    assertEquals(2, GRAMMAR.of(line("123456789", 1)).size());
    assertEquals(0, GRAMMAR.of(line("1234567890", 1)).size());
    List<Candidate> many = IntStream.range(0, 45)
        .mapToObj(i -> new Candidate("" + (200 + 2 * i), 200 + 2 * i + "-", 0.02 - 0.0001 * i))
        .toList();
    List<Amount> most = GRAMMAR.of(new NumberLine(many, List.of(), 1, 0, ""));
    assertEquals(40, most.size());
    assertEquals(20000, most.getFirst().minor());
  }

  /** 44.31 by two ways, of which the likelier is shown. */
  @Test
  void waysToOneAmountAddUp() {
    List<Amount> amounts = GRAMMAR
        .of(new NumberLine(List.of(new Candidate("4431", "44.31", 0.5), new Candidate("4431", "44,31", 0.3)),
            List.of(), 1, 0, ""));
    assertShares(amounts, 4431, 0.96 * 0.8, 443100, 0.04 * 0.8);
    assertEquals("44.31", amounts.getFirst().text());
    List<Amount> turned = GRAMMAR
        .of(new NumberLine(List.of(new Candidate("4431", "44.31", 0.3), new Candidate("4431", "44,31", 0.5)),
            List.of(), 1, 0, ""));
    assertEquals("44,31", turned.getFirst().text());
  }

  @Test
  void aColumnOfCentsBelongsToItsAmountMostly() {
    List<Amount> amounts = GRAMMAR.of(line("10783", 1), line("36", 1), line("1078336", 1));
    assertShares(amounts, 1078336, 0.92 * 0.9 + 0.05 * 0.03, 1078300, 0.03 * 0.97 + 0.92 * 0.09);
    assertEquals(0.05 * 0.97, share(amounts, 107833600), 1e-9);
    List<Amount> unsure = GRAMMAR.of(line("107", 0.8), line("36", 0.5), line("10736", 0.4));
    assertShares(unsure, 10736, 0.92 * 0.8 * 0.45 + 0.05 * 0.4 * 0.03, 10700,
        0.03 * 0.8 * 0.97 + 0.92 * 0.8 * 0.55 * 0.9);
  }

  @Test
  void noDigitsOfCentsAreNone() {
    List<Amount> amounts = GRAMMAR.of(line("107", 1), line("4", 1), line("1074", 1));
    assertEquals(0.92 * 0.9 + 0.03 * 0.97, share(amounts, 10700), 1e-9);
    List<Amount> sure = GRAMMAR.of(line("107", 1), line("36", 1.1), line("10736", 0));
    assertEquals(0.92 * 0.05 + 0.03 * 0.97, share(sure, 10700), 1e-9, "at least so much is left for none");
  }

  @Test
  void numbersThatRunAcrossTheRuleAreOne() {
    List<Amount> mark = GRAMMAR.of(line("75.6", 1), line("0", 1), line("75.60", 1));
    assertEquals(0.6 * 0.96 + 0.3 * 0.1, share(mark, 7560), 1e-9);
    List<Amount> habit = new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_HIDDEN).of(line("10783", 1),
        line("36", 1), line("1078336", 1));
    assertEquals(0.1 * 0.9 + 0.6 * 0.85, share(habit, 1078336), 1e-9);
    List<Amount> grouped = GRAMMAR.of(line("1,250", 1), line("36", 1), line("125036", 1));
    assertEquals(0.92 * 0.9 + 0.05 * 0.03, share(grouped, 125036), 1e-9, "a comma parts thousands");
  }

  @Test
  void anAmountWithCentsNeedsNoFurtherColumn() {
    List<Amount> amounts = GRAMMAR.of(line("75.60", 1), line("12", 1), line("75.6012", 1));
    assertShares(amounts, 7560, 0.8 * 0.96, 756000, 0.8 * 0.04 + 0.1 * 0.09);
  }

  @Test
  void aTickIsSoFlatThatItIsNoDigit() {
    Glyph flat = new Glyph("2", new PixelBox(0, 0, 18, 10), 1);
    Glyph wide = new Glyph("2", new PixelBox(0, 0, 17, 10), 1);
    Glyph nought = new Glyph("0", new PixelBox(0, 0, 18, 10), 1);
    assertEquals(0.1, cents(flat, flat), 1e-9);
    assertEquals(0.9, cents(flat, wide), 1e-9);
    assertEquals(0.9, cents(flat, nought), 1e-9);
    assertEquals(0.1, cents(flat, new Glyph(".", new PixelBox(0, 0, 4, 4), 1), flat), 1e-9);
  }

  /** How likely 22 in a column of cents is taken for some. */
  private static double cents(Glyph... glyphs) {
    List<Amount> amounts = GRAMMAR.of(line("99", 1), line("22", 1, glyphs), NumberLine.none(""));
    return share(amounts, 9922) / 0.92;
  }

  private static double raised(int firstFoot, int secondFoot) {
    Glyph[] glyphs = {glyph(40), glyph(40), glyph(firstFoot), glyph(secondFoot)};
    return share(GRAMMAR.of(line("1250", 1, glyphs)), 1250);
  }

  private static Glyph glyph(int foot) {
    return new Glyph("1", new PixelBox(0, 0, 15, foot), 1);
  }

  @Test
  void raisedDigitsStandAQuarterHigher() {
    assertEquals(0.96, raised(29, 29), 1e-9);
    assertEquals(0.03, raised(30, 29), 1e-9);
    assertEquals(0.03, raised(29, 30), 1e-9);
    assertEquals(0.96, share(GRAMMAR.of(line("150", 1, glyph(40), glyph(20), glyph(20))), 150), 1e-9);
    assertEquals(0,
        share(new AmountGrammar(new Notation(Optional.empty(), 3), Habit.CENTS_SHOWN)
            .of(line("125", 1, glyph(40), glyph(20), glyph(20))), 125),
        1e-9, "a currency with three decimals");
  }

  @Test
  void aStrokeOrADashEndsANumber() {
    assertTrue(AmountGrammar.endsInDash("12-"));
    assertTrue(AmountGrammar.endsInDash("12/"));
    assertFalse(AmountGrammar.endsInDash("12."));
    assertFalse(AmountGrammar.endsInDash("12"));
    assertTrue(AmountGrammar.endsInStroke("121-"));
    assertFalse(AmountGrammar.endsInStroke("120-"));
    assertFalse(AmountGrammar.endsInStroke("121"));
    assertFalse(AmountGrammar.endsInStroke("1-"), "there is no number before it");
  }

  /** 75.6 and 0: the marks of what stands before the rule say that the cents begin there. */
  @Test
  void centsThatBeginBeforeTheRuleRunAcrossIt() {
    List<Amount> amounts = GRAMMAR.of(line("75.6", 1), line("0", 1), line("7561", 1));
    assertShares(amounts, 7560, 0.3 * 0.1, 7561, 0.6 * 0.03);
  }

  /** Two digits and two more, to which a network gives so much of a mark between them, and before the last. */
  private static Marks marks(double cents, double tenths) {
    float[] places = new float[7 * Strip.CLASSES];
    for (int i = 0; i < 4; i++) {
      places[2 * i * Strip.CLASSES + i + 1] = 1;
      double mark = i == 2 ? cents : i == 3 ? tenths : 0;
      if (i > 0) {
        places[(2 * i - 1) * Strip.CLASSES + Strip.MARK] = (float) mark;
        places[2 * i * Strip.CLASSES - 1] = (float) (1 - mark);
      }
    }
    return new Marks(new Spelling(places), Optional.empty());
  }

  private static NumberLine seen(String text, double cents, double tenths) {
    return new NumberLine(line(text, 1).candidates(), List.of(), 1, 0, "", Optional.of(marks(cents, tenths)));
  }

  /** Not what the lattice took a speck for. */
  @Test
  void whoSeesMarksSaysWhereTheCentsBegin() {
    double sure = marks(1, 0).part("1234", 2, false);
    double none = marks(0, 0).part("1234", 2, false);
    double noTenths = marks(0, 0).part("1234", 3, false);
    double tenths = marks(0, 1).part("1234", 3, false);
    assertTrue(sure > 0.99 && tenths > 0.99 && none < 0.1 && noTenths < 0.1);
    for (String text : List.of("12.34", "1234", "1.234", "123.4")) {
      assertEquals(sure, share(GRAMMAR.of(seen(text, 1, 0)), 1234), 1e-9, text);
      assertEquals(none, share(GRAMMAR.of(seen(text, 0, 0)), 1234), 1e-9, text);
      assertEquals((1 - none) * (1 - noTenths), share(GRAMMAR.of(seen(text, 0, 0)), 123400), 1e-9, text);
      assertEquals((1 - none) * (1 - tenths), share(GRAMMAR.of(seen(text, 0, 1)), 123400), 1e-9,
          () -> text + ": with one digit behind a mark another was not read");
      assertEquals(0, share(GRAMMAR.of(seen(text, 0, 1)), 12340), text);
    }
    assertTrue(
        share(GRAMMAR.of(seen("1234-", 0.5, 0)), 123400) > share(GRAMMAR.of(seen("1234", 0.5, 0)), 123400));
    AmountGrammar hidden = new AmountGrammar(Notation.UNKNOWN, Habit.CENTS_HIDDEN);
    assertEquals(none + (1 - none) * 0.85, share(hidden.of(seen("1234", 0, 0)), 1234), 1e-9,
        "where marks are lost nobody can see them");
    AmountGrammar fils = new AmountGrammar(new Notation(Optional.of('.'), 3), Habit.CENTS_SHOWN);
    assertShares(fils.of(seen("1.234", 0, 0)), 1234, 0.95, 1234000, 0.05);
  }
}
