package dev.tally.trainer.augment;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far digits are distorted: for each {@link Amount} how much of it at most. What a digit gets is drawn evenly between
 * nothing and that, but for the amounts that are shares of digits. Immutable.
 *
 * @param amounts those that are not 0, each above 0 and at most {@link Amount#most}
 */
public record Augmentation(Map<Amount, Double> amounts) {
  public static final Augmentation NONE = new Augmentation(Map.of());

  /** For clean scans such as MNIST's own. */
  public static final Augmentation SCAN = parse("rotation=10 stretch=0.1 shear=0.15 keystone=0.1 elastic=0.7"
      + " stroke=0.3 blur=0.2 shift=1 untouched=0.2");

  /** For other people's pens and phones: what is read from photos. */
  public static final Augmentation PHOTO = parse("rotation=10 stretch=0.2 shear=0.2 keystone=0.25 elastic=1"
      + " stroke=0.8 blur=0.9 noise=0.2 erasing=0.1 contrast=0.1 zoom=0.1 shift=1 style=0.5 untouched=0.2");

  /** For each digit of a written line, whose hand, pen and paper are drawn for the line as a whole. */
  public static final Augmentation LINE = parse("rotation=7 stretch=0.15 shear=0.12 keystone=0.2 elastic=1"
      + " stroke=0.4 style=0.5 forms=0.35 untouched=0.15");

  public Augmentation {
    Map<Amount, Double> checked = new EnumMap<>(Amount.class);
    amounts.forEach((amount, value) -> {
      if (!(value >= 0 && value <= amount.most())) {
        throw new IllegalArgumentException(String.format(Locale.ROOT,
            "augmentation '%s' must be 0 to %s, not %s", amount.key(), plain(amount.most()), plain(value)));
      }
      if (value > 0) {
        checked.put(amount, value);
      }
    });
    amounts = Collections.unmodifiableMap(checked);
  }

  /** 0 where there is none of it. */
  public double of(Amount amount) {
    return amounts.getOrDefault(amount, 0.0);
  }

  /** Whether every digit stays as it is. */
  public boolean isNone() {
    return amounts.keySet().stream().allMatch(Amount.UNTOUCHED::equals) || of(Amount.UNTOUCHED) == 1;
  }

  /**
   * Reads what {@link #toString} writes, and shorter: one of {@code none}, {@code scan}, {@code photo}, {@code line}, none if left out, then
   * any {@code name=value} that differs: {@code photo rotation=15 blur=0}.
   *
   * @throws IllegalArgumentException if there is no such name, or a value is none or out of range; the message lists the names
   */
  public static Augmentation parse(String text) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("[\\s,]+");
    boolean preset = !words[0].contains("=");
    Map<Amount, Double> amounts = new EnumMap<>(Amount.class);
    amounts.putAll(preset ? preset(words[0]).amounts : Map.of());
    for (String word : Arrays.asList(words).subList(preset ? 1 : 0, words.length)) {
      String[] parts = word.split("=", 2);
      Amount amount = Arrays.stream(Amount.values())
          .filter(a -> a.key().equals(parts[0]) && parts.length == 2)
          .findFirst()
          .orElseThrow(() -> unknown(word));
      amounts.put(amount, value(amount, parts[1]));
    }
    return new Augmentation(amounts);
  }

  private static Augmentation preset(String name) {
    return switch (name) {
      case "none" -> NONE;
      case "scan" -> SCAN;
      case "photo" -> PHOTO;
      case "line" -> LINE;
      default -> throw unknown(name);
    };
  }

  private static double value(Amount amount, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("augmentation '" + amount.key() + "' needs a number, not '" + text
          + "' (" + amount.meaning() + ")");
    }
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "no augmentation is called '" + word + "'; write none, scan, photo or line, then any of "
            + Arrays.stream(Amount.values())
                .map(a -> a.key() + "=X (" + a.meaning() + ")")
                .collect(Collectors.joining(", ")));
  }

  /** Every amount that is not 0, so that it says the same when a preset has changed; {@code none} for none. */
  @Override
  public String toString() {
    return amounts.isEmpty()
        ? "none"
        : amounts.entrySet()
            .stream()
            .map(entry -> entry.getKey().key() + "=" + plain(entry.getValue()))
            .collect(Collectors.joining(" "));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Integer.toString((int) value)
        : Double.toString(value);
  }
}
