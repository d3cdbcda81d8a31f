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
record Bill(List<Item> items, long tax) {
  /**
   * One of a bill's items.
   *
   * @param quantity 0 where quantity and rate are not written
   * @param rate of which the amount is so many times as much
   */
  record Item(long amount, int quantity, long rate) {}

  Bill {
    items = List.copyOf(items);
  }

  static Bill random(RandomGenerator random) {
    int count = 2 + random.nextInt(5);
    boolean round = random.nextInt(3) > 0;
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long whole = (long) Math.exp(3 + 5 * random.nextDouble());
      items.add(new Item(100 * whole + (round ? 0 : 5L * random.nextInt(20)), 0, 0));
    }
    long subtotal = subtotal(items);
    long tax = random.nextBoolean() ? subtotal / 100 * (1 + random.nextInt(9)) : 0;
    return new Bill(items, round ? tax / 100 * 100 : tax);
  }

  /** A bill about as large whose items are so many times a whole rate. */
  Bill withQuantities(RandomGenerator random) {
    return new Bill(items.stream().map(item -> {
      int quantity = 1 + random.nextInt(random.nextBoolean() ? 6 : 24);
      long rate = Math.max(100, item.amount / quantity / 100 * 100);
      return new Item(quantity * rate, quantity, rate);
    }).toList(), tax);
  }

  long subtotal() {
    return subtotal(items);
  }

  private static long subtotal(List<Item> items) {
    return items.stream().mapToLong(Item::amount).sum();
  }

  long total() {
    return subtotal() + 2 * tax;
  }

  /** With two decimals, as in a labels file. */
  static String plain(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
