package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Reading.Candidate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Box BOX = new Box(0, 0, 1, 1);

  private static Reading read(String value) {
    return new Reading.Read(new Candidate(value, value, 0.99), List.of(), BOX, List.of());
  }

  private static Reading unsure(String value) {
    return new Reading.Unsure(List.of(new Candidate(value, value, 0.5)),
        new Reason(Reason.Code.NOT_CLEAR, "blurred"), BOX, List.of());
  }

  @Test
  void anAmountKeepsTheDigitsBehindItsPoint() {
    assertEquals(Optional.of(new BigDecimal("44.30")), read("44.30").amount());
    assertEquals(Optional.of(new BigDecimal("25441")), read("25441").amount());
  }

  @Test
  void whatIsUnsureOrNoNumberIsNoAmount() {
    assertEquals(Optional.empty(), unsure("44.30").amount());
    assertEquals(Optional.empty(), new Reading.Unreadable(Reason.Code.NO_INK, "no ink").amount());
    assertEquals(Optional.empty(), read("2018-12-25").amount());
    assertEquals(Optional.empty(), read("Blue Bottle").amount());
  }

  @Test
  void theOutcomeIsAProperty() {
    assertEquals("read", read("1").getOutcome());
    assertEquals("unsure", unsure("1").getOutcome());
    assertEquals("unreadable", new Reading.Unreadable(Reason.Code.NO_INK, "no ink").getOutcome());
  }
}
