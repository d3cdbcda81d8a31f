package dev.tally.trainer.tune;

import dev.tally.trainer.fit.Setting;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A setting that a search varies. */
public sealed interface Dimension {
  /** Measured with another ruler, trials cannot be compared; and a name decides nothing. */
  Map<Setting, String> FIXED = Map.of(Setting.VALIDATION, "trials must be measured on the same images",
      Setting.SPLIT_SEED, "trials must be measured on the same images", Setting.AUGMENT,
      "trials must be measured on images distorted in the same way; search once with each", Setting.NAME,
      "it decides nothing");
  /** Take whole numbers only. */
  Set<Setting> WHOLE = EnumSet.of(Setting.EPOCHS, Setting.BATCH, Setting.PATIENCE, Setting.SEED);

  Pattern RANGE = Pattern.compile("([-+0-9.eE]*?[0-9])\\s*\\.\\.\\s*(\\S+?)(\\s+log)?");

  Setting setting();

  /** One value, by chance. */
  String draw(Random random);

  /** Values of which each must be possible, so that what a search cannot do is known before it begins. */
  List<String> samples();

  /** Words or numbers, in the order they were named. */
  record Choice(Setting setting, List<String> values) implements Dimension {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public String draw(Random random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public List<String> samples() {
      return values;
    }
  }

  /**
   * All numbers from one to another, each alike in chance; with {@code log} each ratio.
   *
   * @param low below {@code high}; above 0 with {@code log}
   */
  record Range(Setting setting, BigDecimal low, BigDecimal high, boolean log) implements Dimension {
    @Override
    public String draw(Random random) {
      return WHOLE.contains(setting) ? RangeDraw.whole(this, random) : RangeDraw.real(this, random);
    }

    @Override
    public List<String> samples() {
      return List.of(low.toPlainString(), high.toPlainString());
    }
  }

  /**
   * Reads {@code batch=32,64} or {@code batch=32|64} (the bar where values have commas inside), {@code width=0.5..1.5} and
   * {@code learning-rate=0.0005..0.01 log}.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static Dimension parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("'" + text
          + "' is not of the form SETTING=VALUES, such as batch=32,64 or learning-rate=0.0005..0.01 log");
    }
    String key = text.substring(0, equals).strip();
    Setting setting = Setting.of(key)
        .orElseThrow(() -> new IllegalArgumentException(
            "no setting is called '" + key + "'; there are " + Setting.keys()));
    if (FIXED.containsKey(setting)) {
      throw new IllegalArgumentException(key + " cannot be searched: " + FIXED.get(setting));
    }
    String values = text.substring(equals + 1).strip();
    Matcher range = RANGE.matcher(values);
    return range.matches() ? range(setting, range) : choice(setting, values);
  }

  private static Dimension range(Setting setting, Matcher match) {
    BigDecimal low = number(setting, match.group(1));
    BigDecimal high = number(setting, match.group(2));
    boolean log = match.group(3) != null;
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException(
          "the range of %s must go from the smaller to the larger, not from %s to %s".formatted(setting.key(),
              low.toPlainString(), high.toPlainString()));
    }
    if (log && low.signum() <= 0) {
      throw new IllegalArgumentException("the range of " + setting.key()
          + " must begin above 0 to be logarithmic, not at " + low.toPlainString());
    }
    if (WHOLE.contains(setting)
        && Stream.of(low, high).anyMatch(end -> end.stripTrailingZeros().scale() > 0)) {
      throw new IllegalArgumentException("the range of " + setting.key() + " must have whole ends");
    }
    return new Range(setting, low, high, log);
  }

  private static BigDecimal number(Setting setting, String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the range of %s needs a number where '%s' is".formatted(setting.key(), text.strip()), e);
    }
  }

  private static Dimension choice(Setting setting, String text) {
    List<String> values = Stream.of(text.split(text.contains("|") ? "\\|" : ",", -1))
        .map(String::strip)
        .toList();
    if (values.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(setting.key() + " has an empty value in '" + text + "'");
    }
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(setting.key() + " has the value " + value + " twice");
      }
    }
    return new Choice(setting, values);
  }
}
