package dev.tally.trainer.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.fit.TrainingSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HalvingTest {
  @Test
  void theBestThirdGoesOnToThreeTimesTheEpochs() {
    assertEquals(List.of(new Rung(9, 1), new Rung(3, 3), new Rung(1, 9)), new Halving(3, 1).rungs(9, 9));
    assertEquals(List.of(new Rung(29, 1), new Rung(9, 3), new Rung(3, 10)), new Halving(3, 1).rungs(29, 10));
    assertEquals(List.of(new Rung(16, 2), new Rung(8, 4), new Rung(4, 8)), new Halving(2, 2).rungs(16, 8));
  }

  @Test
  void withTooLittleToDivideThereIsLessHalving() {
    assertEquals(List.of(new Rung(9, 3)), new Halving(3, 2).rungs(9, 3), "too few epochs");
    assertEquals(List.of(new Rung(2, 27)), new Halving(3, 1).rungs(2, 27), "too few trials");
    assertEquals(List.of(new Rung(5, 9), new Rung(1, 27)), new Halving(3, 1).rungs(5, 27));
    assertEquals(List.of(new Rung(100, 7)), new Halving(100, 100_000).rungs(100, 7), "no overflow");
  }

  @Test
  void rungsAlwaysRise() {
    for (int factor = 2; factor <= 5; factor++) {
      for (int epochs = 1; epochs <= 60; epochs++) {
        List<Rung> rungs = new Halving(factor, 1).rungs(1000, epochs);
        assertEquals(epochs, rungs.getLast().epochs());
        for (int i = 1; i < rungs.size(); i++) {
          assertTrue(rungs.get(i).epochs() > rungs.get(i - 1).epochs() && rungs.get(i - 1).epochs() >= 1
              && rungs.get(i).trials() < rungs.get(i - 1).trials(), rungs.toString());
        }
      }
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Halving(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Halving(3, 0));
    TrainingSettings base = TrainingSettings.of(Map.of());
    List<Trial> trials = Trials.grid(base, List.of(Dimension.parse("epochs=2,4,6")));
    assertThrows(IllegalArgumentException.class, () -> Search.halved(base, trials, new Halving(3, 1)));
    assertEquals(12, Search.full(base, trials).plannedEpochs(0));
  }

  @Test
  void plannedEpochsAreThoseTrainedAnew() {
    TrainingSettings base = TrainingSettings.of(Map.of("epochs", "9"));
    List<Trial> trials = Trials.random(base, List.of(Dimension.parse("dropout=0..0.5")), 9, 1);
    Search search = Search.halved(base, trials, new Halving(3, 1));
    assertEquals(9 + 3 * 2 + 6, search.plannedEpochs(0));
    assertEquals(6, search.plannedEpochs(2));
  }
}
