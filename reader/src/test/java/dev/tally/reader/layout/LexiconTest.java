package dev.tally.reader.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexiconTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Grand Total|TOTAL", "TOTAL AMOUNT OF INVOICE|TOTAL", "Tolal|TOTAL", "T0TAL :|TOTAL",
          "Gesamtbetrag|TOTAL", "Zu zahlen|TOTAL", "Total a pagar|TOTAL", "Net à payer|TOTAL",
          "Sub Total|SUBTOTAL", "Sub-Total:|SUBTOTAL", "Total (Excluding GST)|SUBTOTAL", "CGST @ 9 %|TAX",
          "Total GST|TAX", "MwSt 19%|TAX", "Tip:|TIP", "GRATUITY|TIP", "CHANGE DUE|CHANGE", "CASH|CASH",
          "VISA|CASH", "Total Tendered|CASH", "Total Qty|QUANTITY", "Less Discount|DISCOUNT",
          "Advance|ADVANCE", "Bill No.|NUMBER", "Dated|DATE", "Total Savings|DISCOUNT"})
  void aLabelSaysWhatItIs(String text, Label label) {
    assertEquals(label, Lexicon.find(text).orElseThrow().label(), text);
  }

  @ParameterizedTest
  @CsvSource({"2 Coffee", "TIPPERARY", "Multiplex", "Notary"})
  void wordsThatOnlyHoldAShortLabelAreNone(String text) {
    assertTrue(Lexicon.find(text).isEmpty(), () -> text + " was taken for " + Lexicon.find(text));
  }

  @Test
  void whatIsNearlyALabelBeginsAWord() {
    assertTrue(Lexicon.find("NAILS4OMM").isEmpty(), "no SOMME");
    assertEquals(Label.TOTAL, Lexicon.find("la sommc").orElseThrow().label());
    assertEquals(Label.TOTAL, Lexicon.find("GRANDTOTAL").orElseThrow().label(), "without slips anywhere");
  }

  @Test
  void whatFollowsALabelIsNotPartOfIt() {
    Lexicon.Match match = Lexicon.find("GRANDTOTALY929S").orElseThrow();
    assertEquals(Label.TOTAL, match.label());
    assertEquals("Y929S", "GRANDTOTALY929S".substring(match.end()));
  }

  @Test
  void theShareTellsALabelFromASentence() {
    assertEquals(1, Lexicon.find("TOTAL: $").orElseThrow().share(), 1e-9);
    assertTrue(Lexicon.find("the total of all that was sold on this day").orElseThrow().share() < 0.3);
  }
}
