package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  /** Rows 1 to 6: two items with a word between, a subtotal, a discount and the total. */
  private static final Closing BILL = new Closing(1, 4, 6, List.of(300L, 0L, 400L, 700L, -50L, 650L), 8);

  @Test
  void itsRowsAreThoseThatAreAmounts() {
    assertArrayEquals(new int[] {1, 3, 4, 5, 6}, BILL.rows());
    assertEquals(2, BILL.items());
    assertEquals(650, BILL.value());
    assertEquals(50, BILL.written(5));
    assertTrue(BILL.adds(1));
    assertTrue(BILL.adds(6));
    assertFalse(BILL.adds(0));
    assertFalse(BILL.adds(2));
    assertFalse(BILL.adds(7));
  }

  @Test
  void itMayWeighMore() {
    assertEquals(new Closing(1, 4, 6, BILL.values(), 24), BILL.times(3));
  }

  @Test
  void eachSumIsACheck() {
    assertEquals(2, BILL.checks(100));
    assertEquals(1, new Closing(0, 2, 2, List.of(300L, 400L, 700L), 1).checks(100));
    assertEquals(1, new Closing(0, 0, 2, List.of(700L, -50L, 650L), 1).checks(100));
  }

  /** 9 per cent of 51,640.00 are 4,647.60. */
  @Test
  void aTaxThatIsAShareOfTheSubtotalIsAnother() {
    assertEquals(2, new Closing(0, 0, 2, List.of(5164000L, 464760L, 5628760L), 1).checks(100));
    assertEquals(1, new Closing(0, 0, 2, List.of(5164000L, 464260L, 5628260L), 1).checks(100));
    assertEquals(3, new Closing(0, 1, 3, List.of(5164000L, 5164000L, 464760L, 5628760L), 1).checks(100));
    assertEquals(1, new Closing(0, 2, 2, List.of(5164000L, 464760L, 5628760L), 1).checks(100),
        "items are no taxes");
  }
}
