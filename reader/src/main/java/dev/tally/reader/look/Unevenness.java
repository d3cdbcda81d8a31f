package dev.tally.reader.look;

import dev.tally.reader.component.Component;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How unlike print a line of digits is: the deviation of their heights, and of their feet from a straight line, as shares of their
 * height. A machine's digits are of one height on one line.
 */
public final class Unevenness {
  private static final int LEAST = 3;
  /** Lower pieces than this share of the tallest are marks, */
  private static final double TALL = 0.6;
  /** and lower ones than this are even where cents may be raised and small. */
  private static final double RAISED = 0.45;

  private Unevenness() {}

  /** The pieces of a line that may be digits. */
  public static List<Component> digits(List<Component> line) {
    return tall(line, TALL);
  }

  /** Those and raised cents. */
  public static List<Component> digitsAndCents(List<Component> line) {
    return tall(line, RAISED);
  }

  private static List<Component> tall(List<Component> line, double share) {
    int tallest = line.stream().mapToInt(component -> component.box().height()).max().orElse(0);
    return line.stream().filter(component -> component.box().height() > share * tallest).toList();
  }

  /** Empty where there are too few to tell. */
  public static OptionalDouble of(List<Component> digits) {
    if (digits.size() < LEAST) {
      return OptionalDouble.empty();
    }
    double mean = digits.stream().mapToInt(digit -> digit.box().height()).average().orElseThrow();
    double heights = digits.stream()
        .mapToDouble(d -> Math.pow(d.box().height() - mean, 2))
        .average()
        .orElseThrow();
    return OptionalDouble.of((Math.sqrt(heights) + feet(digits)) / mean);
  }

  /** Deviation of the feet from the line that fits them best. */
  private static double feet(List<Component> digits) {
    int n = digits.size();
    double meanX = digits.stream().mapToInt(d -> d.box().x()).average().orElseThrow();
    double meanY = digits.stream().mapToInt(d -> d.box().bottom()).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Component digit : digits) {
      double dx = digit.box().x() - meanX;
      double dy = digit.box().bottom() - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    return Math.sqrt(Math.max(0, yy - (xx == 0 ? 0 : xy * xy / xx)) / (n - 2));
  }
}
