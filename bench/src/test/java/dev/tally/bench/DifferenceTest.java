package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final List<double[]> TRUTH = Collections.nCopies(5, new double[] {0.5, -2, 0});
  private static final double TOLERANCE = 1e-4;

  private static Difference of(List<double[]> tally) {
    return Difference.of("array", TRUTH, tally, TRUTH);
  }

  /** The truth, but for some batches. */
  private static List<double[]> spoiled(int batches, double... gradient) {
    List<double[]> spoiled = new ArrayList<>(TRUTH);
    Collections.fill(spoiled.subList(0, batches), gradient);
    return spoiled;
  }

  @Test
  void isRelativeToTheLargest() {
    Difference difference = of(spoiled(5, 0.5, -2, 1e-4));
    assertEquals(2, difference.largest());
    assertEquals(5e-5, difference.tally().median(), 1e-12);
    assertFalse(difference.isOff(TOLERANCE));
  }

  @Test
  void aFaultInMostBatchesIsOffHoweverFarLibtorchIs() {
    assertTrue(of(spoiled(3, 0.5, -2, 1e-3)).isOff(TOLERANCE));
    List<double[]> far = spoiled(5, 0, 0, 0);
    assertTrue(Difference.of("array", TRUTH, spoiled(5, 0.5, -2.002, 0), far).isOff(TOLERANCE));
  }

  @Test
  void aKinkCrossedInFewBatchesIsNot() {
    assertFalse(of(spoiled(2, 0.5, -1.9, 0)).isOff(TOLERANCE));
  }

  @Test
  void whatIsNoNumberIsOffInAnyBatch() {
    assertTrue(of(spoiled(1, 0.5, Double.NaN, 0)).isOff(TOLERANCE));
    assertTrue(of(spoiled(1, 0.5, Double.POSITIVE_INFINITY, 0)).isOff(TOLERANCE));
    List<double[]> zeros = Collections.nCopies(5, new double[3]);
    assertTrue(Difference.of("array", zeros, zeros, zeros).isOff(TOLERANCE), "zeros prove nothing");
  }
}
