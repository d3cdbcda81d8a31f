package dev.tally.trainer.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where a bill was made: its words, and how money and dates are written there. */
enum Land {
  US('.', ",", false),
  BRITAIN('.', ",", false),
  INDIA('.', ",", true),
  HINDI('.', ",", true),
  GERMANY(',', ".", false),
  SPAIN(',', ".", false),
  FRANCE(',', " ", false),
  ITALY(',', ".", false),
  BRAZIL(',', ".", false);

  private static final Map<String, Map<String, List<String>>> WORDS = words();

  final char decimal;
  private final String group;
  /** Lakhs: groups of two before the last of three. */
  private final boolean lakhs;

  Land(char decimal, String group, boolean lakhs) {
    this.decimal = decimal;
    this.group = group;
    this.lakhs = lakhs;
  }

  /** Half of the bills are from the United States or India, whose amounts Tally's users met first. */
  static Land random(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> US;
      case 1 -> INDIA;
      default -> values()[random.nextInt(values().length)];
    };
  }

  boolean indian() {
    return lakhs;
  }

  String symbol(RandomGenerator random) {
    return word("symbol", random);
  }

  /** One of the wordings for a thing. */
  String word(String key, RandomGenerator random) {
    List<String> wordings = WORDS.get(name()).get(key);
    if (wordings == null) {
      throw new IllegalArgumentException(this + " has no word for " + key);
    }
    return wordings.get(random.nextInt(wordings.size()));
  }

  /** An amount as print and careful hands write it. */
  String amount(long minor, boolean grouped) {
    return whole(minor / 100, grouped) + decimal + cents(minor);
  }

  static String cents(long minor) {
    return String.format(Locale.ROOT, "%02d", Math.abs(minor % 100));
  }

  String whole(long units, boolean grouped) {
    String digits = Long.toString(units);
    if (!grouped) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    int step = 3;
    for (int at = digits.length() - 3; at > 0; at -= step) {
      text.insert(at, group);
      step = lakhs ? 2 : 3;
    }
    return text.toString();
  }

  String date(RandomGenerator random) {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    int year = 2015 + random.nextInt(12);
    String mark = List.of("/", "-", ".").get(decimal == '.' ? random.nextInt(3) : 2 * random.nextInt(2));
    boolean brief = random.nextBoolean();
    Object years = brief ? String.format(Locale.ROOT, "%02d", year % 100) : year;
    String form = random.nextBoolean() ? "%d%s%d%s%s" : "%02d%s%02d%s%s";
    return this == US
        ? String.format(Locale.ROOT, form, month, mark, day, mark, years)
        : String.format(Locale.ROOT, form, day, mark, month, mark, years);
  }

  String phone(RandomGenerator random) {
    return switch (this) {
      case US, BRITAIN ->
        String.format(Locale.ROOT, "(%d) 555-01%02d", 200 + random.nextInt(700), random.nextInt(100));
      case INDIA, HINDI ->
        String.format(Locale.ROOT, "98%03d %05d", random.nextInt(1000), random.nextInt(100_000));
      default ->
        String.format(Locale.ROOT, "0%d / %d", 10 + random.nextInt(900), 10_000 + random.nextInt(900_000));
    };
  }

  private static Map<String, Map<String, List<String>>> words() {
    Map<String, Map<String, List<String>>> all = new HashMap<>();
    Map<String, List<String>> land = new HashMap<>();
    for (String line : text().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith("[")) {
        String[] names = line.substring(1, line.length() - 1).split(":", -1);
        land = new HashMap<>(names.length > 1 ? all.get(names[1]) : Map.of());
        all.put(names[0], land);
      } else {
        int colon = line.indexOf(": ");
        land.put(line.substring(0, colon),
            Arrays.stream(line.substring(colon + 1).split("\\|", -1)).map(String::strip).toList());
      }
    }
    return all;
  }

  private static String text() {
    try (InputStream in = Land.class.getResourceAsStream("words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
