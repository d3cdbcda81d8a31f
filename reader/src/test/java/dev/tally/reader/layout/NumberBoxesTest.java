package dev.tally.reader.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.RecognizedText;
import dev.tally.reader.text.RecognizedText.Letter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberBoxesTest {
  private static final int HEIGHT = 40;
  private static final int LETTER = 20;

  /** A line of that text, letters evenly spaced. */
  static PageLine line(String text, int x, int y) {
    List<Letter> letters = IntStream.range(0, text.length())
        .mapToObj(i -> new Letter(text.charAt(i), (i + 0.5) / text.length(), 0.99))
        .toList();
    return new PageLine(new PixelBox(x, y, LETTER * text.length(), HEIGHT),
        new RecognizedText(letters, new float[12 * text.length()]));
  }

  private static List<String> numbers(List<Rule> rules, PageLine... lines) {
    return new NumberBoxes(rules).of(List.of(lines))
        .stream()
        .map(box -> box.print().map(print -> print.text().text()).orElse("joined"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"150.00|150.00", "TOTAL $15.03|15.03", "$1050.00|1050.00", "Rs. 29500/-|29500/-",
          "RM 14.10|14.10", "2 Coke 3.16|3.16", "Grand Total 410.00|410.00", "OI|OI", "S 1,300|1,300",
          "S50.00|S50.00"})
  void aNumberIsWhatStandsBehindWordsAndSigns(String text, String number) {
    assertEquals(List.of(number), numbers(List.of(), line(text, 100, 100)));
  }

  @ParameterizedTest
  @CsvSource({"$1050.00,true", "Rs. 29500/-,true", "Grand Total $ 550.00,true", "Grand Total 410.00,false",
      "Miles 410.00,false", "Invoice No.5384,false", ": 410.00,false"})
  void aSignBeforeANumberIsToldFromWords(String text, boolean isSigned) {
    assertEquals(isSigned, NumberBoxes.number(line(text, 100, 100)).orElseThrow().isSigned());
  }

  @ParameterizedTest
  @CsvSource({"$,true", "Grand Total $,true", "Rs.,true", "Total,false", "Hrs,false", "A$,false"})
  void aSignInALineBesideANumberIsItsOwn(String beside, boolean isSigned) {
    PageLine number = line("1520", 400, 100);
    PageLine other = line(beside, 390 - LETTER * beside.length(), 102);
    List<NumberBox> boxes = new NumberBoxes(List.of()).of(List.of(number));
    assertEquals(isSigned, NumberBoxes.signed(boxes, List.of(other, number)).getFirst().isSigned());
    PageLine far = line(beside, 330 - LETTER * beside.length(), 102);
    assertFalse(NumberBoxes.signed(boxes, List.of(far, number)).getFirst().isSigned(), "too far away");
  }

  @ParameterizedTest
  @CsvSource({"Thank you", "$", "Rs.", "Description of Work"})
  void wordsAndLoneSignsAreNone(String text) {
    assertEquals(List.of(), numbers(List.of(), line(text, 100, 100)));
  }

  @Test
  void anUprightRulePartsTwoNumbers() {
    Rule between = new Rule(100 + 3.0 * LETTER, 0, 400);
    assertEquals(List.of("145", "2656"), numbers(List.of(between), line("1452656", 100, 100)));
  }

  @Test
  void aBlurredLetterIsNoRule() {
    Rule inAnEight = new Rule(100 + 3.5 * LETTER, 90, 150);
    assertEquals(List.of("28.48"), numbers(List.of(inAnEight), line("28.48", 100, 100)));
  }

  @Test
  void piecesCloseTogetherAreOneNumber() {
    List<NumberBox> boxes = new NumberBoxes(List.of())
        .of(List.of(line("2", 100, 100), line("000", 100 + LETTER + 10, 102)));
    assertEquals(1, boxes.size());
    assertEquals(new PixelBox(100, 100, LETTER * 4 + 10, HEIGHT + 2), boxes.getFirst().box());
  }

  @Test
  void numbersWithARuleBetweenThemAreTwo() {
    Rule between = new Rule(100 + LETTER + 5.0, 0, 400);
    assertEquals(2,
        numbers(List.of(between), line("2", 100, 100), line("000", 100 + LETTER + 10, 102)).size());
  }

  @Test
  void wholePrintedAmountsAreNotJoined() {
    assertTrue(numbers(List.of(), line("5.20", 100, 100), line("5.20", 190, 100)).size() == 2);
  }
}
