package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cents that a sum may lack, and what is written beside it. */
class CentsDoubtTest {
  private static final Closing WHOLE = new Closing(0, 2, 2, List.of(21200L, 10100L, 31300L), 100);

  private static CentsDoubts doubts(RowReading... rows) {
    return new CentsDoubts(Notation.UNKNOWN, Readings.rows(rows));
  }

  private static Optional<Reason> seems(int row) {
    return Optional.of(new Reason(Code.CENTS_LOST,
        "the sum is right only without the cents that row " + row + " seems to have"));
  }

  /** One that is so many times as likely to have cents as to be a whole value. */
  private static RowReading odds(int row, long whole, double odds) {
    double itself = 0.9 / (1 + odds);
    return hand(row, amount(whole + 50, 0.9 - itself), amount(whole, itself));
  }

  private static Optional<Reason> ofOdds(double first, double second, double total) {
    return doubts(odds(0, 21200, first), odds(1, 10100, second), odds(2, 31300, total)).against(WHOLE);
  }

  @Test
  void aTotalThatRatherHasCentsIsDoubted() {
    assertEquals(seems(3), ofOdds(0, 0, 1.01));
    assertEquals(Optional.empty(), ofOdds(0, 0, 0.99));
  }

  @Test
  void itemsThatRatherHaveCentsNeedMoreEvidenceThanThereIsAgainstIt() {
    assertEquals(Optional.empty(), ofOdds(1.1, 0, 0.5));
    assertEquals(seems(1), ofOdds(1.1, 0.5, 0.5));
    assertEquals(seems(2), ofOdds(3, 4, 0), "the likeliest is named");
    assertEquals(Optional.empty(), ofOdds(2, 2, 0));
  }

  /** 0.2 against it counts for what 5 counts for it. */
  @Test
  void aRowThatCanHideNoCentsSpeaksAgainstThem() {
    assertEquals(seems(1), ofOdds(5.1, 0, 0.5));
    assertEquals(Optional.empty(), ofOdds(4.9, 0, 0.5));
    assertEquals(seems(1), ofOdds(4.9, 0.051, 0.5));
    assertEquals(Optional.empty(), ofOdds(4.9, 0.049, 0.5));
    assertEquals(Optional.empty(), ofOdds(1000, 0, 0), "a speck of dirt says no more than 12");
  }

  @Test
  void aSumWithCentsProvesThem() {
    Closing cents = new Closing(0, 2, 2, List.of(21200L, 10150L, 31350L), 100);
    assertEquals(Optional.empty(),
        doubts(odds(0, 21200, 9), hand(1, amount(10150, 0.9)), hand(2, amount(31350, 0.9))).against(cents));
  }

  @Test
  void aWholeTotalOfItemsWithCentsMayLackSome() {
    Closing mixed = new Closing(0, 2, 2, List.of(21250L, 10050L, 31300L), 100);
    assertEquals(seems(3),
        doubts(hand(0, amount(21250, 0.9)), hand(1, amount(10050, 0.9)), odds(2, 31300, 2)).against(mixed));
    assertEquals(Optional.empty(),
        doubts(hand(0, amount(21250, 0.9)), hand(1, amount(10050, 0.9)), odds(2, 31300, 0.5)).against(mixed));
  }

  /** 313.00 of which the point was taken for dirt. */
  @Test
  void digitsThatMayBeCentsAreCents() {
    Closing scaled = new Closing(0, 1, 1, List.of(3130000L, 3130000L), 100);
    RowReading whole = hand(0, amount(3130000, 0.9));
    assertEquals(seems(2), doubts(whole, hand(1, amount(31300, 0.6), amount(3130000, 0.3))).against(scaled));
    assertEquals(Optional.empty(),
        doubts(whole, hand(1, amount(31400, 0.6), amount(3130000, 0.3))).against(scaled));
  }

  @Test
  void aRowThatCanOnlyBeReadWithCentsHasThem() {
    assertEquals(seems(3),
        doubts(hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)), hand(2, amount(31350, 0.9)))
            .against(WHOLE));
    assertEquals(Optional.empty(),
        doubts(hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)), hand(2, amount(41300, 0.9)))
            .against(WHOLE));
  }

  private static RowReading[] under(RowReading... further) {
    List<RowReading> rows = new ArrayList<>(
        List.of(hand(0, amount(21200, 0.9)), hand(1, amount(10100, 0.9)), hand(2, amount(31300, 0.9))));
    rows.addAll(List.of(further));
    return rows.toArray(RowReading[]::new);
  }

  private static CentsDoubts below(RowReading... further) {
    return doubts(under(further));
  }

  @Test
  void aRowWithCentsBelowAWholeSumIsDoubted() {
    Optional<Reason> named = Optional
        .of(new Reason(Code.CENTS_OUTSIDE, "row 4 has cents, but none that adds up has any"));
    assertEquals(named, below(hand(3, amount(950, 0.11))).against(WHOLE));
    assertEquals(Optional.empty(), below(hand(3, amount(950, 0.09))).against(WHOLE), "it is a word");
    assertEquals(Optional.empty(), below(hand(3, amount(900, 0.9))).against(WHOLE), "it has no cents");
    assertEquals(Optional.empty(), below(print(3, amount(950, 0.9))).against(WHOLE), "no hand wrote it");
    assertEquals(Optional.empty(), below(hand(3)).against(WHOLE));
  }

  @Test
  void whatIsNoNumberAmongTheRowsThatAddUpIsNotOutside() {
    Closing around = new Closing(0, 3, 3, List.of(21200L, 0L, 10100L, 31300L), 100);
    assertEquals(Optional.empty(), doubts(hand(0, amount(21200, 0.9)), hand(1, amount(950, 0.9)),
        hand(2, amount(10100, 0.9)), hand(3, amount(31300, 0.9))).against(around));
  }
}
