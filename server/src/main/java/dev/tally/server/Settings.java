package dev.tally.server;

import dev.tally.reader.ReadOptions;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the server was told. Flags go before the environment, that before the file, that before what holds by default. Checked when
 * made; an {@link IllegalArgumentException} says in one sentence which value is wrong.
 */
public final class Settings {
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Secrets secrets;

  private Settings(Map<Setting, String> given) {
    for (Setting setting : Setting.values()) {
      values.put(setting, given.getOrDefault(setting, setting.fallback()).strip());
    }
    secrets = new Secrets(values);
    check();
  }

  /** Just these; the rest as by default. */
  public static Settings of(Map<Setting, String> given) {
    return new Settings(given);
  }

  /**
   * All sources together.
   *
   * @param file lines {@code name = value}, {@code #} begins a comment; null for none
   * @param environment gives a variable's value, or null
   */
  public static Settings of(Map<Setting, String> flags, UnaryOperator<String> environment, Path file)
      throws IOException {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    if (file != null) {
      readFile(file, all);
    }
    for (Setting setting : Setting.values()) {
      String value = environment.apply(setting.variable());
      if (value != null) {
        all.put(setting, value);
      }
    }
    all.putAll(flags);
    return new Settings(all);
  }

  private static void readFile(Path file, Map<Setting, String> all) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException _) {
      throw new IllegalArgumentException(file + " is no text in UTF-8");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      Setting setting = Arrays.stream(Setting.values())
          .filter(s -> s.label().equals(name))
          .findFirst()
          .orElse(null);
      if (equals < 0 || setting == null) {
        throw new IllegalArgumentException(file + ", line " + (i + 1) + ": "
            + (equals < 0 ? "name = value is needed" : "there is no setting " + name));
      }
      all.put(setting, line.substring(equals + 1).strip());
    }
  }

  private void check() {
    number(Setting.PORT, 0, 65_535);
    number(Setting.DATABASE_CONNECTIONS, 2, 1000);
    number(Setting.PHOTO_DAYS, 0, 36_500);
    number(Setting.DELETED_DAYS, 0, 36_500);
    number(Setting.MAX_BYTES, 1000, 1 << 30);
    number(Setting.MAX_PIXELS, 1000, 700_000_000);
    number(Setting.MAX_FILES, 1, 1000);
    number(Setting.RATE, 0, 1_000_000);
    number(Setting.QUEUE, 1, 100_000);
    number(Setting.RECEIPT_QUEUE, 1, 100_000);
    number(Setting.WAIT_SECONDS, 1, 600);
    number(Setting.READ_THREADS, 0, 1000);
    number(Setting.STOP_SECONDS, 0, 3600);
    if (isSet(Setting.TLS_CERTIFICATE) != isSet(Setting.TLS_KEY)) {
      throw wrong(isSet(Setting.TLS_KEY) ? Setting.TLS_CERTIFICATE : Setting.TLS_KEY,
          "a certificate and its key are given together");
    }
    if (!List.of("json", "text", "off").contains(text(Setting.LOG))) {
      throw wrong(Setting.LOG, "json, text or off is needed");
    }
    readOptions();
  }

  public String text(Setting setting) {
    return values.get(setting);
  }

  public boolean isSet(Setting setting) {
    return !text(setting).isEmpty();
  }

  /** A whole number; its range was checked. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** The parts between commas. */
  public List<String> list(Setting setting) {
    return Arrays.stream(text(setting).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The reader's own defaults, with currency and locale where those are set. */
  public ReadOptions readOptions() {
    ReadOptions options = ReadOptions.DEFAULTS;
    if (isSet(Setting.CURRENCY)) {
      try {
        options = options.withCurrency(text(Setting.CURRENCY));
      } catch (IllegalArgumentException e) {
        throw wrong(Setting.CURRENCY, e.getMessage());
      }
    }
    if (isSet(Setting.LOCALE)) {
      try {
        options = options.withLocale(text(Setting.LOCALE));
      } catch (IllegalArgumentException e) {
        throw wrong(Setting.LOCALE, e.getMessage());
      }
    }
    return options;
  }

  private void number(Setting setting, long least, long most) {
    try {
      long value = Long.parseLong(text(setting));
      if (value >= least && value <= most) {
        return;
      }
    } catch (NumberFormatException _) {
      // Said below, with what is out of range.
    }
    throw wrong(setting, String.format(Locale.ROOT, "a whole number from %d to %d is needed", least, most));
  }

  private IllegalArgumentException wrong(Setting setting, String needed) {
    return new IllegalArgumentException(setting.label() + " = " + shown(setting) + ": " + needed);
  }

  /** What must not be printed. */
  public Secrets secrets() {
    return secrets;
  }

  private String shown(Setting setting) {
    String value = text(setting);
    return setting.isSecret() && !value.isEmpty() ? "****" : secrets.masked(Secrets.maskedAddress(value));
  }

  /** One line a setting, secrets masked: fit for a log. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    for (Setting setting : values.keySet()) {
      lines.append(setting.label()).append(" = ").append(shown(setting)).append('\n');
    }
    return lines.toString();
  }
}
