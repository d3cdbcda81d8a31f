package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A page's lines of text, found and read. Thread-safe; close it to free native memory. */
public final class TextReader implements AutoCloseable {
  /**
   * Pixels of the longer side that the detector sees. Of 86 handwritten amounts on ten bills 81 have a box of their own at 960, 71 at 1280
   * and 68 at 1600: larger writing falls apart.
   */
  private static final int DETECTED = 960;

  /** Smaller, for writing that is large for its page: what nothing was found of is taken from there. */
  private static final int SMALL = 640;
  /** A line is known already where others cover so much of it. */
  private static final double COVERED = 0.3;

  /** Of longer lines, in heights, the end is read first, so long; what is no longer than that may be an amount. */
  private static final double LONG = 10;
  private static final double END = 6;
  /** So many lines at the top are read whole: there stands whose bill it is. */
  private static final int HEAD = 8;
  /** Of the lines to the left of a number so many are read. */
  private static final int TO_THE_LEFT = 2;
  private static final double ABOVE = 1.2;
  private static final int FEWEST_LETTERS = 4;

  private final DbDetector detector;
  private final CtcRecognizer recognizer;

  private TextReader(int threads) {
    detector = new DbDetector(threads);
    recognizer = new CtcRecognizer(1);
  }

  /** With the networks that come with the library. */
  public static TextReader open(int threads) {
    return new TextReader(threads);
  }

  /** Only where there are lines, of a part of a page that is looked at with so many pixels of its longer side. */
  public List<TextLine> find(Picture part, int longest) {
    return detector.detect(part, longest);
  }

  /** Only where there are lines, from top to bottom. */
  public List<TextLine> find(Picture page) {
    List<TextLine> lines = new ArrayList<>(detector.detect(page, DETECTED));
    List<PixelBox> known = lines.stream().map(line -> line.box(page.width(), page.height())).toList();
    detector.detect(page, SMALL)
        .stream()
        .filter(line -> !isCovered(line.box(page.width(), page.height()), known))
        .forEach(lines::add);
    lines.sort(Comparator.comparingDouble(TextLine::y));
    return lines;
  }

  private static boolean isCovered(PixelBox line, List<PixelBox> known) {
    long covered = known.stream().mapToLong(box -> (long) box.overlapX(line) * box.overlapY(line)).sum();
    return covered > COVERED * line.width() * line.height();
  }

  /**
   * The lines of a bill that can matter, from top to bottom: those at the top, those at the right end of a row that are or end in numbers,
   * those as short as amounts are, since a signature or a note may stand right of one, and what stands to the left of these and close
   * above. Reading is what costs, so the rest is not read or at its end alone.
   */
  public TextRows readRows(Picture page) {
    List<TextLine> all = find(page);
    List<PixelBox> boxes = all.stream().map(line -> line.box(page.width(), page.height())).toList();
    TextRows rows = new TextRows(List.of(), TextRows.slope(all));
    Map<Integer, PageLine> read = new TreeMap<>();
    List<Integer> last = IntStream.range(0, all.size())
        .filter(i -> i < HEAD || all.get(i).width() <= END * all.get(i).height()
            || boxes.stream().noneMatch(box -> rows.isLeft(boxes.get(i), box)))
        .boxed()
        .toList();
    Predicate<Integer> isLong = i -> i >= HEAD && all.get(i).width() > LONG * all.get(i).height();
    read(page, all, last.stream().filter(isLong.negate()).toList(), read);
    List<Integer> longer = last.stream().filter(isLong).toList();
    List<PageLine> ends = read(page, longer.stream().map(i -> all.get(i).end(END)).toList());
    read(page, all,
        IntStream.range(0, longer.size())
            .filter(i -> mayBeNumber(ends.get(i).text().text()))
            .mapToObj(longer::get)
            .toList(),
        read);
    List<PixelBox> numbers = read.values()
        .stream()
        .filter(line -> mayBeNumber(line.text().text()))
        .map(PageLine::box)
        .toList();
    read(page, all,
        IntStream.range(0, all.size())
            .filter(i -> !read.containsKey(i)
                && numbers.stream().anyMatch(number -> isBeside(boxes.get(i), number, boxes, rows)))
            .boxed()
            .toList(),
        read);
    return new TextRows(List.copyOf(read.values()), rows.slope());
  }

  /** A hand's numbers are read as a few letters now and then. */
  private static boolean mayBeNumber(String text) {
    return text.chars().anyMatch(Character::isDigit)
        || text.chars().filter(Character::isLetter).count() < FEWEST_LETTERS;
  }

  private void read(Picture page, List<TextLine> all, List<Integer> which, Map<Integer, PageLine> read) {
    List<PageLine> lines = read(page, which.stream().map(all::get).toList());
    for (int i = 0; i < lines.size(); i++) {
      read.put(which.get(i), lines.get(i));
    }
  }

  /** Whether a line is among the nearest to the left of a number, or close above it. */
  private static boolean isBeside(PixelBox line, PixelBox number, List<PixelBox> boxes, TextRows rows) {
    boolean above = line.centreY() < number.y() && number.y() - line.bottom() < ABOVE * number.height()
        && line.overlapX(number) > 0;
    return above || (rows.isLeft(line, number) && boxes.stream()
        .filter(box -> rows.isLeft(box, number) && box.x() > line.x())
        .count() < TO_THE_LEFT);
  }

  /** Those lines. */
  public List<PageLine> read(Picture page, List<TextLine> lines) {
    List<RecognizedText> texts = recognizer.recognize(lines.stream().map(line -> line.crop(page)).toList());
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new PageLine(lines.get(i).box(page.width(), page.height()), texts.get(i)))
        .toList();
  }

  /** What a picture of one line says. */
  public RecognizedText readLine(Picture line) {
    return recognizer.recognize(List.of(line)).getFirst();
  }

  @Override
  public void close() {
    detector.close();
    recognizer.close();
  }
}
