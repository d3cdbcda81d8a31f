package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The ways in which a page confirms its total, weighed by Bayes' rule against one another and against its other numbers saying nothing
 * about it, where only what the total looks like counts.
 *
 * @param all most weight first
 */
record Proofs<P extends Proof>(List<P> all) {
  /** That a page's other numbers do not help, against 1 for all that they may say. */
  static final double NOT_HELPFUL = 0.3;

  Proofs {
    all = all.stream().sorted(Comparator.comparingDouble(Proof::weight).reversed()).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The one that weighs most. */
  P best() {
    return all.getFirst();
  }

  /** Whether the best of them says more than that nothing helps. */
  boolean areHelpful() {
    return !isEmpty() && best().weight() >= NOT_HELPFUL;
  }

  /** All that is weighed. */
  double weight() {
    return NOT_HELPFUL + weight(_ -> true);
  }

  /** What some of them weigh together. */
  double weight(Predicate<P> some) {
    return all.stream().filter(some).mapToDouble(Proof::weight).sum();
  }

  /** How likely it is that one of some of them is right, 0..1. */
  double share(Predicate<P> some) {
    return weight(some) / weight();
  }

  /**
   * How likely each value of a total is, 0..1.
   *
   * @param some the proofs that count for this row
   * @param looks what stands there by its looks alone
   */
  Map<Long, Double> shares(Predicate<P> some, List<Amount> looks) {
    Map<Long, Double> mass = new LinkedHashMap<>();
    all.stream().filter(some).forEach(proof -> mass.merge(proof.value(), proof.weight(), Double::sum));
    looks.forEach(amount -> mass.merge(amount.minor(), NOT_HELPFUL * amount.probability(), Double::sum));
    double weight = weight();
    mass.replaceAll((_, part) -> part / weight);
    return mass;
  }
}
