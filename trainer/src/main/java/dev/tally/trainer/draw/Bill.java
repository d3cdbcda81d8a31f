package dev.tally.trainer.draw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a made-up bill says; its sums are right. Amounts in minor units.
 *
 * @param items at least one
 * @param tax in two equal halves; each may be 0, and then is not written
 */
public record Bill(List<Long> items, long tax) {
  public Bill {
    items = List.copyOf(items);
  }

  static Bill random(RandomGenerator random) {
    int count = 2 + random.nextInt(5);
    boolean round = random.nextInt(3) > 0;
    List<Long> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long whole = (long) Math.exp(3 + 5 * random.nextDouble());
      items.add(100 * whole + (round ? 0 : 5L * random.nextInt(20)));
    }
    long subtotal = items.stream().mapToLong(Long::longValue).sum();
    long tax = random.nextBoolean() ? subtotal / 100 * (1 + random.nextInt(9)) : 0;
    return new Bill(items, round ? tax / 100 * 100 : tax);
  }

  long subtotal() {
    return items.stream().mapToLong(Long::longValue).sum();
  }

  public long total() {
    return subtotal() + 2 * tax;
  }

  /** With two decimals, as in a labels file. */
  static String plain(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
