package dev.tally.reader.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a bill comes from, as far as its print says so by what no other country prints: which way round dates are depends on it. */
public final class PrintedCountry {
  private record Mark(Pattern pattern, Locale country) {}

  /** A state before a postal code; a company's legal form; a taxpayer's number for India's goods and services tax. */
  private static final List<Mark> MARKS = List.of(new Mark(Pattern.compile(
      "\\b(A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
          + "[., ]*\\d{5}(-\\d{4})?\\b"),
      Locale.US),
      new Mark(Pattern.compile("\\bSDN\\.?\\s?BHD\\b", Pattern.CASE_INSENSITIVE), Locale.of("ms", "MY")),
      new Mark(Pattern.compile("\\b\\d{2}[A-Z]{5}\\d{4}[A-Z]\\d[A-Z]\\w\\b"), Locale.of("en", "IN")));

  private PrintedCountry() {}

  /** Empty where nothing says so, or where two countries are named. */
  public static Optional<Locale> of(List<String> lines) {
    List<Locale> named = MARKS.stream()
        .filter(mark -> lines.stream().anyMatch(line -> mark.pattern.matcher(line).find()))
        .map(Mark::country)
        .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }
}
