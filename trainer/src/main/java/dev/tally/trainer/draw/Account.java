package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is sold and what is to be paid; its sums are right. Amounts in minor units.
 *
 * @param land whose words it uses
 * @param items at least one
 * @param discount taken off the subtotal; 0 where there is none
 * @param taxes added to what is left
 * @param advance paid before; 0 where nothing was
 */
record Account(Land land, List<Item> items, long discount, List<Long> taxes, long advance) {
  /**
   * One of the items.
   *
   * @param quantity in units, at least 1
   * @param rate of which the amount is so many times as much
   */
  record Item(String name, int quantity, long rate) {
    long amount() {
      return quantity * rate;
    }
  }

  /** A line below the items, from subtotal to balance. */
  record Sum(String kind, String label, long minor) {}

  Account {
    items = List.copyOf(items);
    taxes = List.copyOf(taxes);
  }

  /**
   * @param most items
   * @param dear the usual size of a bill in units
   */
  static Account random(Land land, int most, double dear, RandomGenerator random) {
    int count = 1 + random.nextInt(most);
    boolean round = random.nextInt(5) < (land.indian() ? 4 : 2);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int quantity = random.nextBoolean() ? 1 : 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 6);
      double units = dear / count * Math.exp(0.9 * random.nextGaussian()) / quantity;
      items.add(new Item(land.word("goods", random), quantity, price(units, round, random)));
    }
    return new Account(land, items, 0, List.of(), 0);
  }

  private static long price(double units, boolean round, RandomGenerator random) {
    long whole = Math.max(1, (long) units);
    if (round && whole > 100) {
      whole = whole / 10 * 10;
    }
    return 100 * whole + (round ? 0 : random.nextBoolean() ? 5L * random.nextInt(20) : random.nextInt(100));
  }

  /** With taxes of some percent, to the cent. */
  Account taxed(int count, RandomGenerator random) {
    long taxable = subtotal() - discount;
    double percent = 2 + random.nextInt(18) + 0.25 * random.nextInt(4);
    long tax = Math.max(1, Math.round(taxable * percent / 100 / count));
    return new Account(land, items, discount, Collections.nCopies(count, tax), advance);
  }

  /** With something off, before taxes are reckoned. */
  Account discounted(RandomGenerator random) {
    long off = subtotal() / 100 * (2 + random.nextInt(24));
    return new Account(land, items, Math.max(1, subtotal() % 100 == 0 ? off / 100 * 100 : off), taxes,
        advance);
  }

  /** With a round part paid before. */
  Account advanced(RandomGenerator random) {
    long part = Math.round(total() * (0.2 + 0.6 * random.nextDouble()));
    return new Account(land, items, discount, taxes, Math.max(1, part > 1000 ? part / 1000 * 1000 : part));
  }

  /** As bills usually are: some with taxes, discounts, advances, many with none of them. */
  Account completed(RandomGenerator random) {
    Account account = this;
    if (subtotal() > 500 && random.nextInt(5) == 0) {
      account = account.discounted(random);
    }
    if (random.nextInt(5) < 2) {
      account = account.taxed(1 + random.nextInt(2), random);
    }
    return account.total() > 1000 && random.nextInt(6) == 0 ? account.advanced(random) : account;
  }

  long subtotal() {
    return items.stream().mapToLong(Item::amount).sum();
  }

  /** What the bill is over, the advance included: whoever logs the expense has spent that much. */
  long total() {
    return subtotal() - discount + taxes.stream().mapToLong(Long::longValue).sum();
  }

  long balance() {
    return total() - advance;
  }

  /** From the subtotal, where it differs from the total, to the balance, where something was paid before. */
  List<Sum> sums(RandomGenerator random) {
    List<Sum> sums = new ArrayList<>();
    if (discount > 0 || !taxes.isEmpty()) {
      sums.add(sum("subtotal", subtotal(), random));
    }
    if (discount > 0) {
      sums.add(sum("discount", discount, random));
    }
    taxes.forEach(tax -> sums.add(sum("tax", tax, random)));
    Sum total = sum("total", total(), random);
    while (!sums.isEmpty() && total.label.equalsIgnoreCase(sums.getFirst().label)) {
      total = sum("total", total(), random); // in India both may be called so, but not on one bill
    }
    sums.add(total);
    if (advance > 0) {
      sums.add(sum("advance", advance, random));
      sums.add(sum("balance", balance(), random));
    }
    return sums;
  }

  private Sum sum(String kind, long minor, RandomGenerator random) {
    return new Sum(kind, land.word(kind, random), minor);
  }
}
