package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberLine.Glyph;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a number is by its form, where that is no amount: a date, or a code such as a telephone number. Print and sums know better: what
 * they confirm is an amount, whatever it looks like. Two parts, such as 12.50, are no date.
 *
 * @param text as written; of a date with strokes between its parts with these
 * @param confidence that it is read right, 0..1
 */
record OtherForm(Kind kind, String text, double confidence) {
  /** What is less likely a number than this is a word. */
  private static final double LEAST_NUMBER = 0.3;
  /** Longer numbers without a mark are no amounts. */
  private static final int MOST_DIGITS = 8;
  private static final Pattern CODE = Pattern.compile("\\d{" + (MOST_DIGITS + 1) + ",}");
  /** Three parts with the same mark between them. */
  private static final Pattern DATE = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  /** The strokes of a date are read as ones, so many times as tall as its digits mostly are. */
  private static final double TALL = 1.25;
  private static final int STROKES = 2;

  /**
   * Empty where a line may be an amount by its form.
   *
   * @param looks how much its digits look like digits, 0..1
   */
  static Optional<OtherForm> of(NumberLine line, double looks) {
    if (line.candidates().isEmpty() || line.candidates().getFirst().confidence() * looks < LEAST_NUMBER) {
      return Optional.empty();
    }
    double confidence = line.candidates().getFirst().confidence() * looks;
    String text = line.candidates().getFirst().text().replaceAll("^[^0-9]+|[^0-9]+$", "");
    return Stream.of(text, withStrokes(line))
        .filter(OtherForm::isDate)
        .findFirst()
        .map(date -> new OtherForm(Kind.DATE, date, confidence))
        .or(() -> Optional.of(text)
            .filter(code -> CODE.matcher(code).matches())
            .map(code -> new OtherForm(Kind.CODE, code, confidence)));
  }

  /** Day and month, or month and day, before a year. */
  private static boolean isDate(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    int one = Integer.parseInt(parts.group(1));
    int two = Integer.parseInt(parts.group(3));
    String year = parts.group(4);
    return Math.min(one, two) >= 1 && Math.min(one, two) <= 12 && Math.max(one, two) <= 31
        && (year.length() == 2 || year.startsWith("19") || year.startsWith("20"));
  }

  /** The digits with a stroke for each tall one; empty where there are not two of those. */
  private static String withStrokes(NumberLine line) {
    List<Glyph> digits = line.glyphs().stream().filter(Glyph::isDigit).toList();
    double[] heights = digits.stream().mapToDouble(digit -> digit.box().height()).sorted().toArray();
    double tall = TALL * heights[(heights.length - 1) / 2];
    boolean[] strokes = new boolean[digits.size()];
    for (int i = 1; i + 1 < strokes.length; i++) {
      strokes[i] = digits.get(i).text().equals("1") && digits.get(i).box().height() > tall;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < strokes.length; i++) {
      text.append(strokes[i] ? "/" : digits.get(i).text());
    }
    boolean both = IntStream.range(0, strokes.length).filter(i -> strokes[i]).count() == STROKES;
    return both ? text.toString() : "";
  }

  /** Left to a person: no sum can confirm it. */
  Field field(Box box) {
    return new Field(kind, confidence,
        new Reading.Unsure(List.of(new Candidate(text.replaceAll("[^0-9]", ""), text, confidence)),
            new Reason(Code.OTHER_FORM, "by its form this is no amount"), box, List.of()),
        box);
  }
}
