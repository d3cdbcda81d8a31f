package dev.tally.spark.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCardTest {
  private static final RunCard CARD = new RunCard(Map.of("--in", "file:/photos \"new\"", "--print", "on"),
      10_000_000_000L, 50_000);

  @Test
  void isTheSameAfterJson() {
    assertEquals(CARD, RunCard.of(CARD.json(), "card.json"));
  }

  @Test
  void aDamagedOneIsRefused() {
    for (String text : new String[] {"", "{}", "[1]", CARD.json().substring(0, 60), "{\"identity\":{}}"}) {
      assertThrows(BatchException.class, () -> RunCard.of(text, "card.json"), text);
    }
  }

  @Test
  void tellsInWhatAnotherRunDiffers() {
    assertEquals("", CARD.difference(CARD.identity()));
    assertEquals("--currency null there, EUR here; --print on there, off here",
        CARD.difference(Map.of("--in", "file:/photos \"new\"", "--print", "off", "--currency", "EUR")));
  }
}
