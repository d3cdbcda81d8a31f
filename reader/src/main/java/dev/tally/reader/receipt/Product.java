package dev.tally.reader.receipt;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.field.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantity times rate, where that is what a row's amount says.
 *
 * @param quantity in thousandths of a unit: half a kilogram is sold as well
 * @param rate in minor units
 * @param quantityAt where the quantity stands
 * @param rateAt where the rate stands
 * @param weight how much the product speaks for itself, against 1 for an amount that is none
 */
record Product(long quantity, long rate, Row.Beside quantityAt, Row.Beside rateAt, double weight) {
  /** That two numbers before an amount are its factors. */
  private static final double MULTIPLIES = 0.5;
  /** A reading this likely by itself is sure: it is not given up for a product. */
  private static final double SURE_ALONE = 0.9;
  /** Less likely readings of a factor or an amount are not tried. */
  private static final double LEAST = 0.001;
  /** Of a product with a factor of one: it says no more than that a number was written twice. */
  private static final double MERE_REPETITION = 0.01;

  /** A mark and one to three digits at the end of a quantity; and that these are its decimals. */
  private static final Pattern DECIMALS = Pattern.compile("\\d+[.,](\\d{1,3})");
  private static final double POINT = 0.9;

  /** Thousandths in a unit. */
  static final long UNIT = 1000;

  /** A number before the amount: what it may be as a quantity, in thousandths, and as a rate, likeliest first. */
  record Factor(Row.Beside at, List<Amount> quantities, List<Amount> rates) {}

  long amount() {
    return times(quantity, rate);
  }

  /** Rounded to the minor unit, as a part of a unit often must be. */
  private static long times(long quantity, long rate) {
    return quantity / UNIT * rate + (quantity % UNIT * rate + UNIT / 2) / UNIT;
  }

  /** The quantity as a person writes it. */
  String units() {
    return units(quantity);
  }

  private static String units(long quantity) {
    return BigDecimal.valueOf(quantity, 3).stripTrailingZeros().toPlainString();
  }

  /**
   * What contradicts an amount in the columns where this row of the bill has its factors; empty where nothing
   * does, or where one of the three numbers is not read surely.
   */
  Optional<Reason> mismatch(List<Amount> amounts, List<Factor> factors, int decimals) {
    Optional<Amount> quantity = factors.stream()
        .filter(factor -> factor.at.isInColumnOf(quantityAt))
        .findFirst()
        .flatMap(factor -> sure(factor.quantities));
    Optional<Amount> rate = factors.stream()
        .filter(factor -> factor.at.isInColumnOf(rateAt))
        .findFirst()
        .flatMap(factor -> sure(factor.rates));
    Optional<Amount> amount = sure(amounts);
    if (quantity.isEmpty() || rate.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    long product = times(quantity.get().minor(), rate.get().minor());
    return product == amount.get().minor()
        ? Optional.empty()
        : Optional.of(new Reason(Reason.Code.PRODUCT_MISMATCH,
            units(quantity.get().minor()) + " x " + Amount.plain(rate.get().minor(), decimals) + " is "
                + Amount.plain(product, decimals) + ", not " + Amount.plain(amount.get().minor(), decimals)
                + ", though each is read surely"));
  }

  private static Optional<Amount> sure(List<Amount> all) {
    return all.stream().findFirst().filter(amount -> amount.probability() >= SURE_ALONE);
  }

  /**
   * The likeliest product that a row's amounts allow; empty where none does. At most one of the three numbers is read otherwise than it
   * looks, and none that is sure.
   *
   * @param factors nearest to the amount first
   * @param whole minor units in a whole one
   */
  static Optional<Product> of(List<Amount> amounts, List<Factor> factors, long whole) {
    List<Product> found = new ArrayList<>();
    for (int right = 0; right < factors.size(); right++) {
      for (int left = right + 1; left < factors.size(); left++) {
        addProducts(amounts, factors.get(left), factors.get(right), whole, found);
      }
    }
    double pairs = factors.size() * (factors.size() - 1) / 2.0;
    return found.stream()
        .max(Comparator.comparingDouble(product -> product.weight * product.probability(amounts)))
        .map(product -> new Product(product.quantity, product.rate, product.quantityAt, product.rateAt,
            product.weight / pairs));
  }

  private double probability(List<Amount> amounts) {
    return amounts.stream()
        .filter(amount -> amount.minor() == amount())
        .mapToDouble(Amount::probability)
        .sum();
  }

  private static void addProducts(List<Amount> amounts, Factor left, Factor right, long whole,
      List<Product> found) {
    for (Amount quantity : left.quantities) {
      for (Amount rate : right.rates) {
        for (Amount amount : amounts) {
          int repairs = other(quantity, left.quantities) + other(rate, right.rates) + other(amount, amounts);
          if (amount.minor() > 0 && quantity.minor() > 0 && repairs <= 1
              && isProduct(quantity.minor(), rate.minor(), amount.minor())) {
            double values = amount.minor() / (amount.minor() % whole == 0 ? 2.0 * whole : 2.0);
            double weight = MULTIPLIES * quantity.probability() * rate.probability() * Math.max(1, values)
                * (quantity.minor() == UNIT ? MERE_REPETITION : 1);
            found.add(new Product(quantity.minor(), rate.minor(), left.at, right.at, weight));
          }
        }
      }
    }
  }

  private static boolean isProduct(long quantity, long rate, long amount) {
    return rate > 0 && times(quantity, rate) == amount;
  }

  /** 1 for a reading that is not the likeliest; more than may be where the likeliest is sure. */
  private static int other(Amount one, List<Amount> all) {
    Amount likeliest = all.getFirst();
    return one.minor() == likeliest.minor() ? 0 : likeliest.probability() >= SURE_ALONE ? 2 : 1;
  }

  /** What a number may be as a quantity, in thousandths: a mark before its last digits is a decimal point, or dirt. */
  static List<Amount> quantities(Candidate number) {
    Amount whole = new Amount(UNIT * Long.parseLong(number.value()), number.text(), number.confidence());
    Matcher decimals = DECIMALS.matcher(number.text());
    if (!decimals.matches()) {
      return List.of(whole);
    }
    long thousandths = UNIT;
    for (int i = 0; i < decimals.group(1).length(); i++) {
      thousandths /= 10;
    }
    return List.of(
        new Amount(thousandths * Long.parseLong(number.value()), number.text(), number.confidence() * POINT),
        whole.times(1 - POINT));
  }

  /** Readings worth trying. */
  static List<Amount> likely(List<Amount> all) {
    return all.stream().filter(amount -> amount.probability() >= LEAST).toList();
  }

  /** A row's amounts, the product's likelier by what it weighs, all together as likely as before. */
  List<Amount> weigh(List<Amount> amounts) {
    double before = amounts.stream().mapToDouble(Amount::probability).sum();
    List<Amount> weighed = amounts.stream()
        .map(amount -> amount.minor() == amount() ? amount.times(1 + weight) : amount)
        .toList();
    double after = weighed.stream().mapToDouble(Amount::probability).sum();
    return weighed.stream()
        .map(amount -> amount.times(after == 0 ? 1 : before / after))
        .sorted(Comparator.comparingDouble(Amount::probability).reversed())
        .toList();
  }
}
