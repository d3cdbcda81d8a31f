package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.Readings.amount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberLine.Glyph;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How likely print shows an amount, and what by its form is none. */
class PrintedShareTest {
  private static PrintedAmounts of(Amount... words) {
    return new PrintedAmounts(Notation.UNKNOWN,
        List.of(words).stream().map(word -> Readings.print(0, word)).toList());
  }

  @Test
  void onlyWhatShowsItsCentsIsMoney() {
    assertEquals(0.9, of(amount(4131, 0.9)).share(4131), 1e-9);
    assertEquals(0.051, of(amount(4131, 0.051)).share(4131), 1e-9);
    assertEquals(0, of(amount(4131, 0.049)).share(4131));
    assertEquals(0, of(new Amount(4131, "4131", 0.9)).share(4131));
    assertEquals(0, of(new Amount(4131_00, "41.31", 0.9)).share(4131_00), "its point was taken for none");
    assertEquals(0, of(new Amount(0, "0.00", 0.9)).count() - 1);
    assertEquals(1, of(amount(4131, 0.6), amount(4131, 0.7)).share(4131));
    assertEquals(0.9, new PrintedAmounts(new Notation(Optional.empty(), 0),
        List.of(Readings.print(0, new Amount(4131, "4131", 0.9)))).share(4131), 1e-9);
  }

  @Test
  void withoutItsFirstDigitAnAmountHasAWholeUnitAtLeast() {
    assertEquals(0.27, of(amount(1100, 0.9)).share(100), 1e-9);
    assertEquals(0, of(amount(1099, 0.9)).share(99));
    assertEquals(0.27, of(amount(1000_00 + 500, 0.9)).share(500), 1e-9);
  }

  @Test
  void amountsAreCountedByHowLikelyTheyArePrinted() {
    assertEquals(0.9 + 1, of(amount(301, 0.9), amount(502, 0.6), amount(502, 0.6)).count(), 1e-9);
    assertEquals(1, of(amount(301, 0.3)).count());
  }

  private static PrintedAmounts read(double hand, String print, double probability) {
    return PrintedAmounts.of(Notation.UNKNOWN,
        List.of(
            PlainNumbers
                .number(0, "", new NumberLine(List.of(candidate("9.99", 0.01)), List.of(), 1, 0, ""),
                    PlainNumbers.text(print, probability))
                .by(hand)));
  }

  @Test
  void aReaderOfPrintIsBelievedWhereItIsSure() {
    assertEquals(0.997 * 0.51, read(0.49, "41.31", 1).share(4131), 1e-9);
    assertEquals(0, read(0.5, "41.31", 1).share(4131));
    assertEquals(0, read(0, "41.31", 0.87).share(4131));
    assertEquals(0.997, read(0, "841.31", 1).share(84131), 1e-9);
    assertEquals(0, read(0, "841.31", 1).share(4131), "it knows currency signs");
  }

  @Test
  void aFirstDigitIsASignWhereMostAmountsHaveIt() {
    assertTrue(of(amount(51902, 0.9), amount(52203, 0.9)).mayBeginWithSign(54131));
    assertFalse(of(amount(51902, 0.9), amount(51902, 0.8)).mayBeginWithSign(54131), "printed twice");
    assertFalse(of(amount(51902, 0.9), amount(54131, 0.8)).mayBeginWithSign(54131), "the same");
    assertFalse(of(amount(51902, 0.9), amount(52203, 0.9), amount(902, 0.9), amount(203, 0.9))
        .mayBeginWithSign(54131));
    assertTrue(of(amount(51902, 0.9), amount(52203, 0.9), amount(902, 0.9)).mayBeginWithSign(54131));
    assertTrue(of(amount(51902, 0.9), amount(52203, 0.9)).mayBeginWithSign(5100));
    assertFalse(of(amount(51902, 0.9), amount(52203, 0.9)).mayBeginWithSign(5099));
    List<BoxReading> print = List.of(PlainNumbers.print(0, "", "519.02"),
        PlainNumbers.print(1, "", "522.03"));
    assertFalse(PrintedAmounts.of(Notation.UNKNOWN, print).mayBeginWithSign(54131));
    assertEquals(0,
        PrintedAmounts.of(Notation.UNKNOWN, List.of(hand(0, "", candidate("41.31", 0.9)))).share(4131));
  }

  private static Optional<OtherForm> identity(String text, double confidence, double looks, int... heights) {
    List<Glyph> glyphs = new ArrayList<>();
    String digits = text.replaceAll("[^0-9]", "");
    for (int i = 0; i < digits.length(); i++) {
      glyphs.add(new Glyph(digits.substring(i, i + 1),
          new PixelBox(20 * i, 0, 15, heights.length == 0 ? 30 : heights[i]), 0.9));
    }
    return OtherForm.of(new NumberLine(List.of(new Candidate(digits, text, confidence)), glyphs, 1, 0, ""),
        looks);
  }

  private static boolean isDate(String text) {
    return identity(text, 1, 1).isPresent();
  }

  @Test
  void aDayHasAMonthAndAYear() {
    assertTrue(isDate("31.12.20"));
    assertTrue(isDate("12.31.20"));
    assertTrue(isDate("1.1.1999"));
    assertFalse(isDate("32.12.20"));
    assertFalse(isDate("13.13.20"));
    assertFalse(isDate("0.12.20"));
    assertFalse(isDate("1.1.1899"));
    assertFalse(isDate("1.1.2199"));
    assertFalse(isDate("1.1-20"));
  }

  @Test
  void aWordIsNoDate() {
    assertTrue(identity("31.12.20", 0.6, 0.51).isPresent());
    assertTrue(identity("31.12.20", 0.6, 0.49).isEmpty());
    assertTrue(OtherForm.of(NumberLine.none("no ink"), 1).isEmpty());
    assertEquals(0.48, identity("31.12.20", 0.6, 0.8).orElseThrow().confidence(), 1e-9);
    assertEquals(0.48, identity("123456789", 0.6, 0.8).orElseThrow().confidence(), 1e-9);
    assertTrue(identity("12345678", 0.6, 0.8).isEmpty());
  }

  /** Of digits 40 high a stroke is more than 50. */
  @Test
  void twoTallOnesAreStrokes() {
    assertEquals("3/5/20", identity("315120", 1, 1, 40, 51, 40, 51, 40, 40).orElseThrow().text());
    assertTrue(identity("315120", 1, 1, 40, 50, 40, 51, 40, 40).isEmpty());
    assertTrue(identity("115121", 1, 1, 51, 40, 40, 40, 40, 51).isEmpty(),
        "a number begins and ends with digits");
    assertTrue(identity("325220", 1, 1, 40, 51, 40, 51, 40, 40).isEmpty());
  }

  @Test
  void whatIsNoAmountIsLeftToAPerson() {
    Box box = new Box(0.1, 0.1, 0.2, 0.2);
    Receipt.Field field = new OtherForm(Kind.DATE, "31.12.20", 0.6).field(box);
    Reading.Unsure unsure = (Reading.Unsure) field.reading();
    assertEquals(new Candidate("311220", "31.12.20", 0.6), unsure.candidates().getFirst());
    assertEquals("by its form this is no amount", unsure.reason());
    assertEquals(0.6, field.kindConfidence());
    assertEquals(box, field.box());
  }
}
