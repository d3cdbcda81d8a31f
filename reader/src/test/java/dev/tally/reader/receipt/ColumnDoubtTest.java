package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a column's total is sure, and what is said where it is not. */
class ColumnDoubtTest {
  private static final String NO_SUM = "no_sum: the amounts that were read do not add up to a total";
  private static final String SEVERAL = "several_sums: the amounts add up in more than one way, or only by unlikely readings";

  private static ColumnTotal verdict(RowReading... rows) {
    return new ColumnTotal(Readings.PAGE, Notation.UNKNOWN, List.of(rows), 0.7);
  }

  private static String said(RowReading... rows) {
    return switch (verdict(rows).total()) {
      case Reading.Read read -> read.value();
      case Reading.Unsure unsure -> said(unsure.why());
      case Reading.Unreadable unreadable -> said(unreadable.why());
    };
  }

  private static String said(Reason why) {
    return why.code().json() + ": " + why.sentence();
  }

  @Test
  void writingWithoutAmountsIsUnreadable() {
    assertEquals("no_amount: writing was found, but no amount in it", said());
    assertEquals("no_amount: writing was found, but no amount in it", said(hand(0), hand(1)));
    assertEquals(NO_SUM, said(hand(0), hand(1, amount(31300, 0.9))));
  }

  @Test
  void aColumnOfPrintIsNoHands() {
    String printed = "looks_printed: what was found looks printed rather than written by hand";
    assertEquals(printed, said(print(0, amount(31300, 0.9))));
    assertEquals(printed,
        said(print(0, amount(21263, 0.9)), print(1, amount(10037, 0.9)), print(2, amount(31300, 0.9))));
    assertEquals("313.00", said(hand(0, amount(21263, 0.9)), hand(1, amount(10037, 0.9)),
        hand(2, amount(31300, 0.9)), print(3, amount(700, 0.2)), print(4, amount(900, 0.2))),
        "what does not add up says nothing");
  }

  @Test
  void amountsThatDoNotAddUpAreUnsure() {
    assertEquals(NO_SUM, said(hand(0, amount(21263, 0.9)), hand(1, amount(31300, 0.9))));
  }

  @Test
  void whereTheLastNumberStandsIsTheTotalIfNothingAddsUp() {
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class,
        verdict(hand(0, amount(21263, 0.9)), hand(1, amount(31300, 0.101)), hand(2, amount(500, 0.099)))
            .total());
    assertEquals("313.00", unsure.candidates().getFirst().value());
    assertEquals(Readings.PAGE.inPhoto(hand(1).row().box()), unsure.box());
    assertEquals(0.101, unsure.candidates().getFirst().confidence(), 1e-9);
  }

  @Test
  void aDateBelowIsNotTheTotal() {
    RowReading date = new RowReading(hand(1).row(), hand(1, amount(12520, 0.9)).byHabit(),
        Optional.of(new OtherForm(Kind.DATE, "12.5.20", 0.8)));
    ColumnTotal verdict = verdict(hand(0, amount(31300, 0.9)), date);
    assertEquals("313.00",
        assertInstanceOf(Reading.Unsure.class, verdict.total()).candidates().getFirst().value());
    assertEquals(List.of(Kind.TOTAL, Kind.DATE), verdict.fields().stream().map(Receipt.Field::kind).toList());
  }

  @Test
  void twoTotalsThatAddUpAlikeAreUnsure() {
    assertEquals(SEVERAL, said(hand(0, amount(21263, 0.4), amount(21268, 0.4)), hand(1, amount(10037, 0.9)),
        hand(2, amount(31300, 0.4), amount(31305, 0.4))));
    assertEquals("313.00", said(hand(0, amount(21263, 0.8)), hand(1, amount(10037, 0.9)),
        hand(2, amount(31300, 0.4), amount(31305, 0.4))));
  }

  /** Next to no evidence, however clear the total is by itself. */
  @Test
  void aClearTotalIsNotProvedByItsClearness() {
    assertEquals(SEVERAL, said(hand(0, amount(500, 0.95)), hand(1, amount(500, 0.95))));
  }

  @Test
  void sureRowsThatDoNotAddUpAreNamedInstead() {
    String named = "sum_mismatch: 212.50 + 101.25 is not 323.75, though each is read surely";
    assertEquals(named, said(hand(0, amount(5, 0.01)), hand(1, amount(21250, 0.95)),
        hand(2, amount(10125, 0.95)), hand(3, amount(32375, 0.95))));
    assertEquals(NO_SUM,
        said(hand(0, amount(21250, 0.95)), hand(1, amount(10125, 0.85)), hand(2, amount(32375, 0.95))));
  }

  /** The first item is read surely, and otherwise than the sum needs. */
  private static RowReading[] overridden(double subtotal) {
    return new RowReading[] {hand(0, amount(20010, 0.95), amount(20001, 0.02)), hand(1, amount(31639, 0.9)),
        hand(2, amount(51648, subtotal < 0.5 ? 0.6 : 0.05), amount(51640, subtotal)),
        hand(3, amount(4648, 0.9)), hand(4, amount(56288, 0.9))};
  }

  @Test
  void anItemDoesNotMatterWhereSubtotalAndTaxGiveTheTotal() {
    assertEquals("562.88", said(overridden(0.9)));
    assertEquals("check_rows: check 200.10: with 200.01 the sum would be right", said(overridden(2e-5)),
        "they hardly do");
  }

  /** Round amounts add up by chance: it is for the sums to make at least half of all that is weighed. */
  @Test
  void halfOfWhatIsWeighedMustBeSums() {
    assertEquals("9.00",
        said(hand(0, amount(400, 0.9)), hand(1, amount(500, 0.9)), hand(2, amount(900, 0.9))));
    assertEquals(SEVERAL,
        said(hand(0, amount(400, 0.9)), hand(1, amount(500, 0.9)), hand(2, amount(900, 0.5))));
  }

  @Test
  void onlyRowsThatAddUpMustLookLikeAHands() {
    assertEquals("313.00",
        said(print(0, amount(700, 0.3)), print(1, amount(900, 0.3)), print(2, amount(1100, 0.3)),
            print(3, amount(1300, 0.3)), hand(4, amount(21263, 0.9)), hand(5, amount(10037, 0.9)),
            hand(6, amount(31300, 0.9))));
  }

  @Test
  void candidatesAreFiveAtMostEachWithItsShare() {
    Amount[] many = IntStream.range(0, 8)
        .mapToObj(i -> amount(31300 + 7 * i, 0.2 - 0.02 * i))
        .toArray(Amount[]::new);
    List<Candidate> candidates = assertInstanceOf(Reading.Unsure.class, verdict(hand(0, many)).total())
        .candidates();
    assertEquals(List.of("313.00", "313.07", "313.14", "313.21", "313.28"),
        candidates.stream().map(Candidate::value).toList());
    assertEquals(0.12, candidates.getLast().confidence(), 1e-9);
  }

  @Test
  void aSumWeighsMoreThanAColumnThatDoesNotAddUp() {
    assertEquals(0.009, verdict(hand(0, amount(31300, 0.9))).weight(), 1e-9);
    assertEquals(0.0009, verdict(print(0, amount(31300, 0.9))).weight(), 1e-9);
    assertEquals(0.017, verdict(hand(0, amount(21263, 0.9)), hand(1), hand(2, amount(31300, 0.8))).weight(),
        1e-9);
    double adds = verdict(hand(0, amount(21263, 0.9)), hand(1, amount(10037, 0.9)),
        hand(2, amount(31300, 0.9))).weight();
    assertTrue(adds > 100, () -> "" + adds);
    double little = verdict(hand(0, amount(500, 0.9)), hand(1, amount(500, 0.9))).weight();
    assertEquals(0.018, little, 1e-9, "a sum that says little");
  }

  @Test
  void numbersAreRowsThatAreNoWords() {
    assertEquals(1, verdict(hand(0, amount(500, 0.101)), hand(1, amount(700, 0.099)), hand(2)).numbers());
  }
}
