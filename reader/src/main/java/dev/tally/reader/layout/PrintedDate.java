package dev.tally.reader.layout;

import java.text.DateFormatSymbols;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A day as tills and forms print it: {@code 2018-12-25}, {@code 25/12/18}, {@code 12.25.2018}, {@code 25 Dec 2018}, {@code Aug08'19}.
 * Readers of print lose spaces, so a time may follow at once.
 *
 * @param days that it may be; two where day and month may be either way round, the day first
 * @param from where in the text its first character stands
 * @param to behind its last
 */
public record PrintedDate(List<LocalDate> days, int from, int to) {
  private static final int FIRST_YEAR = 1990;
  private static final int CENTURY = 2000;
  /** The languages of the lexicon's labels. */
  private static final Map<String, Integer> MONTHS = months("en", "de", "es", "fr", "it", "pt", "ms");
  private static final String YEAR = "((?:19|20)\\d\\d|\\d\\d(?!\\d|:))";
  private static final String MONTH = "(" + MONTHS.keySet()
      .stream()
      .sorted((one, other) -> other.length() - one.length())
      .collect(Collectors.joining("|")) + ")\\.?";
  private static final Pattern YEAR_FIRST = Pattern
      .compile("(?<!\\d)((?:19|20)\\d\\d)\\s?([-/.])\\s?(\\d\\d?)\\s?\\2\\s?(\\d\\d?)(?!\\d{3})");
  private static final Pattern NUMBERS = Pattern
      .compile("(?<!\\d|\\d[-/.])(\\d\\d?)\\s?([-/.])\\s?(\\d\\d?)\\s?\\2\\s?" + YEAR);
  private static final Pattern DAY_FIRST = Pattern
      .compile("(?<!\\d)(\\d\\d?)(?:ST|ND|RD|TH)?[-/., ]*" + MONTH + "[-/.,' ]*" + YEAR);
  private static final Pattern MONTH_FIRST = Pattern
      .compile(MONTH + "[-/. ]*(\\d\\d?)(?:ST|ND|RD|TH)?[-/.,' ]+" + YEAR);

  public PrintedDate {
    days = List.copyOf(days);
  }

  /** All in a line, from left to right. */
  public static List<PrintedDate> in(String line) {
    String text = plain(line);
    List<PrintedDate> found = new ArrayList<>();
    add(found, YEAR_FIRST.matcher(text), m -> day(m.group(1), number(m.group(3)), m.group(4)),
        m -> Optional.empty());
    add(found, DAY_FIRST.matcher(text), m -> day(m.group(3), MONTHS.get(m.group(2)), m.group(1)),
        m -> Optional.empty());
    add(found, MONTH_FIRST.matcher(text), m -> day(m.group(3), MONTHS.get(m.group(1)), m.group(2)),
        m -> Optional.empty());
    add(found, NUMBERS.matcher(text), m -> day(m.group(4), number(m.group(3)), m.group(1)),
        m -> day(m.group(4), number(m.group(1)), m.group(3)));
    found.sort((one, other) -> one.from - other.from);
    return found;
  }

  private interface Days {
    Optional<LocalDate> of(MatchResult match);
  }

  private static void add(List<PrintedDate> found, Matcher matcher, Days one, Days other) {
    matcher.results()
        .filter(
            match -> found.stream().noneMatch(known -> known.from < match.end() && known.to > match.start()))
        .map(match -> {
          List<LocalDate> days = new ArrayList<>();
          one.of(match).ifPresent(days::add);
          other.of(match).filter(day -> !days.contains(day)).ifPresent(days::add);
          return new PrintedDate(days, match.start(), match.end());
        })
        .filter(date -> !date.days.isEmpty())
        .toList()
        .forEach(found::add);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<LocalDate> day(String year, int month, String day) {
    int full = number(year) + (year.length() == 2 ? CENTURY : 0);
    try {
      return full < FIRST_YEAR ? Optional.empty() : Optional.of(LocalDate.of(full, month, number(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Short and long names, in capitals without accents or points. */
  private static Map<String, Integer> months(String... languages) {
    Map<String, Integer> months = new HashMap<>();
    for (String language : languages) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.of(language));
      for (int month = 0; month < 12; month++) {
        months.putIfAbsent(plain(symbols.getShortMonths()[month]).replace(".", ""), month + 1);
        months.putIfAbsent(plain(symbols.getMonths()[month]), month + 1);
      }
    }
    return months;
  }

  /** One character for each. */
  private static String plain(String text) {
    return text.chars()
        .mapToObj(c -> Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD)
            .substring(0, 1)
            .toUpperCase(Locale.ROOT)
            .substring(0, 1))
        .collect(Collectors.joining());
  }
}
