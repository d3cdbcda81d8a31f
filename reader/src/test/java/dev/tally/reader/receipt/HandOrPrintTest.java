package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.number.NumberLine;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HandOrPrintTest {
  private static BoxReading number(String print, double sure, OptionalDouble uneven, double tint, double none,
      Candidate... candidates) {
    BoxReading plain = PlainNumbers.number(0, "", new NumberLine(List.of(candidates), List.of(), 1, none, ""),
        text(print, sure));
    return new BoxReading(plain.place(), plain.line(), plain.print(), plain.cents(), uneven, tint, 0,
        plain.left(), plain.above(), plain.unread());
  }

  private static final BoxReading ONE = number("44.31", 0.7, OptionalDouble.of(0.2), 0.05, 0.1,
      candidate("4431", 0.6), candidate("44.31", 0.1), candidate("4437", 0.2));

  @Test
  void aNumberAloneIsComparedWithMiddlingCompany() {
    assertArrayEquals(new double[] {1, 0.2, 0, 0.3, 0.05, 0.1, 0.7, 0.13, 0.6},
        HandOrPrint.clues(List.of(ONE), 0), 1e-9);
    assertArrayEquals(new double[] {1, 0.13, 1, 0.1, 0.2, 0, 0, 0.13, 0.6}, HandOrPrint.clues(
        List.of(number("44.31", 0.9, OptionalDouble.empty(), 0.5, 0, candidate("4437", 0.9))), 0), 1e-9);
  }

  @Test
  void companyIsTheMedianOfTheOthers() {
    List<BoxReading> page = List.of(number("123", 0.8, OptionalDouble.of(0.02), 0, 0), ONE,
        number("12", 0.1, OptionalDouble.empty(), 0, 0), number("123", 0.9, OptionalDouble.of(0.5), 0, 0),
        number("12.3", 0.95, OptionalDouble.of(0.1), 0, 0));
    assertArrayEquals(new double[] {1, 0.2, 0, 0.3, 0.05, 0.1, 0.7, 0.1, 0.9}, HandOrPrint.clues(page, 1),
        1e-9);
    assertEquals(0.3, HandOrPrint.clues(List.of(ONE, page.get(3)), 0)[7], 1e-9, "no more uneven than that");
    assertEquals(0.3, HandOrPrint.clues(List.of(page.get(3)), 0)[1], 1e-9);
  }

  @Test
  void itsChanceIsALogisticOfTheClues() {
    Map<HandOrPrint.Clue, Double> weights = ClueWeights.read("hand.tsv", HandOrPrint.Clue.class);
    double[] clues = HandOrPrint.clues(List.of(ONE), 0);
    double odds = 0;
    int at = 0;
    for (double weight : weights.values()) {
      odds += weight * clues[at++];
    }
    double hand = HandOrPrint.judged(List.of(ONE)).getFirst().hand();
    assertEquals(1 / (1 + Math.exp(-odds)), hand, 1e-9);
    assertTrue(hand > 0.5, "uneven and tinted");
    assertEquals(0,
        HandOrPrint.judged(List.of(number("44.31", 0.1, OptionalDouble.of(0.3), 0.2, 0))).getFirst().hand(),
        "not read as a hand's");
  }
}
