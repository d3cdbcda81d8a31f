package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.AmountColumns;
import dev.tally.reader.field.LoneNumbers;
import dev.tally.reader.field.Row;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.Page;
import dev.tally.reader.page.PageFinder;
import dev.tally.reader.page.PageInk;
import dev.tally.reader.page.PhotoAdvice;
import dev.tally.reader.receipt.Receipt.Corner;
import dev.tally.reader.text.TextReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the amounts of a receipt. Thread-safe.
 *
 * <p>Three ways lead to a total: a column of amounts that add up; what a hand wrote onto print that confirms it; and the words beside a
 * number. Where two of them give different totals, neither is answered.
 */
public final class ReceiptReader {
  /** Of 2,400 numbers that were crossed out or not, the share judged right. */
  private static final double CROSSED_OUT = 0.95;

  /** How likely the column before the last is the one of amounts, against the last: rates, dates and codes stand there. */
  private static final double FURTHER_LEFT = 0.25;

  private static final int CENTS = 2;

  /** Of the doubt that a total may have, what one may have that words and no sums point to: from 0.85 up where others are from 0.8. */
  private static final double DOUBT_BY_WORDS = 0.75;

  /** A bill has an item and a total, at least. */
  private static final int FEWEST_WRITTEN = 2;

  private final LineReader numbers;
  private final LineReader print;
  private final Optional<TextReader> text;
  private final ReadOptions options;
  private final Notation notation;

  /**
   * A reader of whole receipts.
   *
   * @param numbers reads what a hand wrote
   * @param print reads printed numbers, as far as they can be read as if a hand had written them
   * @param text finds and reads lines of text; empty where print is not to be read
   */
  public ReceiptReader(LineReader numbers, LineReader print, Optional<TextReader> text, ReadOptions options) {
    this.numbers = numbers;
    this.print = print;
    this.text = text;
    this.options = options;
    this.notation = Notation.of(options.locale(), options.currency());
  }

  /** Reads a photo. Boxes are relative to it. */
  public Receipt read(Photo file) {
    Picture photo = file.picture();
    Page found = PageFinder.find(photo);
    Optional<String> advice = PhotoAdvice.of(photo, found);
    if (advice.isPresent()) {
      options.stages().after("1-page", () -> found.picture().gray());
      return new Receipt(new Reading.Unreadable(advice.get()), Receipt.Head.NOT_READ, List.of(),
          corners(photo, found), found.found(), List.of(), file.damage().stream().toList());
    }
    Optional<PageText> lines = text.map(reader -> PageText.of(photo, found, reader));
    Page page = lines.map(PageText::page).orElse(found);
    options.stages().after("1-page", () -> page.picture().gray());
    Ink ink = PageInk.all(page);
    options.stages().after("2-ink", ink::toPicture);
    RowReader rows = new RowReader(numbers, notation);
    Optional<List<BoxReading>> boxes = lines
        .map(words -> PageNumbers.of(page.picture(), ink, words.rows(), numbers, text.orElseThrow()));
    Result sums = column(page, ink, rows)
        .filter(filled -> !(filled.verdict.total() instanceof Reading.Unreadable))
        .map(filled -> ofColumn(page, filled, rows))
        .orElseGet(() -> ofPrinted(page, ink, rows, boxes));
    Result best = boxes.map(read -> agreed(sums, ofWords(page, read)).in(notation, read)).orElse(sums);
    Receipt.Head head = lines.map(words -> new BillHead(words.page(), words.rows(), options.locale()).read())
        .orElse(Receipt.Head.NOT_READ);
    return new Receipt(best.total, head, best.fields, corners(photo, page), page.found(), best.because,
        file.damage().stream().toList());
  }

  /** What the numbers of a photo say before it is weighed. */
  public PageEvidence evidence(Photo file) {
    TextReader reader = text.orElseThrow(() -> new IllegalStateException("print is not to be read"));
    Picture photo = file.picture();
    PageText words = PageText.of(photo, PageFinder.find(photo), reader);
    Picture page = words.page().picture();
    return new PageEvidence(PageNumbers.of(page, PageInk.all(words.page()), words.rows(), numbers, reader),
        notation);
  }

  /** By the words beside the numbers. */
  private Result ofWords(Page page, List<BoxReading> boxes) {
    LabelledTotal labelled = new LabelledTotal(page, notation, boxes,
        1 - DOUBT_BY_WORDS * (1 - options.receiptConfidence()));
    return new Result(labelled.total(), labelled.fields(), labelled.because());
  }

  /** What sums and words come to together. */
  private static Result agreed(Result sums, Result words) {
    List<Receipt.Field> fields = new ArrayList<>(sums.fields);
    words.fields.stream()
        .filter(field -> sums.fields.stream().noneMatch(known -> overlaps(known.box(), field.box())))
        .forEach(fields::add);
    fields.sort(Comparator.comparingDouble(field -> field.box().y() + field.box().height() / 2));
    if (sums.total instanceof Reading.Read one) {
      if (words.total instanceof Reading.Read other && !other.value().equals(one.value())) {
        return new Result(new Reading.Unsure(List.of(one.best(), other.best()),
            "the sums say " + one.value() + ", the words beside the numbers " + other.value(), one.box(),
            List.of()), fields, List.of());
      }
      if (words.labelled() && words.total instanceof Reading.Unsure other && !overlaps(one.box(), other.box())
          && !other.candidates().getFirst().value().equals(one.value())) {
        return new Result(new Reading.Unsure(List.of(one.best(), other.candidates().getFirst()),
            "the sums say " + one.value() + ", but words name another number the total", one.box(),
            List.of()), fields, List.of());
      }
      return new Result(one, fields, sums.because);
    }
    if (words.total instanceof Reading.Read) {
      return new Result(words.total, words.fields, words.because);
    }
    boolean labelled = words.total instanceof Reading.Unsure && words.labelled();
    return labelled || sums.total instanceof Reading.Unreadable
        ? new Result(words.total, words.fields, sums.because)
        : new Result(sums.total, fields, sums.because);
  }

  private static boolean overlaps(Box one, Box other) {
    double across = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
    double down = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
    return across > 0 && down > 0
        && across * down > 0.3 * Math.min(one.width() * one.height(), other.width() * other.height());
  }

  /** The column of amounts; blue and black pens are seen without red print, and where nothing of theirs is there, pens of all colours. */
  private Optional<Filled> column(Page page, Ink ink, RowReader rows) {
    Optional<Filled> column = likeliest(page, ink, PageInk.pen(page), rows);
    return column.filter(filled -> filled.verdict.numbers() >= FEWEST_WRITTEN)
        .or(() -> likeliest(page, ink, ink, rows)
            .filter(filled -> filled.verdict.numbers() >= FEWEST_WRITTEN))
        .or(() -> column);
  }

  private Optional<Filled> likeliest(Page page, Ink ink, Ink pen, RowReader rows) {
    List<Filled> columns = AmountColumns.of(page.picture(), ink, pen)
        .stream()
        .map(column -> filled(page, column, rows))
        .toList();
    return IntStream.range(0, columns.size())
        .boxed()
        .max(Comparator.comparingDouble(i -> columns.get(i).verdict.weight() * Math.pow(FURTHER_LEFT, i)))
        .map(columns::get);
  }

  private static List<Corner> corners(Picture photo, Page page) {
    return page.outline()
        .corners()
        .stream()
        .map(place -> Corner.within(place.x() / photo.width(), place.y() / photo.height()))
        .toList();
  }

  /** A column of amounts, read. */
  private record Filled(List<RowReading> readings, List<Row> crossedOut, Verdict verdict) {}

  private record Result(Reading total, List<Receipt.Field> fields, List<String> because) {
    /**
     * The same, unsure where numbers show another number of decimals than the currency has: sums close and print agrees at any scale, so
     * neither says where the point belongs.
     */
    Result in(Notation notation, List<BoxReading> numbers) {
      if (notation.decimals() == CENTS || !(total instanceof Reading.Read read)
          || numbers.stream().noneMatch(BoxReading::showsCents)) {
        return this;
      }
      BigDecimal value = new BigDecimal(read.value());
      Reading.Candidate other = new Reading.Candidate(
          value.scaleByPowerOfTen(notation.decimals() - CENTS).stripTrailingZeros().toPlainString(),
          read.text(), read.confidence() / 2);
      Reading.Candidate same = new Reading.Candidate(read.value(), read.text(), read.confidence() / 2);
      return new Result(new Reading.Unsure(List.of(other, same),
          "amounts are written with two decimals, which the currency does not have", read.box(), List.of()),
          fields, because);
    }

    /** Whether a word says that one of the fields is the total. */
    boolean labelled() {
      return fields.stream()
          .anyMatch(field -> field.kind() == Receipt.Kind.TOTAL && field.kindConfidence() > 0.5);
    }

    /** The same, with what was crossed out among the fields. */
    Result with(Page page, List<Row> crossedOut) {
      if (crossedOut.isEmpty()) {
        return this;
      }
      List<Receipt.Field> all = new ArrayList<>(fields);
      crossedOut.forEach(row -> all.add(new Receipt.Field(Receipt.Kind.CROSSED_OUT, CROSSED_OUT,
          new Reading.Unreadable("crossed out"), page.inPhoto(row.box()))));
      all.sort(Comparator.comparingDouble(field -> field.box().y() + field.box().height() / 2));
      List<String> reasons = new ArrayList<>(because);
      reasons.add(crossedOut.size() == 1
          ? "a number that is crossed out is left out"
          : crossedOut.size() + " numbers that are crossed out are left out");
      return new Result(total, all, reasons);
    }
  }

  private Filled filled(Page page, List<Row> column, RowReader rows) {
    Map<Boolean, List<Row>> crossed = column.stream().collect(Collectors.partitioningBy(Row::isCrossedOut));
    List<RowReading> readings = rows.read(crossed.get(false))
        .stream()
        .filter(row -> !row.isStroke())
        .toList();
    return new Filled(readings, crossed.get(true), verdict(page, readings));
  }

  private Verdict verdict(Page page, List<RowReading> readings) {
    return new Verdict(page, notation, readings, options.receiptConfidence());
  }

  /** The columns to its left are read only of the one that was chosen. */
  private Result ofColumn(Page page, Filled filled, RowReader rows) {
    List<RowReading> readings = rows.withProducts(filled.readings);
    boolean multiplies = readings.stream().anyMatch(row -> row.product().isPresent());
    Verdict verdict = multiplies ? verdict(page, readings) : filled.verdict;
    return new Result(verdict.total(), verdict.fields(), verdict.because()).with(page, filled.crossedOut);
  }

  /** What a hand wrote onto print. */
  private Result ofPrinted(Page page, Ink ink, RowReader rows, Optional<List<BoxReading>> boxes) {
    LoneNumbers lone = LoneNumbers.of(page.picture(), ink);
    PrintedAmounts printed = boxes.map(found -> PrintedAmounts.of(notation, without(lone.written(), found)))
        .orElseGet(() -> PrintedAmounts.read(notation, lone.printed(), new RowReader(print, notation)));
    WrittenTotal written = new WrittenTotal(page, notation, lone.written().stream().map(rows::read).toList(),
        printed, options.receiptConfidence());
    return new Result(written.total(), written.fields(), written.because()).with(page, lone.crossedOut());
  }

  /** The numbers that are not what a hand wrote, which confirms nothing by itself. */
  private static List<BoxReading> without(List<Row> written, List<BoxReading> boxes) {
    return boxes.stream()
        .filter(box -> written.stream()
            .noneMatch(row -> row.box().overlapX(box.box()) > 0 && row.box().overlapY(box.box()) > 0))
        .toList();
  }
}
