package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Notation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that a sum needs to be read otherwise than they look, and other sums of the same rows. */
class RepairDoubtTest {
  private static Doubts doubts(RowReading... rows) {
    return new Doubts(Notation.UNKNOWN, List.of(rows).stream().map(RowReading::row).toList(),
        List.of(rows).stream().map(RowReading::amounts).toList());
  }

  /** Rows that look like these amounts, each as unsure as the others. */
  private static Doubts looking(long... minors) {
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
    Doubts one = looking(21268, 10037, 31300);
    assertEquals(Optional.empty(), one.ofReadings(sum(1, 21263L, 10037L, 31300L)));
    assertEquals(Optional.of("check 212.68: with 212.63 the sum would be right"),
        one.ofReadings(sum(0.9, 21263L, 10037L, 31300L)));
  }

  @Test
  void aFurtherRepairNeedsEvidenceOfItsOwn() {
    Doubts two = looking(21268, 10087, 31300);
    assertEquals(Optional.of("check 212.68 and 100.87: with 212.63 and 100.37 the sum would be right"),
        two.ofReadings(sum(29.9, 21263L, 10037L, 31300L)));
    assertEquals(Optional.empty(), two.ofReadings(sum(30.1, 21263L, 10037L, 31300L)));
    Doubts three = looking(21268, 10087, 500, 31900);
    assertTrue(three.ofReadings(sum(899, 21263L, 10037L, 600L, 31900L)).isPresent());
    assertTrue(three.ofReadings(sum(901, 21263L, 10037L, 600L, 31900L)).isEmpty());
  }

  @Test
  void aTotalAmongTooManyRepairsIsNeverBelieved() {
    assertEquals(Optional.of("check 212.68 and 318.00: with 212.63 and 313.00 the sum would be right"),
        looking(21268, 10037, 31800).ofReadings(sum(1e9, 21263L, 10037L, 31300L)));
    assertEquals(Optional.empty(), looking(21263, 10037, 31800).ofReadings(sum(1e9, 21263L, 10037L, 31300L)));
  }

  /** The total shows cents, and so does the row: a sum without those of the row is no sum of what is written. */
  @Test
  void centsThatARowLosesAreARepairWhereTheTotalHasSome() {
    assertEquals(Optional.of("check 212.50: with 212.00 the sum would be right"),
        looking(21250, 10150, 31350).ofReadings(sum(0.9, 21200L, 10150L, 31350L)));
    assertEquals(Optional.empty(), looking(21250, 10100, 31300).ofReadings(sum(0.9, 21200L, 10100L, 31300L)));
    assertEquals(Optional.empty(), looking(21200, 10150, 31350).ofReadings(sum(0.9, 21200L, 10150L, 31350L)));
    assertEquals(Optional.empty(),
        looking(21250, 10150, 2135150).ofReadings(sum(0.9, 2125000L, 10150L, 2135150L)),
        "a point is no cent");
  }

  private static Optional<String> ambiguous(Closing other) {
    return looking(21268, 10087, 31350).ambiguous(sum(1000, 21263L, 10087L, 31350L), List.of(other));
  }

  @Test
  void anotherRepairOfTheSameRowsIsNamed() {
    Optional<String> named = Optional.of("by another repair the sum would be 313.55");
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
    assertEquals(Optional.empty(), looking(21263, 10087, 31350).ambiguous(sum(1000, 21263L, 10087L, 31350L),
        List.of(sum(900, 21268L, 10087L, 31355L))));
  }

  @Test
  void aRowWithoutWhichTheTotalIsAsItLooksIsNamed() {
    Optional<String> named = Optional.of("without row 3 the sum would be 313.00, as the total looks");
    Doubts doubts = looking(21263, 10037, 100, 31300);
    assertEquals(named, doubts.ambiguous(sum(1000, 21263L, 10037L, 100L, 31400L), List.of()));
    assertEquals(Optional.empty(),
        looking(21263, 10037, 200, 31300).ambiguous(sum(1000, 21263L, 10037L, 200L, 31600L), List.of()));
  }

  /** Under a subtotal an item cannot be left out without it. */
  @Test
  void onlyWhatIsBelowTheSubtotalCanBeLeftOut() {
    Closing taxed = new Closing(0, 1, 3, List.of(20000L, 20000L, 100L, 20100L), 1000);
    assertEquals(Optional.of("without row 3 the sum would be 200.00, as the total looks"),
        looking(20000, 20000, 100, 20000).ambiguous(taxed, List.of()));
    Closing items = new Closing(0, 2, 4, List.of(5000L, 15000L, 20000L, 100L, 20100L), 1000);
    assertEquals(Optional.empty(), looking(5000, 15000, 20000, 100, 15100).ambiguous(items, List.of()));
  }

  @Test
  void threeSureRowsThatDoNotAddUpAreAMismatch() {
    RowReading[] rows = {hand(0, amount(21250, 0.95)), hand(1, amount(10125, 0.95)),
        hand(2, amount(32375, 0.95))};
    assertEquals(Optional.of("212.50 + 101.25 is not 323.75, though each is read surely"),
        doubts(rows).mismatch(2));
    assertEquals(Optional.empty(), doubts(rows).mismatch(1), "of two nothing is said");
    rows[0] = hand(0, amount(21250, 0.899));
    assertEquals(Optional.empty(), doubts(rows).mismatch(2));
    rows[0] = hand(0);
    assertEquals(Optional.empty(), doubts(rows).mismatch(2));
  }

  @Test
  void aSumIsWrittenWithoutWhatIsNothing() {
    assertEquals("10.00 + 5.00 - 2.50", Doubts.sum(List.of(1000L, 0L, 500L, -250L), Notation.UNKNOWN));
    assertEquals("1000 + 5", Doubts.sum(List.of(1000L, 5L), new Notation(Optional.empty(), 0)));
  }

  @Test
  void theSubtotalItselfIsNotLeftOut() {
    Closing taxed = new Closing(0, 1, 3, List.of(20000L, 20000L, 100L, 20100L), 1000);
    assertEquals(Optional.empty(), looking(20000, 20000, 100, 100).ambiguous(taxed, List.of()));
  }

  @Test
  void rowsAboveASumAreNoneOfIt() {
    assertEquals(Optional.of("without row 4 the sum would be 313.00, as the total looks"),
        looking(99, 21263, 10037, 100, 31300)
            .ambiguous(new Closing(1, 4, 4, List.of(21263L, 10037L, 100L, 31400L), 1000), List.of()));
  }
}
