package dev.tally.reader.receipt;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the handwritten amounts of a receipt. Thread-safe.
 *
 * <p>Knows forms with ruled columns, and till receipts onto which a hand wrote a tip and a total, or a total alone.
 */
public final class ReceiptReader {
  /** Of 2,400 numbers that were crossed out or not, the share judged right. */
  private static final double CROSSED_OUT = 0.95;

  /** How likely the column before the last is the one of amounts, against the last: rates, dates and codes stand there. */
  private static final double FURTHER_LEFT = 0.25;

  /** A bill has an item and a total, at least. */
  private static final int FEWEST_WRITTEN = 2;

  private final LineReader numbers;
  private final LineReader print;
  private final ReadOptions options;
  private final Notation notation;

  /**
   * A reader of whole receipts.
   *
   * @param numbers reads what a hand wrote
   * @param print reads printed numbers, as far as they can be read as if a hand had written them
   */
  public ReceiptReader(LineReader numbers, LineReader print, ReadOptions options) {
    this.numbers = numbers;
    this.print = print;
    this.options = options;
    this.notation = Notation.of(options.locale(), options.currency());
  }

  /** Reads a photo. Boxes are relative to it. */
  public Receipt read(Photo file) {
    Picture photo = file.picture();
    Page page = PageFinder.find(photo);
    options.stages().after("1-page", () -> page.picture().gray());
    Optional<String> advice = PhotoAdvice.of(photo, page);
    if (advice.isPresent()) {
      return new Receipt(new Reading.Unreadable(advice.get()), List.of(), corners(photo, page), page.found(),
          List.of(), file.damage().stream().toList());
    }
    Ink ink = PageInk.all(page);
    options.stages().after("2-ink", ink::toPicture);
    RowReader rows = new RowReader(numbers, notation);
    Result best = column(page, ink, rows)
        .filter(filled -> !(filled.verdict.total() instanceof Reading.Unreadable))
        .map(filled -> ofColumn(page, filled, rows))
        .orElseGet(() -> ofPrinted(page, ink, rows));
    return new Receipt(best.total, best.fields, corners(photo, page), page.found(), best.because,
        file.damage().stream().toList());
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
        .map(place -> new Corner(place.x() / photo.width(), place.y() / photo.height()))
        .toList();
  }

  /** A column of amounts, read. */
  private record Filled(List<RowReading> readings, List<Row> crossedOut, Verdict verdict) {}

  private record Result(Reading total, List<Receipt.Field> fields, List<String> because) {
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
  private Result ofPrinted(Page page, Ink ink, RowReader rows) {
    LoneNumbers lone = LoneNumbers.of(page.picture(), ink);
    WrittenTotal written = new WrittenTotal(page, notation, lone.written().stream().map(rows::read).toList(),
        PrintedAmounts.read(notation, lone.printed(), new RowReader(print, notation)),
        options.receiptConfidence());
    return new Result(written.total(), written.fields(), written.because()).with(page, lone.crossedOut());
  }
}
