package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.amount.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Verdict verdict(RowReading... rows) {
    return new Verdict(Readings.PAGE, Notation.UNKNOWN, List.of(rows), 0.95);
  }

  private static String doubt(RowReading... rows) {
    return assertInstanceOf(Reading.Unsure.class, verdict(rows).total()).reason();
  }

  @Test
  void aSumThatClosesIsRead() {
    Verdict verdict = verdict(hand(0, amount(48125, 0.8)), hand(1, amount(99050, 0.8)),
        hand(2, amount(147175, 0.8)));
    assertEquals("1471.75", assertInstanceOf(Reading.Read.class, verdict.total()).value());
    assertEquals(List.of("481.25 + 990.50 = 1471.75"), verdict.because());
  }

  @Test
  void theSameInPrintIsNoHandwrittenAmount() {
    Verdict verdict = verdict(print(0, amount(48125, 0.8)), print(1, amount(99050, 0.8)),
        print(2, amount(147175, 0.8)));
    assertTrue(assertInstanceOf(Reading.Unreadable.class, verdict.total()).reason().contains("printed"));
  }

  @Test
  void aRepairIsStated() {
    Verdict verdict = verdict(hand(0, amount(48125, 0.8)), hand(1, amount(99050, 0.8)),
        hand(2, amount(197175, 0.6), amount(147175, 0.3)));
    assertEquals("1471.75", assertInstanceOf(Reading.Read.class, verdict.total()).value());
    assertEquals("row 3 looks more like 1971.75, but with 1471.75 the sum is right",
        verdict.because().getLast());
  }

  @Test
  void aSureReadingIsNotOverridden() {
    String reason = doubt(hand(0, amount(48125, 0.8)), hand(1, amount(99050, 0.8)),
        hand(2, amount(197175, 0.93), amount(147175, 0.05)));
    assertEquals("row 3 is surely 1971.75, but the sum needs 1471.75", reason);
  }

  @Test
  void sureReadingsThatDoNotAddUpAreNamed() {
    String reason = doubt(hand(0, amount(48125, 0.97)), hand(1, amount(99050, 0.97)),
        hand(2, amount(197175, 0.97)));
    assertEquals("481.25 + 990.50 is not 1971.75, though each is read surely", reason);
  }

  @Test
  void centsThatTheSumLosesKeepItInDoubt() {
    String reason = doubt(hand(0, amount(48100, 0.8)), hand(1, amount(99000, 0.8)),
        hand(2, amount(147136, 0.6), amount(147100, 0.3)));
    assertTrue(reason.contains("the cents that row 3"), reason);
  }

  /** As where the strokes of 12/- stand in the column of cents and are read as some. */
  @Test
  void centsOfOneRowAmongManyThatCanHideNoneAreNone() {
    RowReading[] bill = {hand(0, amount(48100, 0.8)), hand(1, amount(99012, 0.5), amount(99000, 0.4)),
        hand(2, amount(31700, 0.8)), hand(3, amount(178800, 0.8))};
    assertEquals("1788.00", assertInstanceOf(Reading.Read.class, verdict(bill).total()).value());
  }

  @Test
  void aPointAmongRowsWhosePointsMayBeLostKeepsTheSumInDoubt() {
    RowReading[] bill = {hand(0, amount(48100, 0.8), amount(481, 0.1)),
        hand(1, amount(990, 0.5), amount(99000, 0.4)), hand(2, amount(31700, 0.8), amount(317, 0.1)),
        hand(3, amount(178800, 0.8), amount(178899, 0.1))};
    assertTrue(doubt(bill).contains("the cents that row 2"));
  }

  /** The subtotal and the taxes give the total, whatever the items say. */
  @Test
  void anItemReadOtherwiseDoesNotMatterWhereTheTaxesGiveTheTotal() {
    RowReading[] bill = {hand(0, amount(69911, 0.95), amount(169911, 0.01)), hand(1, amount(20013, 0.8)),
        hand(2, amount(189924, 0.8)), hand(3, amount(9411, 0.8)), hand(4, amount(9411, 0.8)),
        hand(5, amount(208746, 0.8))};
    Verdict verdict = verdict(bill);
    assertEquals("2087.46", assertInstanceOf(Reading.Read.class, verdict.total()).value());
    assertInstanceOf(Reading.Unsure.class, verdict.fields().getFirst().reading(),
        "the item itself stays in doubt");
  }

  @Test
  void moreRepairsNeedMoreEvidence() {
    RowReading[] bill = {hand(0, amount(481, 0.5), amount(487, 0.3)),
        hand(1, amount(990, 0.5), amount(997, 0.3)), hand(2, amount(1484, 0.9))};
    assertInstanceOf(Reading.Unsure.class, verdict(bill).total());
    RowReading[] large = {hand(0, amount(4812511, 0.5), amount(4872511, 0.3)),
        hand(1, amount(9905011, 0.5), amount(9975011, 0.3)), hand(2, amount(14847522, 0.89))};
    assertEquals("148475.22", assertInstanceOf(Reading.Read.class, verdict(large).total()).value());
  }

  /** Else a subtotal would be answered where the total below it could not be read. */
  @Test
  void whatIsWrittenBelowKeepsTheSumInDoubt() {
    RowReading[] bill = {hand(0, amount(48125, 0.8)), hand(1, amount(99050, 0.8)),
        hand(2, amount(147175, 0.8)), hand(3, amount(700, 0.03))};
    assertTrue(doubt(bill).contains("below"));
    bill[3] = print(3, amount(700, 0.03));
    assertInstanceOf(Reading.Read.class, verdict(bill).total());
  }

  /** The confidence of a single number is not good enough. */
  @Test
  void noTotalIsReadForItsClearnessAlone() {
    doubt(hand(0, amount(48125, 0.5), amount(99000, 0.00001)), hand(1, amount(99000, 0.999)));
  }

  @Test
  void nothingAddsUpInNoughts() {
    doubt(hand(0, amount(0, 0.9)), hand(1, amount(100, 0.9)), hand(2, amount(0, 0.9)),
        hand(3, amount(100, 0.9)));
  }
}
