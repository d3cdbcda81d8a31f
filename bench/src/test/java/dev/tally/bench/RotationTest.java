package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  @Test
  void everyoneIsOnceInEveryPlaceOfARound() {
    for (int round = 0; round < 3; round++) {
      int first = round * FOUR.size();
      for (int place = 0; place < FOUR.size(); place++) {
        int at = place;
        Set<String> there = IntStream.range(first, first + FOUR.size())
            .mapToObj(repeat -> Rotation.order(FOUR, repeat).get(at))
            .collect(Collectors.toSet());
        assertEquals(Set.copyOf(FOUR), there, "place " + place + " of round " + round);
      }
    }
  }

  @Test
  void everyOtherRoundGoesBackwards() {
    assertEquals(List.of("a", "b", "c", "d"), Rotation.order(FOUR, 0));
    assertEquals(List.of("b", "c", "d", "a"), Rotation.order(FOUR, 1));
    assertEquals(List.of("d", "c", "b", "a"), Rotation.order(FOUR, 4));
    assertEquals(List.of("a", "b", "c", "d"), Rotation.order(FOUR, 8));
  }

  @Test
  void oneContenderRunsAlone() {
    assertEquals(List.of("a"), Rotation.order(List.of("a"), 3));
  }
}
