package dev.tally.bench;

import java.util.Collection;

/** The middle and the ends of repeated measurements. */
record Spread(double median, double min, double max) {
  /** @param values at least one */
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
    int middle = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
