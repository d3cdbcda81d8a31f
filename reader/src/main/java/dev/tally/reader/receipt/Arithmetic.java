package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A receipt's own sums as its checksum: items add up to the subtotal, subtotal and taxes to the total.
 *
 * <p>Every way is weighed by Bayes' rule. That amounts which were read wrong should close a sum by chance is as unlikely as
 * hitting one of all the values about as large as the total; so a way that closes counts for as many times what the
 * readings alone make of it, divided by how many ways were tried.
 */
final class Arithmetic {
  /** How likely the sums of a receipt are to be there and right. */
  private static final double ADDS_UP = 0.7;
  /** And there to be no tax or other extra. */
  private static final double ITEMS_ONLY = 0.4;
  /** A total that repeats the one item above it; equal taxes do so as well, and are no total. */
  private static final double ONE_ITEM = 0.1;
  /** How often the extras are a tax in two equal halves, as India's CGST and SGST are. */
  private static final double EQUAL_HALVES = 0.3;
  /** Rows below the total (advance, balance, signature): at most these, each less likely by this factor. */
  private static final int MOST_BELOW = 4;
  private static final double BELOW = 0.5;
  /** That something is a total below which a larger number surely stands. */
  private static final double LARGER_BELOW = 0.02;
  /** That items begin with the first row that is a number, and not at any of them. */
  private static final double FROM_THE_TOP = 0.5;
  private static final double LEAST_MASS = 1e-9;
  /** What a sum is worth whose terms are next to nothing. */
  private static final double NO_EVIDENCE = 0.01;
  /** That a number is written twice is no sum: two equal taxes do it as well. */
  private static final double MERE_REPETITION = 0.01;

  /** Where a whole unit is no more than a cent elsewhere, prices are round by hundreds all the same. */
  private static final long LEAST_ROUND = 100;

  private final List<List<Amount>> rows;
  private final TaxRate rate;
  private final long round;

  private Arithmetic(List<List<Amount>> rows, long whole) {
    this.rows = rows;
    this.rate = new TaxRate(whole);
    this.round = Math.max(LEAST_ROUND, whole);
  }

  /**
   * The ways in which rows add up; most weight first, empty where none does.
   *
   * @param rows from top to bottom
   * @param whole minor units in a whole one
   */
  static List<Closing> closings(List<List<Amount>> rows, long whole) {
    return new Arithmetic(rows, whole).closings();
  }

  private List<Closing> closings() {
    List<Closing> closings = new ArrayList<>();
    List<List<Closing>> heads = new ArrayList<>();
    for (int subtotal = 0; subtotal < rows.size(); subtotal++) {
      heads.add(heads(subtotal));
    }
    double prior = ADDS_UP;
    double below = 0;
    for (int total = rows.size() - 1; total >= 1 && below <= MOST_BELOW; total--) {
      for (Closing head : heads.get(total)) {
        closings.add(weighed(head, total, head.values(),
            head.weight() * prior * ITEMS_ONLY * (head.items() == 1 ? ONE_ITEM : 1)));
      }
      addTails(total, prior * (1 - ITEMS_ONLY) / tried(total), heads, closings);
      double number = number(rows.get(total));
      prior *= 1 - (1 - BELOW) * number;
      below += number;
    }
    return closings.stream()
        .map(closing -> closing.times(noneLargerBelow(closing)))
        .sorted(Comparator.comparingDouble(Closing::weight).reversed())
        .toList();
  }

  /** What is written below a total, such as an advance and the balance, is not larger: two equal taxes are no item and its total. */
  private double noneLargerBelow(Closing closing) {
    double none = 1;
    for (List<Amount> row : rows.subList(closing.total() + 1, rows.size())) {
      none *= 1 - row.stream()
          .filter(amount -> amount.minor() > closing.value())
          .mapToDouble(Amount::probability)
          .sum();
    }
    return Math.max(LARGER_BELOW, none);
  }

  /** How likely a row is to be a number at all: words are read as amounts with little probability. */
  private static double number(List<Amount> row) {
    return Math.min(1, numbers(row).stream().mapToDouble(Amount::probability).sum());
  }

  private static List<Amount> numbers(List<Amount> row) {
    return row.stream().filter(amount -> !amount.isNone()).toList();
  }

  /** How likely the items that add up to a row begin at another one above it. */
  private double begins(int first, int subtotal) {
    double top = rows.subList(0, first)
        .stream()
        .mapToDouble(row -> 1 - number(row))
        .reduce(1, (a, b) -> a * b);
    return FROM_THE_TOP * top + (1 - FROM_THE_TOP) / tried(subtotal);
  }

  /** How many places a sum could have begun at, above a row. */
  private double tried(int row) {
    return Math.max(1, rows.subList(0, row).stream().mapToDouble(Arithmetic::number).sum());
  }

  private static Closing weighed(Closing head, int total, List<Long> values, double weight) {
    return new Closing(head.first(), head.subtotal(), total, values, weight);
  }

  /** Items from some row on that add up to the row. */
  private List<Closing> heads(int subtotal) {
    List<Closing> heads = new ArrayList<>();
    Sums sums = Sums.NONE;
    for (int first = subtotal - 1; first >= 0 && !sums.isEmpty(); first--) {
      List<Amount> begins = numbers(rows.get(first));
      for (Amount amount : rows.get(subtotal)) {
        Sums.Sum sum = sums.get(amount.minor(), begins);
        if (sum != null && amount.minor() > 0 && sum.mass() * amount.probability() > LEAST_MASS) {
          List<Long> values = new ArrayList<>(sum.terms());
          values.add(amount.minor());
          double weight = sum.mass() * amount.probability() * surprise(sum, amount.minor())
              * begins(first, subtotal) * (sum.count() == 1 ? MERE_REPETITION : 1);
          heads.add(new Closing(first, subtotal, subtotal, values, weight));
        }
      }
      sums = sums.with(rows.get(first), false);
    }
    return heads;
  }

  /**
   * A subtotal and what follows it that add up to the total; with the items above it, where those add up too. No tax, charge or
   * discount is larger than what it is of, and none halves it: what is taken off and put on again closes any sum.
   */
  private void addTails(int total, double share, List<List<Closing>> heads, List<Closing> closings) {
    Sums sums = Sums.NONE;
    for (int subtotal = total - 2; subtotal >= 0 && !sums.isEmpty(); subtotal--) {
      List<Amount> row = rows.get(subtotal + 1);
      Sums begun = sums.with(numbers(row), true);
      for (Amount base : rows.get(subtotal)) {
        for (Amount amount : rows.get(total)) {
          Sums.Sum sum = begun.get(amount.minor() - base.minor());
          if (sum != null && base.minor() > 0 && amount.minor() > 0 && sum.largest() <= base.minor()
              && amount.minor() > base.minor() / 2) {
            double weight = share * sum.mass() * amount.probability() * surprise(sum, amount.minor())
                * equalHalves(sum.terms()) * rate.evidence(base.minor(), sum.terms());
            List<Long> tail = new ArrayList<>(sum.terms());
            tail.add(amount.minor());
            addTail(base, subtotal, total, tail, weight, heads.get(subtotal), closings);
          }
        }
      }
      sums = begun.or(sums, row.stream().filter(Amount::isNone).mapToDouble(Amount::probability).sum());
    }
  }

  private static void addTail(Amount base, int subtotal, int total, List<Long> tail, double weight,
      List<Closing> heads, List<Closing> closings) {
    List<Long> values = new ArrayList<>(List.of(base.minor()));
    values.addAll(tail);
    if (weight * base.probability() > LEAST_MASS) {
      closings.add(new Closing(subtotal, subtotal, total, values, weight * base.probability()));
    }
    for (Closing head : heads) {
      if (head.value() == base.minor() && weight * head.weight() > LEAST_MASS) {
        List<Long> all = new ArrayList<>(head.values());
        all.addAll(tail);
        closings.add(weighed(head, total, all, weight * head.weight()));
      }
    }
  }

  /** How much likelier extras are together than each alone, where two that follow one another are equal. */
  private double equalHalves(List<Long> terms) {
    List<Long> extras = terms.stream().filter(term -> term != 0).toList();
    for (int i = 0; i + 1 < extras.size(); i++) {
      long half = extras.get(i);
      if (half > 0 && half == extras.get(i + 1)) {
        return 1 - EQUAL_HALVES + EQUAL_HALVES * Math.max(1, half / (half % round == 0 ? 2.0 * round : 2.0));
      }
    }
    return extras.size() < 2 ? 1 : 1 - EQUAL_HALVES;
  }

  /**
   * One in so many sums of that size would close by chance. Where all amounts are round there are fewer values that they could
   * have, and so there are where all terms but the total are small.
   */
  private double surprise(Sums.Sum sum, long total) {
    double values = Math.min(sum.largest(), total);
    boolean allRound = total % round == 0 && sum.terms().stream().allMatch(term -> term % round == 0);
    return Math.max(NO_EVIDENCE, values / (allRound ? 2 * round : 2));
  }
}
