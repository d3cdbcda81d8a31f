package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of amounts may sum to, with the probability of each sum and its likeliest terms. Grown from below: {@link #with}
 * puts one more amount in front. Only the likeliest sums are kept.
 */
final class Sums {
  private static final int KEPT = 400;
  /** Of a row's readings only the likeliest are added up, and no sum that is less likely than this. */
  private static final int MOST_TERMS = 24;
  private static final double LEAST_MASS = 1e-8;
  /** How likely an amount between subtotal and total is to be taken off, such as a discount or what was rounded. */
  private static final double TAKEN_OFF = 0.05;

  /** The terms of a sum from top to bottom; null behind the last. */
  private record Terms(long first, Terms rest) {}

  /**
   * A sum.
   *
   * @param mass of all ways to it
   * @param best of its likeliest way
   * @param chain its terms
   */
  record Sum(long value, double mass, double best, Terms chain) {
    List<Long> terms() {
      List<Long> terms = new ArrayList<>();
      for (Terms at = chain; at != null; at = at.rest) {
        terms.add(at.first);
      }
      return terms;
    }

    long largest() {
      long largest = 0;
      for (Terms at = chain; at != null; at = at.rest) {
        largest = Math.max(largest, Math.abs(at.first));
      }
      return largest;
    }

    private Sum plus(Sum other) {
      Sum likelier = best >= other.best ? this : other;
      return new Sum(value, mass + other.mass, likelier.best, likelier.chain);
    }
  }

  static final Sums NONE = new Sums(List.of(new Sum(0, 1, 1, null)));

  private final Map<Long, Sum> sums = new HashMap<>();

  private Sums(List<Sum> list) {
    list.forEach(sum -> sums.put(sum.value, sum));
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  /** The sum of that value; null where it is none of those kept. */
  Sum get(long value) {
    return sums.get(value);
  }

  /** The sums with one more term in front, which may be negative where it may be taken off. */
  Sums with(List<Amount> amounts, boolean mayBeTakenOff) {
    Map<Long, Sum> next = new HashMap<>();
    for (Sum sum : sums.values()) {
      for (Amount amount : amounts.subList(0, Math.min(MOST_TERMS, amounts.size()))) {
        if (sum.mass * amount.probability() < LEAST_MASS) {
          continue;
        }
        double added = amount.probability() * (mayBeTakenOff ? 1 - TAKEN_OFF : 1);
        put(next, sum, amount.minor(), added);
        if (mayBeTakenOff) {
          put(next, sum, -amount.minor(), amount.probability() * TAKEN_OFF);
        }
      }
    }
    return new Sums(next.values()
        .stream()
        .sorted(Comparator.comparingDouble(Sum::mass).reversed().thenComparingLong(Sum::value))
        .limit(KEPT)
        .toList());
  }

  private static void put(Map<Long, Sum> next, Sum sum, long term, double probability) {
    next.merge(sum.value + term,
        new Sum(sum.value + term, sum.mass * probability, sum.best * probability, new Terms(term, sum.chain)),
        Sum::plus);
  }
}
