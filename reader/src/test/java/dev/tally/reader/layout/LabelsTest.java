package dev.tally.reader.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextRows;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private static NumberBox number(String text, int x, int y) {
    return NumberBoxes.number(NumberBoxesTest.line(text, x, y)).orElseThrow();
  }

  private static Labels labels(double slope, PageLine... lines) {
    return new Labels(List.of(lines), new TextRows(List.of(lines), slope));
  }

  private static Label left(Labels labels, NumberBox number) {
    return labels.left(number).orElseThrow().label();
  }

  @Test
  void theNearestKnownWordInTheRowCounts() {
    Labels labels = labels(0, NumberBoxesTest.line("Total", 100, 200), NumberBoxesTest.line("Cash", 100, 250),
        NumberBoxesTest.line("9 %", 300, 202));
    assertEquals(Label.TOTAL, left(labels, number("12.00", 500, 200)));
    assertEquals(Label.CASH, left(labels, number("20.00", 500, 250)));
  }

  @Test
  void rowsThatLeanAreFollowed() {
    PageLine tax = NumberBoxesTest.line("Tax", 100, 100);
    PageLine total = NumberBoxesTest.line("Total", 100, 150);
    double slope = -0.1; // rising to the right: the total's number stands at the height of the word for tax
    assertEquals(Label.TOTAL, left(labels(slope, tax, total), number("46.73", 600, 100)));
    assertEquals(Label.TAX, left(labels(0, tax, total), number("46.73", 600, 100)));
  }

  @Test
  void wordsInItsOwnLineComeFirst() {
    Labels labels = labels(0, NumberBoxesTest.line("Cash", 100, 200));
    assertEquals(Label.TOTAL, left(labels, number("TOTAL 12.00", 300, 200)));
  }

  @Test
  void onlyWhatIsCloseAboveStandsAbove() {
    PageLine head = NumberBoxesTest.line("Total", 500, 100);
    assertEquals(Label.TOTAL, labels(0, head).above(number("1300", 500, 160)).orElseThrow().label());
    assertTrue(labels(0, head).above(number("1300", 500, 400)).isEmpty());
  }
}
