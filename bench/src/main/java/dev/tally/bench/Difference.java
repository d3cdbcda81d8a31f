package dev.tally.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far gradients of one array are from the same in double precision, in parts of the largest; over several batches.
 *
 * <p>A sum that is rounded the other way can put a value on the other side of a ReLU's kink, or make another one a max pool's winner:
 * in one batch of five or so that moves a gradient by 1e-3 and more, in any engine. A fault moves it in every batch. So the median is
 * what counts, and only a number that is none counts wherever it is.
 *
 * @param largest element of the gradient in the first batch
 * @param tally of Tally's engine
 * @param libtorch of libtorch in single precision, for comparison
 */
record Difference(String array, double largest, Spread tally, Spread libtorch) {

  /** @param truth one gradient a batch, as are the others */
  static Difference of(String array, List<double[]> truth, List<double[]> tally, List<double[]> libtorch) {
    return new Difference(array, largest(truth.getFirst()), apart(tally, truth), apart(libtorch, truth));
  }

  private static Spread apart(List<double[]> found, List<double[]> truth) {
    return Spread
        .of(IntStream.range(0, truth.size()).mapToObj(k -> apart(found.get(k), truth.get(k))).toList());
  }

  /** NaN where one of them holds a NaN, or the truth is nothing but zeros. */
  private static double apart(double[] found, double[] truth) {
    double apart = 0;
    for (int i = 0; i < truth.length; i++) {
      apart = Math.max(apart, Math.abs(found[i] - truth[i]));
    }
    return apart / largest(truth);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  boolean isOff(double tolerance) {
    return !(tally.median() <= tolerance) || !(tally.max() < Double.POSITIVE_INFINITY);
  }
}
