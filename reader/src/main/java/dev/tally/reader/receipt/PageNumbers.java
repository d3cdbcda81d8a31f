package dev.tally.reader.receipt;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.CloserLook;
import dev.tally.reader.layout.Column;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.layout.NumberBoxes;
import dev.tally.reader.number.LineReader;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.Rules;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextReader;
import dev.tally.reader.text.TextRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads all numbers of a page. */
final class PageNumbers {
  /** A label has this share of the letters of its text at least, where a number is looked for beside it. */
  private static final double LABEL = 0.6;
  /** Words that are less surely read label nothing. */
  private static final double READ = 0.6;
  /**
   * Of the short printed words on ten bills one of ten is less sure, of numbers taken for words six of six ({@code tally print} shows both).
   */
  static final double SURE_WORD = 0.8;
  private static final int LONGEST_AMOUNT = 8;

  private PageNumbers() {}

  /**
   * From top to bottom.
   *
   * @param rows of text on the page
   */
  static List<BoxReading> of(Picture page, Ink ink, TextRows rows, LineReader numbers, TextReader text) {
    List<PageLine> read = rows.lines()
        .stream()
        .filter(line -> line.text().confidence() >= READ || !isWord(line))
        .toList();
    Labels labels = new Labels(read, rows);
    Rules rules = Rules.of(ink);
    List<NumberBox> found = new ArrayList<>(new NumberBoxes(rules.upright()).of(rows.lines()));
    for (PageLine line : read) {
      totalLabel(line).ifPresent(label -> lookCloser(page, label, rules, rows, text, found));
    }
    unread(read, rows, labels, found).ifPresent(found::add);
    List<NumberBox> boxes = NumberBoxes.signed(found, rows.lines());
    BoxReader reader = new BoxReader(page, ink, numbers, text, labels);
    Surroundings surroundings = new Surroundings(rules, rows);
    List<NumberBox> money = boxes.stream().filter(box -> isMoney(labels, box)).toList();
    List<NumberBox> kept = Stream
        .concat(
            boxes.stream().filter(box -> hasDigits(box) || money.contains(box) || isLikeLetters(box, money)),
            rows.lines().stream().flatMap(PageNumbers::letters).filter(box -> isLikeLetters(box, money)))
        .sorted(Comparator.comparingDouble(box -> box.box().centreY()))
        .toList();
    Map<NumberBox, NumberBox> cents = surroundings.cents(kept, boxes);
    return HandOrPrint.judged(kept.parallelStream().filter(box -> !cents.containsValue(box)).map(box -> {
      Optional<NumberBox> part = Optional.ofNullable(cents.get(box));
      Optional<Unread> unread = surroundings.unread(box, part);
      return reader.read(box, part, unread, unread.map(side -> surroundings.wider(box, side)));
    }).toList());
  }

  private static boolean hasDigits(NumberBox box) {
    return box.print().stream().anyMatch(line -> line.text().text().chars().anyMatch(Character::isDigit))
        || box.print().isEmpty();
  }

  /** Whether words say that an amount stands there, so that what looks like letters is a number. */
  private static boolean isMoney(Labels labels, NumberBox box) {
    return labels.left(box).filter(labelled -> labelled.label().isBelowItems()).isPresent();
  }

  /** What a reader of print takes for a word may be a number all the same. */
  private static Stream<NumberBox> letters(PageLine line) {
    return NumberBoxes.number(line).isPresent()
        ? Stream.empty()
        : Stream.of(new NumberBox(line.box(), Optional.of(line), ""));
  }

  /** Whether it stands in a column of labelled amounts, and the reader of print is unsure of it, as of what a hand wrote. */
  private static boolean isLikeLetters(NumberBox box, List<NumberBox> money) {
    return box.print()
        .map(PageLine::text)
        .filter(text -> text.confidence() < SURE_WORD && !text.characters().isEmpty()
            && text.characters().size() <= LONGEST_AMOUNT && Lexicon.find(text.text()).isEmpty())
        .isPresent() && money.stream().anyMatch(amount -> Column.isAbove(box.box(), amount.box()));
  }

  private static boolean isWord(PageLine line) {
    return line.text().text().chars().filter(Character::isLetter).count() > 3;
  }

  /** The place beside the lowest label of a total, where nothing was found there or below: it may be the number that counts. */
  private static Optional<NumberBox> unread(List<PageLine> read, TextRows rows, Labels labels,
      List<NumberBox> boxes) {
    return read.stream()
        .map(PageNumbers::totalLabel)
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(label -> label.box().centreY()))
        .filter(label -> boxes.stream()
            .noneMatch(box -> isBesideOrOf(label, box, rows) || isBelow(label, box, labels)))
        .map(label -> new NumberBox(
            new PixelBox(label.box().right(), label.box().y(), 1, label.box().height()), Optional.empty(),
            label.text().text()));
  }

  private static boolean isBelow(PageLine label, NumberBox number, Labels labels) {
    return number.box().overlapX(label.box()) > 0 && labels.above(number)
        .filter(above -> above.text().contains(label.text().text().strip()))
        .isPresent();
  }

  private static boolean isBesideOrOf(PageLine label, NumberBox number, TextRows rows) {
    boolean ofSameLine = number.box().overlapY(label.box()) > 0 && !number.words().isEmpty();
    return ofSameLine || rows.isLeft(label.box(), number.box());
  }

  /** The part of a line that says that a total stands beside it. */
  private static Optional<PageLine> totalLabel(PageLine line) {
    String text = line.text().text();
    return Lexicon.find(text)
        .filter(match -> match.label() == Label.TOTAL && match.share() >= LABEL)
        .map(match -> match.end() < text.length() ? line.part(0, match.end()) : line.trimmed());
  }

  /** Where print does not show a whole amount beside the label, what is seen there from near takes the place of what was seen from afar. */
  private static void lookCloser(Picture page, PageLine label, Rules rules, TextRows rows, TextReader text,
      List<NumberBox> boxes) {
    List<NumberBox> row = boxes.stream().filter(box -> rows.isLeft(label.box(), box.box())).toList();
    if (row.stream().anyMatch(NumberBoxes::isComplete)) {
      return;
    }
    CloserLook.right(page, label.box(), rules.upright(), text).ifPresent(line -> {
      PixelBox whole = row.stream()
          .map(NumberBox::box)
          .filter(box -> box.overlapX(line.box()) > 0)
          .reduce(line.box(), PixelBox::union);
      PageLine seen = whole.equals(line.box()) ? line : new PageLine(whole, text.readLine(page.crop(whole)));
      NumberBoxes.number(seen).ifPresent(number -> {
        boxes.removeIf(box -> rows.isLeft(label.box(), box.box()) && box.box().overlapX(whole) > 0);
        boxes.add(new NumberBox(number.box(), number.print(), label.text().text() + " " + number.words(),
            number.isSigned()));
      });
    });
  }
}
