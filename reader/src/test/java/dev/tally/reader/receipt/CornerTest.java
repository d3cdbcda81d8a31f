package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.receipt.Receipt.Corner;
import org.junit.jupiter.api.Test;

class CornerTest {
  @Test
  void paperThatLeavesThePhotoEndsAtItsEdge() {
    assertEquals(new Corner(0, 1), Corner.within(-0.02, 1.3));
    assertEquals(new Corner(0.25, 0.75), Corner.within(0.25, 0.75));
  }
}
