package dev.tally.trainer.evaluate;

/**
 * What {@code wrong} mistakes among {@code answered} answers say about the true share of mistakes: exact bounds after Clopper
 * and Pearson (1934), which never promise too much, for any number of answers.
 */
final class BinomialBound {
  private BinomialBound() {}

  /** Whether the true share is at most {@code target}, with the certainty {@code 1 - doubt}. */
  static boolean proves(int wrong, int answered, double target, double doubt) {
    return atMost(wrong, answered, target) <= doubt;
  }

  /** The share that the true one is below with the certainty {@code 1 - doubt}; 1 where nothing was answered. */
  static double upper(int wrong, int answered, double doubt) {
    if (wrong >= answered) {
      return 1;
    }
    double low = (double) wrong / answered;
    double high = 1;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (proves(wrong, answered, middle, doubt)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The share that the true one is above with the certainty {@code 1 - doubt}. */
  static double lower(int wrong, int answered, double doubt) {
    return 1 - upper(answered - wrong, answered, doubt);
  }

  /** The fewest answers that prove the target, if none of them is wrong. */
  static int fewest(double target, double doubt) {
    return (int) Math.ceil(Math.log(doubt) / Math.log1p(-target));
  }

  /** The probability of at most {@code wrong} mistakes in {@code n} independent answers, each wrong with {@code p}. */
  private static double atMost(int wrong, int n, double p) {
    if (p <= 0) {
      return 1;
    }
    if (p >= 1) {
      return wrong >= n ? 1 : 0;
    }
    double logTerm = n * Math.log1p(-p);
    double logOdds = Math.log(p) - Math.log1p(-p);
    double sum = Math.exp(logTerm);
    for (int k = 1; k <= wrong; k++) {
      logTerm += Math.log((double) (n - k + 1) / k) + logOdds;
      sum += Math.exp(logTerm);
    }
    return Math.min(1, sum);
  }
}
