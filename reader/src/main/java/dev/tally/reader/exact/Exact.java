package dev.tally.reader.exact;

import java.util.stream.DoubleStream;

/**
 * The mathematics of reading numbers, made of what IEEE 754 defines to the last bit: additions, products, quotients, roots and floors.
 * {@link Math} may give another last bit of a logarithm on another CPU, and a JDK's classes compiled for a browser round otherwise than
 * the JDK does; these give the same everywhere. Right to within a few units in the last place, which is nothing to a probability, and no
 * good where every bit of an accurate answer is wanted.
 */
public final class Exact {
  /** The natural logarithm of two in two parts, the first with so few bits that its product with an exponent is exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double SQRT2 = 1.4142135623730951;
  private static final int MANTISSA_BITS = 52;
  private static final int BIAS = 1023;
  /** Beyond these {@link #exp} is infinite, and 0. */
  private static final double LARGEST = 709.782712893384;
  private static final double SMALLEST = -745.2;
  /** Terms of the series for e^x, |x| up to ln(2) / 2: the next would be below the last bit. */
  private static final int EXP_TERMS = 14;
  /** The highest power in the series for the logarithm. */
  private static final int LOG_POWER = 21;

  private Exact() {}

  /** To the nearest whole number, halves upwards. */
  public static long round(double x) {
    double floor = Math.floor(x);
    return (long) (x - floor >= 0.5 ? floor + 1 : floor);
  }

  /** To the nearest whole number, halves upwards. */
  public static int round(float x) {
    float floor = (float) Math.floor(x);
    return (int) (x - floor >= 0.5f ? floor + 1 : floor);
  }

  /** To the nearest whole number, halves to the even one. */
  public static int roundHalfEven(float x) {
    float floor = (float) Math.floor(x);
    float rest = x - floor;
    int below = (int) floor;
    return rest > 0.5f || (rest == 0.5f && (below & 1) == 1) ? below + 1 : below;
  }

  /** e to the power of x. */
  public static double exp(double x) {
    if (!(x <= LARGEST)) {
      return x + Double.POSITIVE_INFINITY;
    }
    if (x < SMALLEST) {
      return 0;
    }
    double twos = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
    double rest = (x - twos * LN2_HIGH) - twos * LN2_LOW;
    double sum = 1;
    for (int term = EXP_TERMS; term > 0; term--) {
      sum = 1 + rest * sum / term;
    }
    // In two steps, for the whole power may be less than any normal number is.
    int half = (int) twos / 2;
    return sum * powerOfTwo(half) * powerOfTwo((int) twos - half);
  }

  private static double powerOfTwo(int exponent) {
    return Double.longBitsToDouble((long) (exponent + BIAS) << MANTISSA_BITS);
  }

  /** The natural logarithm; of 0 minus infinity, of less not a number. */
  public static double log(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x < Double.MIN_NORMAL) {
      return log(x * powerOfTwo(MANTISSA_BITS)) - MANTISSA_BITS * (LN2_HIGH + LN2_LOW);
    }
    long bits = Double.doubleToLongBits(x);
    int exponent = (int) (bits >>> MANTISSA_BITS) - BIAS;
    double mantissa = Double.longBitsToDouble(bits - ((long) exponent << MANTISSA_BITS));
    if (mantissa > SQRT2) {
      mantissa /= 2;
      exponent++;
    }
    double f = mantissa - 1;
    double s = f / (2 + f);
    double square = s * s;
    double series = 0;
    for (int power = LOG_POWER; power >= 3; power -= 2) {
      series = square * (series + 2.0 / power);
    }
    // log(1 + f) = 2 s + s series, and 2 s = f - s f: f, the largest part, is exact.
    return exponent * LN2_HIGH + (f - (s * (f - series) - exponent * LN2_LOW));
  }

  /** The logarithm of 1 + x, right for the smallest x too. */
  public static double log1p(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : log(sum) * (x / (sum - 1));
  }

  /**
   * A power of a number that is not negative.
   *
   * @param base at least 0
   * @param exponent above 0 where the base is 0
   */
  public static double pow(double base, double exponent) {
    return base == 0 ? 0 : exp(exponent * log(base));
  }

  /** The length of a vector of moderate size. */
  public static double hypot(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  /** One after the other, without a correction of what is rounded away. */
  public static double sum(DoubleStream numbers) {
    return numbers.reduce(0, Double::sum);
  }
}
