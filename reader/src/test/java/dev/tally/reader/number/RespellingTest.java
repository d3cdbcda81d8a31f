package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine.Glyph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespellingTest {
  /** Each glyph one column wide, at its place in the text. */
  private static List<Glyph> glyphs(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(i -> new Glyph(text.substring(i, i + 1), new PixelBox(i, 0, 1, 1), 1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      12.50,   1250,  12.50,   0134
      12.50,   1350,  13.50,   0134
      12.50,   125,   12.5,    013
      12.50,   12500, 12.500,  01344
      1.5-,    115,   1.15-,   002
      .000-,   5000,  .5000-, 1123
      17,      7,     7,       1
      7,       17,    17,      00
      1234,    9,     9,       0
      """)
  void changesAsLittleAsItCan(String before, String digits, String after, String columns) {
    List<Glyph> spelled = Respelling.of(glyphs(before), digits);
    assertEquals(digits,
        spelled.stream().filter(Glyph::isDigit).map(Glyph::text).collect(Collectors.joining()));
    assertEquals(after, NumberLine.text(spelled));
    assertEquals(columns,
        spelled.stream()
            .filter(Glyph::isDigit)
            .map(glyph -> Integer.toString(glyph.box().x()))
            .collect(Collectors.joining()));
  }
}
