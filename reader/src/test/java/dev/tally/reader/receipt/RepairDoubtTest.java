package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that a sum needs to be read otherwise than they look, and other sums of the same rows. */
class RepairDoubtTest {
  private static RepairDoubts doubts(RowReading... rows) {
    return new RepairDoubts(Notation.UNKNOWN, Readings.rows(rows));
  }

  private static Optional<Reason> because(Code code, String sentence) {
    return Optional.of(new Reason(code, sentence));
  }

  /** Rows that look like these amounts, each as unsure as the others. */
  private static RepairDoubts looking(long... minors) {
    return doubts(IntStream.range(0, minors.length)
        .mapToObj(row -> hand(row, amount(minors[row], 0.6)))
        .toArray(RowReading[]::new));
  }

  /** Items and their total, of all rows. */
  private static Closing sum(double weight, Long... values) {
    return new Closing(0, values.length - 1, values.length - 1, List.of(values), weight);
  }

  private static boolean isOverridden(long looks, long needed, double probability) {
    return doubts(hand(0, amount(looks, probability))).isOverridden(0,
        new Closing(0, 0, 0, List.of(needed), 1));
  }

  @Test
  void aRowThatIsReadSurelyIsNotOverridden() {
    assertTrue(isOverridden(21268, 21263, 0.901));
    assertFalse(isOverridden(21268, 21263, 0.899));
    assertFalse(isOverridden(21268, 21268, 0.95));
  }

  @Test
  void whereTheCentsBeginIsNoOtherDigit() {
    assertFalse(isOverridden(21200, 21250, 0.95), "cents may be missing");
    assertFalse(isOverridden(21250, 21200, 0.95), "or be none");
    assertTrue(isOverridden(21250, 21260, 0.95));
    assertFalse(isOverridden(21250, 2125000, 0.95), "a point may be missing");
    assertFalse(isOverridden(2125000, 21250, 0.95), "or be none");
    assertTrue(isOverridden(21200, 21300, 0.95));
  }

  @Test
  void asManyRepairsAsSumsNeedNoFurtherEvidence() {
    RepairDoubts one = looking(21268, 10037, 31300);
    assertEquals(Optional.empty(), one.against(sum(1, 21263L, 10037L, 31300L)));
    assertEquals(because(Code.CHECK_ROWS, "check 212.68: with 212.63 the sum would be right"),
        one.against(sum(0.9, 21263L, 10037L, 31300L)));
  }

  @Test
  void aFurtherRepairNeedsEvidenceOfItsOwn() {
    RepairDoubts two = looking(21268, 10087, 31300);
    assertEquals(
        because(Code.CHECK_ROWS, "check 212.68 and 100.87: with 212.63 and 100.37 the sum would be right"),
        two.against(sum(29.9, 21263L, 10037L, 31300L)));
    assertEquals(Optional.empty(), two.against(sum(30.1, 21263L, 10037L, 31300L)));
    RepairDoubts three = looking(21268, 10087, 500, 31900);
    assertTrue(three.against(sum(899, 21263L, 10037L, 600L, 31900L)).isPresent());
    assertTrue(three.against(sum(901, 21263L, 10037L, 600L, 31900L)).isEmpty());
  }

  @Test
  void aTotalAmongTooManyRepairsIsNeverBelieved() {
    assertEquals(
        because(Code.CHECK_ROWS, "check 212.68 and 318.00: with 212.63 and 313.00 the sum would be right"),
        looking(21268, 10037, 31800).against(sum(1e9, 21263L, 10037L, 31300L)));
    assertEquals(Optional.empty(), looking(21263, 10037, 31800).against(sum(1e9, 21263L, 10037L, 31300L)));
  }

  /** The total shows cents, and so does the row: a sum without those of the row is no sum of what is written. */
  @Test
  void centsThatARowLosesAreARepairWhereTheTotalHasSome() {
    assertEquals(because(Code.CHECK_ROWS, "check 212.50: with 212.00 the sum would be right"),
        looking(21250, 10150, 31350).against(sum(0.9, 21200L, 10150L, 31350L)));
    assertEquals(Optional.empty(), looking(21250, 10100, 31300).against(sum(0.9, 21200L, 10100L, 31300L)));
    assertEquals(Optional.empty(), looking(21200, 10150, 31350).against(sum(0.9, 21200L, 10150L, 31350L)));
    assertEquals(Optional.empty(),
        looking(21250, 10150, 2135150).against(sum(0.9, 2125000L, 10150L, 2135150L)), "a point is no cent");
  }

  private static Optional<Reason> ambiguous(Closing other) {
    return looking(21268, 10087, 31350).others(sum(1000, 21263L, 10087L, 31350L), List.of(other));
  }

  @Test
  void anotherRepairOfTheSameRowsIsNamed() {
    Optional<Reason> named = because(Code.OTHER_REPAIR, "by another repair the sum would be 313.55");
    assertEquals(named, ambiguous(sum(5.1, 21268L, 10087L, 31355L)));
    assertEquals(Optional.empty(), ambiguous(sum(4.9, 21268L, 10087L, 31355L)), "it weighs too little");
    assertEquals(Optional.empty(), ambiguous(sum(500, 21288L, 10067L, 31355L)), "it needs more repairs");
    assertEquals(Optional.empty(), ambiguous(sum(500, 21268L, 10082L, 31350L)), "it is the same total");
    assertEquals(Optional.empty(), ambiguous(new Closing(1, 2, 2, List.of(31355L, 31355L), 500)),
        "it begins elsewhere");
    assertEquals(Optional.empty(), ambiguous(new Closing(0, 1, 2, List.of(21268L, 10087L, 31355L), 500)),
        "it has a subtotal");
  }

  @Test
  void aSumThatNeedsNoRepairIsNotAmbiguous() {
    assertEquals(Optional.empty(), looking(21263, 10087, 31350).others(sum(1000, 21263L, 10087L, 31350L),
        List.of(sum(900, 21268L, 10087L, 31355L))));
  }

  @Test
  void aRowWithoutWhichTheTotalIsAsItLooksIsNamed() {
    Optional<Reason> named = because(Code.ROW_LEFT_OUT,
        "without row 3 the sum would be 313.00, as the total looks");
    RepairDoubts doubts = looking(21263, 10037, 100, 31300);
    assertEquals(named, doubts.others(sum(1000, 21263L, 10037L, 100L, 31400L), List.of()));
    assertEquals(Optional.empty(),
        looking(21263, 10037, 200, 31300).others(sum(1000, 21263L, 10037L, 200L, 31600L), List.of()));
  }

  /** Under a subtotal an item cannot be left out without it. */
  @Test
  void onlyWhatIsBelowTheSubtotalCanBeLeftOut() {
    Closing taxed = new Closing(0, 1, 3, List.of(20000L, 20000L, 100L, 20100L), 1000);
    assertEquals(because(Code.ROW_LEFT_OUT, "without row 3 the sum would be 200.00, as the total looks"),
        looking(20000, 20000, 100, 20000).others(taxed, List.of()));
    Closing items = new Closing(0, 2, 4, List.of(5000L, 15000L, 20000L, 100L, 20100L), 1000);
    assertEquals(Optional.empty(), looking(5000, 15000, 20000, 100, 15100).others(items, List.of()));
  }

  /** So many rows that are all unlikely add up by chance. */
  @Test
  void anUnlikelySumOfWhatRowsLookLikeHasNothingToCheck() {
    assertEquals(because(Code.SEVERAL_SUMS, RepairDoubts.UNLIKELY),
        looking(21263, 10037, 31300).against(sum(0.033, 21263L, 10037L, 31300L)));
    assertEquals(Optional.empty(), looking(21263, 10037, 31300).against(sum(0.034, 21263L, 10037L, 31300L)));
  }

  @Test
  void theSubtotalItselfIsNotLeftOut() {
    Closing taxed = new Closing(0, 1, 3, List.of(20000L, 20000L, 100L, 20100L), 1000);
    assertEquals(Optional.empty(), looking(20000, 20000, 100, 100).others(taxed, List.of()));
  }

  @Test
  void rowsAboveASumAreNoneOfIt() {
    assertEquals(because(Code.ROW_LEFT_OUT, "without row 4 the sum would be 313.00, as the total looks"),
        looking(99, 21263, 10037, 100, 31300)
            .others(new Closing(1, 4, 4, List.of(21263L, 10037L, 100L, 31400L), 1000), List.of()));
  }
}
