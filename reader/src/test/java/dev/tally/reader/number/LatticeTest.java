package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeTest {
  private static Hypothesis digit(int from, int to, String text, double score) {
    return new Hypothesis(from, to, new PixelBox(from, 0, to - from, 1), text, true, score, Math.exp(score));
  }

  @Test
  void theBestPathUsesEveryFragmentOnce() {
    List<Lattice.Path> paths = Lattice.best(List.of(digit(0, 1, "1", -2), digit(1, 2, "1", -2),
        digit(0, 2, "4", -1), digit(2, 3, "7", -0.5), digit(1, 3, "0", -0.2)), 3);
    assertEquals(List.of("47", "10", "117"), paths.stream().map(Lattice.Path::digits).toList());
    assertEquals(-1.5, paths.getFirst().score(), 1e-12);
  }

  @Test
  void marksAreTextAndNoDigits() {
    Hypothesis point = new Hypothesis(1, 2, new PixelBox(1, 0, 1, 1), ".", false, 0, 1);
    Lattice.Path path = Lattice.best(List.of(digit(0, 1, "4", 0), point, digit(2, 3, "5", 0)), 3).getFirst();
    assertEquals("45", path.digits());
    assertEquals("4.5", path.text());
  }

  @Test
  void whereNothingLeadsThroughThereIsNoPath() {
    assertTrue(Lattice.best(List.of(digit(0, 1, "1", 0)), 2).isEmpty());
    assertTrue(Lattice.best(List.of(), 0).isEmpty());
  }
}
