package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberLine.Glyph;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFormTest {
  /** Ones in capitals, I, are tall. */
  private static Optional<OtherForm> of(String written, double looks) {
    List<Glyph> glyphs = IntStream.range(0, written.length()).mapToObj(i -> {
      boolean tall = written.charAt(i) == 'I';
      return new Glyph(tall ? "1" : written.substring(i, i + 1),
          new PixelBox(20 * i, tall ? 0 : 10, 15, tall ? 45 : 30), 0.95);
    }).toList();
    String text = written.replace('I', '1');
    return OtherForm.of(new NumberLine(List.of(new Candidate(text.replaceAll("[^0-9]", ""), text, 0.9)),
        glyphs, 0.9, 0.05, ""), looks);
  }

  private static Optional<Kind> kind(String written) {
    return of(written, 1).map(OtherForm::kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.5.20", "05-10-2021", "5.31.19", "17-5-2023-", "31I10I25", "2I11I20", "11I01I2023"})
  void threePartsOfADayAreADate(String written) {
    assertEquals(Optional.of(Kind.DATE), kind(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.50", "12.5", "1.234.50", "1,12,000", "3,36,00", "32.5.20", "13.15.20", "840-00",
          "12.5-20", "12.5.2520", "2111120", "1250", "4I31", "99I99I99"})
  void whatMayBeAnAmountIsNone(String written) {
    assertEquals(Optional.empty(), kind(written));
  }

  @Test
  void strokesThatAreReadAsOnesAreShown() {
    assertEquals("2/11/20", of("2I11I20", 1).orElseThrow().text());
  }

  @Test
  void longNumbersWithoutAMarkAreCodes() {
    assertEquals(Optional.of(Kind.CODE), kind("9445415177"));
    assertEquals(Optional.empty(), kind("94454151"));
    assertEquals(Optional.empty(), kind("1234567.50"));
  }

  @Test
  void aWordIsNeither() {
    assertEquals(Optional.empty(), of("9445415177", 0.2));
  }
}
