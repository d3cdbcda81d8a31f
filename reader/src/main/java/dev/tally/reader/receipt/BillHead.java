package dev.tally.reader.receipt;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.layout.PrintedCountry;
import dev.tally.reader.layout.PrintedDate;
import dev.tally.reader.page.Page;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.RecognizedText.Letter;
import dev.tally.reader.text.TextRows;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whose bill it is and of which day, by its print alone: a hand's words are not read, and a hand's date is unsure.
 */
final class BillHead {
  /** From here up a day is Read; of print on photos, see "Dates and merchants" in docs/why/receipts.md. */
  private static final double SURE_DATE = 0.85;
  private static final int MOST_DAYS = 5;

  private final Page page;
  private final TextRows rows;
  private final List<PageLine> lines;
  private final Optional<Locale> locale;

  BillHead(Page page, TextRows rows, Optional<Locale> locale) {
    this.page = page;
    this.rows = rows;
    this.lines = rows.lines();
    this.locale = locale;
  }

  Receipt.Head read() {
    return new Receipt.Head(date(), new Merchant(page, rows).read());
  }

  private record Day(PrintedDate date, PageLine line, double probability, boolean labelled) {}

  /**
   * The day as {@code 2018-12-25}. Where day and month may be either way round, only a country says which: the locale's, or else the one that
   * the print names.
   */
  private Reading date() {
    List<Day> all = new ArrayList<>();
    for (PageLine line : lines) {
      for (PrintedDate date : PrintedDate.in(line.text().text())) {
        double probability = line.text()
            .characters()
            .subList(date.from(), date.to())
            .stream()
            .mapToDouble(Letter::probability)
            .reduce(1, (one, other) -> one * other);
        boolean labelled = Lexicon.find(line.text().text().substring(0, date.from()))
            .filter(match -> match.label() == Label.DATE)
            .isPresent();
        all.add(new Day(date, line, probability, labelled));
      }
    }
    if (all.isEmpty()) {
      return new Reading.Unreadable(Code.NO_DATE, "no printed date was found");
    }
    List<Day> named = all.stream().filter(Day::labelled).toList();
    Optional<Boolean> dayFirst = dayFirst();
    Map<LocalDate, Double> days = new LinkedHashMap<>();
    for (Day day : named.isEmpty() ? all : named) {
      List<LocalDate> own = ordered(day.date.days(), dayFirst);
      own.forEach(one -> days.merge(one, day.probability / own.size(), Math::max));
    }
    Day first = named.isEmpty() ? all.getFirst() : named.getFirst();
    String text = first.line.text().text().substring(first.date.from(), first.date.to());
    double most = 1.0 / days.size();
    List<Candidate> candidates = days.entrySet()
        .stream()
        .limit(MOST_DAYS)
        .map(day -> new Candidate(day.getKey().toString(), text, Math.min(day.getValue(), most)))
        .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
        .toList();
    PixelBox box = first.line.part(first.date.from(), first.date.to()).box();
    if (candidates.size() > 1) {
      return new Reading.Unsure(candidates,
          first.date.days().size() > 1 && dayFirst.isEmpty()
              ? new Reason(Code.DATE_ORDER, "day and month may be either way round")
              : new Reason(Code.SEVERAL_DATES, "there is more than one date"),
          page.inPhoto(box), List.of());
    }
    return candidates.getFirst().confidence() < SURE_DATE
        ? new Reading.Unsure(candidates, new Reason(Code.NOT_CLEAR, "the date is not clear"),
            page.inPhoto(box), List.of())
        : new Reading.Read(candidates.getFirst(), List.of(), page.inPhoto(box), List.of());
  }

  /** Whether the day stands before the month, if the country says so. */
  private Optional<Boolean> dayFirst() {
    return locale.filter(where -> !where.getCountry().isEmpty())
        .or(() -> PrintedCountry.of(lines.stream().map(line -> line.text().text()).toList()))
        .map(where -> (SimpleDateFormat) DateFormat.getDateInstance(DateFormat.SHORT, where))
        .map(format -> format.toPattern().indexOf('d') < format.toPattern().indexOf('M'));
  }

  private static List<LocalDate> ordered(List<LocalDate> days, Optional<Boolean> dayFirst) {
    return days.size() == 1 || dayFirst.isEmpty()
        ? days
        : List.of(dayFirst.get() ? days.getFirst() : days.getLast());
  }
}
