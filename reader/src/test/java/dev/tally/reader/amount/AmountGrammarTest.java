package dev.tally.reader.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountGrammarTest {
  private static NumberLine line(String text) {
    return new NumberLine(List.of(new Candidate(text.replaceAll("[^0-9]", ""), text, 1)), List.of(), "");
  }

  private static String likeliest(List<Amount> amounts) {
    return Amount.plain(amounts.getFirst().minor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"44.31|44.31", "1,234.50|1234.50", "1.234,50|1234.50", "3,36,000|336000.00", "12-|12.00",
          "1250=|1250.00", "25.441.-|25441.00", "840-00|840.00", "265.6|265.60", "1,500|1500.00", "7|7.00",
          ".90.|90.00"})
  void marksSayWhereTheCentsBegin(String written, String meant) {
    assertEquals(meant, likeliest(AmountGrammar.of(line(written))));
  }

  @Test
  void bothMeaningsOfAMarkAreKept() {
    List<Amount> amounts = AmountGrammar.of(line("44.31"));
    assertEquals(List.of(4431L, 443100L), amounts.stream().map(Amount::minor).toList());
    assertTrue(amounts.stream().mapToDouble(Amount::probability).sum() <= 1 + 1e-9);
  }

  @Test
  void aColumnOfCentsIsReadWithItsAmount() {
    List<Amount> amounts = AmountGrammar.of(line("10783"), line("36"), line("1078336"));
    assertEquals("10783.36", likeliest(amounts));
    assertEquals("38512.00", likeliest(AmountGrammar.of(line("38512"), line("0"), line("385120"))));
  }

  @Test
  void raisedCentsAreCents() {
    List<NumberLine.Glyph> glyphs = List.of(glyph("1", 0, 0, 40), glyph("5", 20, 0, 40),
        glyph("0", 45, 0, 18), glyph("0", 62, 0, 18));
    NumberLine raised = new NumberLine(List.of(new Candidate("1500", "1500", 1)), glyphs, "");
    assertEquals("15.00", likeliest(AmountGrammar.of(raised)));
    assertEquals("1500.00", likeliest(AmountGrammar.of(line("1500"))));
  }

  private static NumberLine.Glyph glyph(String text, int x, int y, int height) {
    return new NumberLine.Glyph(text, new PixelBox(x, y, 15, height), 1);
  }

  @Test
  void whatIsTooLongIsNoAmount() {
    assertTrue(AmountGrammar.of(line("9963838844")).isEmpty());
    assertTrue(AmountGrammar.of(new NumberLine(List.of(), List.of(), "no digits")).isEmpty());
  }
}
