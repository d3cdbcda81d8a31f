package dev.tally.reader.receipt;

import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
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
  /** How likely the column before the last is the one of amounts, against the last: rates, dates and codes stand there. */
  private static final double FURTHER_LEFT = 0.25;

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
    Optional<Reason> advice = PhotoAdvice.of(photo, found);
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
    Optional<List<BoxReading>> boxes = lines.map(words -> numbers(words, ink));
    Verdict sums = column(page, ink, rows)
        .filter(filled -> !(filled.total.total() instanceof Reading.Unreadable))
        .map(filled -> ofColumn(page, filled, rows))
        .orElseGet(() -> ofPrinted(page, ink, rows, boxes));
    Verdict best = boxes.map(read -> Agreement.of(sums, ofWords(page, read)).in(notation, read)).orElse(sums);
    Receipt.Head head = lines.map(words -> new BillHead(words.page(), words.rows(), options.locale()).read())
        .orElse(Receipt.Head.NOT_READ);
    return new Receipt(best.total(), head, best.fields(), corners(photo, page), page.found(), best.because(),
        file.damage().stream().toList());
  }

  /** What the numbers of a photo say before it is weighed. */
  public PageEvidence evidence(Photo file) {
    TextReader reader = text.orElseThrow(() -> new IllegalStateException("print is not to be read"));
    Picture photo = file.picture();
    PageText words = PageText.of(photo, PageFinder.find(photo), reader);
    return new PageEvidence(numbers(words, PageInk.all(words.page())), notation);
  }

  private List<BoxReading> numbers(PageText words, Ink ink) {
    return PageNumbers.of(words.page().picture(), ink, words.rows(), numbers, text.orElseThrow());
  }

  /** By the words beside the numbers. */
  private Verdict ofWords(Page page, List<BoxReading> boxes) {
    return new LabelledTotal(page, notation, boxes, options.receiptConfidence()).verdict();
  }

  /** The column of amounts; blue and black pens are seen without red print, and where nothing of theirs is there, pens of all colours. */
  private Optional<Filled> column(Page page, Ink ink, RowReader rows) {
    Optional<Filled> column = likeliest(page, ink, PageInk.pen(page), rows);
    return column.filter(filled -> filled.total.numbers() >= FEWEST_WRITTEN)
        .or(() -> likeliest(page, ink, ink, rows).filter(filled -> filled.total.numbers() >= FEWEST_WRITTEN))
        .or(() -> column);
  }

  private Optional<Filled> likeliest(Page page, Ink ink, Ink pen, RowReader rows) {
    List<Filled> columns = AmountColumns.of(page.picture(), ink, pen)
        .stream()
        .map(column -> filled(page, column, rows))
        .toList();
    return IntStream.range(0, columns.size())
        .boxed()
        .max(Comparator.comparingDouble(i -> columns.get(i).total.weight() * Math.pow(FURTHER_LEFT, i)))
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
  private record Filled(List<RowReading> readings, List<Row> crossedOut, ColumnTotal total) {}

  private Filled filled(Page page, List<Row> column, RowReader rows) {
    Map<Boolean, List<Row>> crossed = column.stream().collect(Collectors.partitioningBy(Row::isCrossedOut));
    List<RowReading> readings = rows.read(crossed.get(false))
        .stream()
        .filter(row -> !row.isStroke())
        .toList();
    return new Filled(readings, crossed.get(true), total(page, readings));
  }

  private ColumnTotal total(Page page, List<RowReading> readings) {
    return new ColumnTotal(page, notation, readings, options.receiptConfidence());
  }

  /** The columns to its left are read only of the one that was chosen. */
  private Verdict ofColumn(Page page, Filled filled, RowReader rows) {
    List<RowReading> readings = rows.withProducts(filled.readings);
    boolean multiplies = readings.stream().anyMatch(row -> row.product().isPresent());
    ColumnTotal total = multiplies ? total(page, readings) : filled.total;
    return total.verdict().with(page, filled.crossedOut);
  }

  /** What a hand wrote onto print. */
  private Verdict ofPrinted(Page page, Ink ink, RowReader rows, Optional<List<BoxReading>> boxes) {
    LoneNumbers lone = LoneNumbers.of(page.picture(), ink);
    PrintedAmounts printed = boxes.map(found -> PrintedAmounts.of(notation, without(lone.written(), found)))
        .orElseGet(() -> PrintedAmounts.read(notation, lone.printed(), new RowReader(print, notation)));
    WrittenTotal written = new WrittenTotal(page, notation, lone.written().stream().map(rows::read).toList(),
        printed, options.receiptConfidence());
    return written.verdict().with(page, lone.crossedOut());
  }

  /** The numbers that are not what a hand wrote, which confirms nothing by itself. */
  private static List<BoxReading> without(List<Row> written, List<BoxReading> boxes) {
    return boxes.stream()
        .filter(box -> written.stream().noneMatch(row -> row.box().overlaps(box.box())))
        .toList();
  }
}
