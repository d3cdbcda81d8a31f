package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.amount.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  /** An amount's readings, likeliest first, with 0.7, 0.2 and 0.05 for a probability. */
  private static List<Amount> row(long... minors) {
    double[] probabilities = {0.7, 0.2, 0.05};
    return IntStream.range(0, minors.length)
        .mapToObj(i -> new Amount(minors[i], Amount.plain(minors[i], 2), probabilities[i]))
        .toList();
  }

  @Test
  void itemsSubtotalTaxesAndTotalAddUp() {
    Closing best = Readings
        .closings(List.of(row(1093400), row(200000), row(1293400), row(19400), row(19400), row(1332200)))
        .getFirst();
    assertEquals(1332200, best.value());
    assertEquals(2, best.subtotal());
    assertEquals(0, best.first());
  }

  /** The tax is 1.5 per cent, which is a third check. */
  @Test
  void aTaxThatIsAPercentageIsACheck() {
    assertEquals(3,
        Readings
            .closings(List.of(row(1093400), row(200000), row(1293400), row(19400), row(19400), row(1332200)))
            .getFirst()
            .checks(100));
    assertEquals(2,
        Readings
            .closings(List.of(row(1093400), row(200000), row(1293400), row(17700), row(17700), row(1328800)))
            .getFirst()
            .checks(100));
  }

  /** Two equal taxes above a larger number are no item and its total, however often the total is misread. */
  @Test
  void aTotalHasNoLargerNumberBelow() {
    double open = Readings.closings(List.of(row(464260), row(464260))).getFirst().weight();
    double below = Readings.closings(List.of(row(464260), row(464260), row(6093500)))
        .stream()
        .filter(closing -> closing.total() == 1)
        .mapToDouble(Closing::weight)
        .max()
        .orElse(0);
    assertTrue(below < 0.3 * open, below + " against " + open);
  }

  @Test
  void oneRepairThatClosesTheSumIsFound() {
    Closing best = Readings.closings(List.of(row(48100), row(99000), row(21180), row(168380, 168280)))
        .getFirst();
    assertEquals(168280, best.value());
    assertTrue(best.weight() > 5, best.toString());
  }

  @Test
  void aDiscountMayBeTakenOff() {
    Closing best = Readings.closings(List.of(row(5164000), row(464760), row(464760), row(20), row(6093500)))
        .getFirst();
    assertEquals(6093500, best.value());
    assertEquals(-20, best.values().get(3));
  }

  @Test
  void whatDoesNotAddUpIsNoClosing() {
    assertTrue(Readings.closings(List.of(row(48100), row(99000), row(123400))).isEmpty());
    assertTrue(Readings.closings(List.of()).isEmpty());
    assertTrue(Readings.closings(List.of(row(48100))).isEmpty());
  }

  @Test
  void twoEqualAmountsAloneProveLittle() {
    double twice = Readings.closings(List.of(row(1700), row(1700))).getFirst().weight();
    assertTrue(twice < 0.3, "weight " + twice);
  }

  /** Words are read as amounts with next to no probability. */
  @Test
  void wordsBelowTheTotalTakeNothingFromIt() {
    List<List<Amount>> bill = List.of(row(48100), row(99000), row(21180), row(168280));
    double alone = Readings.closings(bill).getFirst().weight();
    List<List<Amount>> signed = new ArrayList<>(bill);
    signed.add(List.of(new Amount(1000700, "10007", 0.001)));
    assertEquals(alone, Readings.closings(signed).getFirst().weight(), 0.01 * alone);
    signed.set(4, row(500));
    assertTrue(Readings.closings(signed).getFirst().weight() < 0.8 * alone);
  }

  @Test
  void rowsThatCannotBeReadEndASum() {
    Closing best = Readings.closings(List.of(row(48100), List.of(), row(99000), row(21180), row(120180)))
        .getFirst();
    assertEquals(2, best.first());
  }

  /** The stroke that stands for no tax, read as a one with little probability. */
  @Test
  void whatMayBeNoAmountMayBeLeftOut() {
    List<Amount> stroke = List.of(Amount.none(0.8), new Amount(100, "1", 0.2));
    Closing best = Readings.closings(List.of(row(84000), row(7560), row(7560), stroke, row(99120)))
        .getFirst();
    assertEquals(99120, best.value());
    assertEquals(0, best.values().get(3));
    assertArrayEquals(new int[] {0, 1, 2, 4}, best.rows());
  }

  @Test
  void nothingAddsUpToNothing() {
    List<Amount> none = List.of(Amount.none(1));
    assertTrue(Readings.closings(List.of(none, none, none)).isEmpty());
    double above = Readings.closings(List.of(none, row(48100), row(99000), row(147100))).getFirst().weight();
    double alone = Readings.closings(List.of(row(48100), row(99000), row(147100))).getFirst().weight();
    assertEquals(alone, above, 0.01 * alone, "a word above the items changes nothing");
  }
}
