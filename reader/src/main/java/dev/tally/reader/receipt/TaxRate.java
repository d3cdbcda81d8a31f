package dev.tally.reader.receipt;

import java.util.List;

/**
 * Whether what is added to a subtotal is so many per cent of it, whole or half ones, as taxes, charges and discounts are: a check on
 * both numbers besides that they add up. Amounts in minor units; where a number has no cents it may have been rounded to whole units.
 *
 * @param whole minor units in a whole one
 */
record TaxRate(long whole) {
  /** Steps of half a per cent. */
  private static final int STEP = 200;
  private static final int HIGHEST = 60;
  /** How often one of the extras is such a share; of eight real bills with taxes seven had one. */
  private static final double RATED = 0.5;
  /** So many minor units are as good as one: a share is rounded to the next, up or down. */
  private static final int ROUNDED = 3;
  private static final double CHANCE = 30;

  private boolean fits(long base, long extra) {
    long size = Math.abs(extra);
    long steps = base == 0 ? 0 : Math.round((double) STEP * size / base);
    double off = Math.abs(size - (double) base * steps / STEP);
    return steps >= 1 && steps <= HIGHEST && off <= (isWhole(size) ? Math.max(1, whole / 2.0) : 1);
  }

  /** Whether one is, and no more than one in {@link #CHANCE} would be by chance. */
  boolean checks(long base, List<Long> extras) {
    return extras.stream().anyMatch(extra -> fits(base, extra) && likelier(base, extra) >= CHANCE);
  }

  /** How much likelier these extras are than any others that come to the same. */
  double evidence(long base, List<Long> extras) {
    List<Long> sizes = extras.stream().map(Math::abs).filter(size -> size > 0).distinct().toList();
    double likelier = sizes.stream()
        .filter(size -> fits(base, size))
        .mapToDouble(size -> likelier(base, size))
        .max()
        .orElse(0);
    return 1 - RATED + RATED * likelier / Math.max(1, sizes.size());
  }

  /** Of the values up to the highest rate that are told apart, one in so many is some rate's. */
  private double likelier(long base, long extra) {
    double highest = (double) base * HIGHEST / STEP;
    return highest / (isWhole(extra) ? Math.max(ROUNDED, whole) : ROUNDED) / HIGHEST;
  }

  private boolean isWhole(long size) {
    return size % whole == 0;
  }
}
