package dev.tally.reader.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExactTest {
  private static final double CLOSE = 1e-15;

  @Test
  void functionsAreRightToAFewUnitsInTheLastPlace() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      double x = random.nextDouble();
      double wide = 1400 * x - 700;
      assertClose(StrictMath.exp(wide), Exact.exp(wide), CLOSE);
      assertClose(StrictMath.exp(-x), Exact.exp(-x), CLOSE);
      assertClose(StrictMath.log(x), Exact.log(x), CLOSE);
      assertClose(StrictMath.log(1e300 * x), Exact.log(1e300 * x), CLOSE);
      assertClose(StrictMath.log1p(x), Exact.log1p(x), CLOSE);
      assertClose(StrictMath.log1p(1e-12 * x), Exact.log1p(1e-12 * x), CLOSE);
      assertClose(StrictMath.hypot(wide, x), Exact.hypot(wide, x), CLOSE);
      assertClose(StrictMath.pow(x, 0.35), Exact.pow(x, 0.35), 4 * CLOSE);
    }
  }

  private static void assertClose(double expected, double found, double relative) {
    assertTrue(Math.abs(found - expected) <= relative * Math.abs(expected), () -> found + " for " + expected);
  }

  @Test
  void edgesAreAsInTheJdk() {
    for (double x : new double[] {0, -0.0, 1, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY}) {
      assertEquals(StrictMath.exp(x), Exact.exp(x));
      assertEquals(StrictMath.log(x), Exact.log(x));
    }
    assertEquals(0, Exact.exp(-1e9));
    assertEquals(Double.POSITIVE_INFINITY, Exact.exp(710));
    assertEquals(StrictMath.log(Double.MIN_VALUE), Exact.log(Double.MIN_VALUE), 1e-12);
    assertTrue(Exact.exp(-740) > 0);
    assertEquals(0, Exact.pow(0, 0.35));
    assertEquals(1, Exact.pow(1, 0.35));
  }

  @Test
  void roundingIsTheJdks() {
    Random random = new Random(2);
    double[] edges = {-0.5, 0.5, 0.49999999999999994, -1.5, 2.5, 1e15 + 0.5, -0.0};
    DoubleStream.concat(DoubleStream.of(edges), random.doubles(20_000, -300, 300)).forEach(x -> {
      assertEquals(Math.round(x), Exact.round(x));
      assertEquals(Math.round((float) x), Exact.round((float) x));
      float half = Math.round(x) / 2f;
      assertEquals((int) Math.rint(half), Exact.roundHalfEven(half));
      assertEquals((int) Math.rint((float) x), Exact.roundHalfEven((float) x));
    });
  }

  @Test
  void sumsAreTakenInOrder() {
    assertEquals(0, Exact.sum(DoubleStream.of(1e16, 1, -1e16)));
  }
}
