package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is learned from a page, and what was learned. */
final class PageEvidenceTest {
  private static PageEvidence page(BoxReading... numbers) {
    return new PageEvidence(List.of(numbers), Notation.UNKNOWN);
  }

  @Test
  void aPageWithoutNumbersHasNoTotal() {
    assertEquals(List.of(), page().totals());
    assertEquals(3, page(hand(0, "", candidate("7-", 0.9))).totals().size());
  }

  @Test
  void aPageMayEndAboveItsTotal() {
    BoxReading cake = print(0, "Cake", "4.50");
    BoxReading total = print(3, "TOTAL", "7.60");
    PageEvidence above = page(cake, print(1, "Tea", "3.10"), total).endingAbove(760).orElseThrow();
    assertTrue(above.totals().stream().allMatch(one -> one.number() < 2));
    assertTrue(above.totals().stream().anyMatch(one -> one.number() == 1));
    assertEquals(Optional.empty(), page(cake, total).endingAbove(450), "nothing stands above it");
    assertEquals(Optional.empty(), page(cake, total).endingAbove(999), "it stands nowhere");
    assertEquals(Optional.empty(), page(cake, total, print(5, "CASH", "10.00")).endingAbove(1000));
    assertEquals(Optional.empty(), page(cake, hand(1, "", candidate("9-", 0.019))).endingAbove(900));
    assertTrue(page(cake, hand(1, "", candidate("9-", 0.021))).endingAbove(900).isPresent());
  }

  @Test
  void whatWasReadBothWaysIsToldBothWays() {
    List<PageEvidence.ReadNumber> numbers = page(print(0, "Cake", "4.50"),
        hand(1, "", "4.7O", candidate("47.0", 0.9))).numbers();
    assertEquals(1, numbers.size());
    assertEquals("47", numbers.getFirst().printed());
    assertEquals("470", numbers.getFirst().written());
    assertEquals(9, numbers.getFirst().clues().length);
  }

  private static TotalCandidate total(double probability, Map<TotalClue, Double> clues) {
    return new TotalCandidate(0, 5, probability, clues);
  }

  @Test
  void chancesGrowWithWhatCluesWeigh() {
    Map<TotalClue, Double> weights = Map.of(TotalClue.CENTS, 2.0, TotalClue.LOW, -1.0);
    double[] chances = new ClueWeights(weights).chances(List.of(total(0.5, Map.of(TotalClue.CENTS, 1.0)),
        total(0.2, Map.of(TotalClue.LOW, 0.5, TotalClue.CENTS, 0.5))));
    double one = 0.5 * Math.exp(2);
    double other = 0.2 * Math.exp(0.5);
    assertArrayEquals(new double[] {one / (one + other), other / (one + other)}, chances, 1e-9);
    assertEquals(0, new ClueWeights(weights).chances(List.of()).length);
  }

  @Test
  void aCandidateIsAsLikelyAsItLooks() {
    assertEquals(Math.log(0.5), total(0.5, Map.of()).offset(), 1e-9);
    assertEquals(Math.log(1e-12), total(0, Map.of()).offset(), 1e-9);
    double[] features = total(0.5, Map.of(TotalClue.BESIDE_TOTAL, 0.3, TotalClue.NONE, 0.7)).features();
    assertEquals(TotalClue.values().length, features.length);
    assertEquals(0.3, features[0]);
    assertEquals(0.7, features[features.length - 1]);
  }

  private enum MoreClues {
    BIAS, UNEVEN, TOO_FEW, UNSURE_PRINT, TINT, NO_NUMBER, AGREEING, UNEVEN_COMPANY, SURE_COMPANY, FORGOTTEN
  }

  @Test
  void everyClueHasItsWeight() {
    assertEquals(11.196, ClueWeights.read("hand.tsv", HandOrPrint.Clue.class).get(HandOrPrint.Clue.UNEVEN));
    assertEquals("hand.tsv has no weight for FORGOTTEN",
        assertThrows(IllegalStateException.class, () -> ClueWeights.read("hand.tsv", MoreClues.class))
            .getMessage());
    assertFalse(ClueWeights.LEARNED.weights().isEmpty());
  }
}
