package dev.tally.reader.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeTest {
  private static double alone(Hypothesis before, Hypothesis digit) {
    return 0;
  }

  private static Hypothesis digit(int from, int to, String text, double score) {
    return new Hypothesis(from, to, new PixelBox(from, 0, to - from, 1), text, true, score, Math.exp(score));
  }

  @Test
  void theBestPathUsesEveryFragmentOnce() {
    List<Lattice.Path> paths = Lattice.best(List.of(digit(0, 1, "1", -2), digit(1, 2, "1", -2),
        digit(0, 2, "4", -1), digit(2, 3, "7", -0.5), digit(1, 3, "0", -0.2)), 3, LatticeTest::alone);
    assertEquals(List.of("47", "10", "117"), paths.stream().map(Lattice.Path::digits).toList());
    assertEquals(-1.5, paths.getFirst().score(), 1e-12);
  }

  @Test
  void aDigitMayGainByTheOneBefore() {
    List<Lattice.Path> paths = Lattice.best(
        List.of(digit(0, 1, "5", -1), digit(0, 1, "6", -2), digit(1, 2, "0", -3)), 2,
        (before, digit) -> before != null && before.text().equals("6") ? 2 : 0);
    assertEquals(List.of("60", "50"), paths.stream().map(Lattice.Path::digits).toList());
    assertEquals(-3, paths.getFirst().score(), 1e-12);
  }

  @Test
  void marksAreTextAndNoDigits() {
    Hypothesis point = new Hypothesis(1, 2, new PixelBox(1, 0, 1, 1), ".", false, 0, 1);
    Lattice.Path path = Lattice
        .best(List.of(digit(0, 1, "4", 0), point, digit(2, 3, "5", 0)), 3, LatticeTest::alone)
        .getFirst();
    assertEquals("45", path.digits());
    assertEquals("4.5", path.text());
  }

  @Test
  void ofWaysThatAreAlikeButForRoundingTheFirstIsTaken() {
    Hypothesis point = new Hypothesis(1, 2, new PixelBox(1, 0, 1, 1), ".", false, -1, 1);
    Hypothesis comma = new Hypothesis(1, 2, new PixelBox(1, 0, 1, 1), ",", false, -1 + 1e-12, 1);
    Hypothesis clear = new Hypothesis(1, 2, new PixelBox(1, 0, 1, 1), ",", false, -0.99, 1);
    assertEquals("4.5", textWith(point, comma));
    assertEquals("4,5", textWith(point, clear));
  }

  private static String textWith(Hypothesis one, Hypothesis other) {
    return Lattice.best(List.of(digit(0, 1, "4", 0), one, other, digit(2, 3, "5", 0)), 3, LatticeTest::alone)
        .getFirst()
        .text();
  }

  @Test
  void whereNothingLeadsThroughThereIsNoPath() {
    assertTrue(Lattice.best(List.of(digit(0, 1, "1", 0)), 2, LatticeTest::alone).isEmpty());
    assertTrue(Lattice.best(List.of(), 0, LatticeTest::alone).isEmpty());
  }
}
