package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** Of terms that are not 0. */
    long count() {
      return terms().stream().filter(term -> term != 0).count();
    }

    long largest() {
      long largest = 0;
      for (Terms at = chain; at != null; at = at.rest) {
        largest = Math.max(largest, Math.abs(at.first));
      }
      return largest;
    }
  }

  static final Sums NONE = new Sums(List.of(new Sum(0, 1, 1, null)));

  private final List<Sum> sums;
  private final LongIndex index;

  private Sums(List<Sum> sums) {
    this.sums = sums;
    index = new LongIndex(sums.size());
    sums.forEach(sum -> index.add(sum.value));
  }

  boolean isEmpty() {
    return sums.isEmpty();
  }

  /** The sum of that value; null where it is none of those kept. */
  Sum get(long value) {
    int at = index.of(value);
    return at < 0 ? null : sums.get(at);
  }

  /**
   * The sum of that value with one more term in front, as {@link #with} would have it; null where there is none. For a few
   * values much cheaper than all of them.
   */
  Sum get(long value, List<Amount> front) {
    double mass = 0;
    double best = 0;
    Terms chain = null;
    for (Amount amount : front.subList(0, Math.min(MOST_TERMS, front.size()))) {
      Sum rest = get(value - amount.minor());
      if (rest != null && rest.mass * amount.probability() >= LEAST_MASS) {
        mass += rest.mass * amount.probability();
        if (rest.best * amount.probability() > best) {
          best = rest.best * amount.probability();
          chain = new Terms(amount.minor(), rest.chain);
        }
      }
    }
    return chain == null ? null : new Sum(value, mass, best, chain);
  }

  /**
   * The sums with one more term in front, which may be negative where it may be taken off.
   *
   * @param amounts likeliest first
   */
  Sums with(List<Amount> amounts, boolean mayBeTakenOff) {
    List<Amount> likely = amounts.subList(0, Math.min(MOST_TERMS, amounts.size()));
    Growing next = new Growing(ways(likely) * (mayBeTakenOff ? 2 : 1));
    for (Sum sum : sums) {
      for (Amount amount : likely) {
        if (sum.mass * amount.probability() < LEAST_MASS) {
          break;
        }
        next.add(sum, amount.minor(), amount.probability() * (mayBeTakenOff ? 1 - TAKEN_OFF : 1));
        if (mayBeTakenOff) {
          next.add(sum, -amount.minor(), amount.probability() * TAKEN_OFF);
        }
      }
    }
    return new Sums(next.likeliest());
  }

  /** These, or with that probability those others with nothing in front: what stands there may be no number. */
  Sums or(Sums others, double probability) {
    Growing next = new Growing(sums.size() + others.sums.size());
    sums.forEach(next::add);
    others.sums.stream()
        .filter(sum -> sum.mass * probability >= LEAST_MASS)
        .forEach(sum -> next.add(sum, 0, probability));
    return new Sums(next.likeliest());
  }

  /** How many ways are likely enough to go on with one of the amounts. */
  private int ways(List<Amount> amounts) {
    int ways = 0;
    for (Sum sum : sums) {
      for (int i = 0; i < amounts.size() && sum.mass * amounts.get(i).probability() >= LEAST_MASS; i++) {
        ways++;
      }
    }
    return ways;
  }

  /** Sums on their way, in plain arrays: there are thousands for each that is kept. */
  private static final class Growing {
    private static final long NOTHING = Long.MIN_VALUE;

    private final LongIndex index;
    private final double[] masses;
    private final double[] bests;
    private final long[] terms;
    private final Sum[] rests;

    Growing(int most) {
      index = new LongIndex(most);
      masses = new double[most];
      bests = new double[most];
      terms = new long[most];
      rests = new Sum[most];
    }

    void add(Sum rest, long term, double probability) {
      add(rest.value + term, rest, term, probability);
    }

    /** A sum with nothing put in front. */
    void add(Sum sum) {
      add(sum.value, sum, NOTHING, 1);
    }

    private void add(long value, Sum rest, long term, double probability) {
      int at = index.add(value);
      masses[at] += rest.mass * probability;
      if (rest.best * probability > bests[at]) {
        bests[at] = rest.best * probability;
        terms[at] = term;
        rests[at] = rest;
      }
    }

    private Terms chain(int at) {
      return terms[at] == NOTHING ? rests[at].chain : new Terms(terms[at], rests[at].chain);
    }

    List<Sum> likeliest() {
      double[] sorted = Arrays.copyOf(masses, index.size());
      Arrays.sort(sorted);
      double least = sorted.length > KEPT ? sorted[sorted.length - KEPT] : 0;
      List<Sum> likeliest = new ArrayList<>();
      for (int i = 0; i < sorted.length && likeliest.size() < KEPT; i++) {
        if (masses[i] >= least) {
          likeliest.add(new Sum(index.value(i), masses[i], bests[i], chain(i)));
        }
      }
      return likeliest;
    }
  }
}
