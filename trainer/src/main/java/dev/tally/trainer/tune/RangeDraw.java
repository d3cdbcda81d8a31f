package dev.tally.trainer.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

/** Draws numbers from a range, the same from the same seed on every platform. */
final class RangeDraw {
  /** As many digits as a person would type; a finer difference decides nothing. */
  private static final MathContext DIGITS = new MathContext(4);

  private RangeDraw() {}

  static String real(Dimension.Range range, Random random) {
    BigDecimal value = BigDecimal
        .valueOf(between(range.low().doubleValue(), range.high().doubleValue(), range.log(), random))
        .round(DIGITS);
    return value.max(range.low()).min(range.high()).stripTrailingZeros().toPlainString();
  }

  /** Each whole number has the share that lies within a half of it. */
  static String whole(Dimension.Range range, Random random) {
    long low = range.low().longValueExact();
    long high = range.high().longValueExact();
    double from = range.log() ? Math.max(low - 0.5, 0.5) : low - 0.5;
    return Long.toString(Math.clamp(Math.round(between(from, high + 0.5, range.log(), random)), low, high));
  }

  private static double between(double low, double high, boolean log, Random random) {
    double share = random.nextDouble();
    return log
        ? StrictMath.exp(StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)))
        : low + share * (high - low);
  }
}
