package dev.tally.reader.receipt;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Lexicon;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.layout.NumberBoxes;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.Rule;
import dev.tally.reader.rule.Rules;
import dev.tally.reader.text.PageLine;
import dev.tally.reader.text.TextRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What stands close beside a number: its cents in a column of their own, or ink that belongs to it and was not read. */
final class Surroundings {
  /** Cents stand within so many heights of the number, behind an upright rule. */
  private static final double CENTS = 2.5;
  /** Cents are two digits, or a dash. */
  private static final int MOST_CENTS = 2;
  /** Ink within so many heights of a number belongs to it; what is nearer than the first is its own edge. */
  private static final double EDGE = 0.15;
  private static final double BESIDE = 1.0;
  /** A stroke of the pen covers more than this share of what is looked at. */
  private static final double INKED_SHARE = 0.02;
  /** What is flatter than this, in heights of the number, is no digit: a dash for no cents, a line below a sum. */
  private static final double FLAT = 0.35;
  private static final int FEWEST_LETTERS = 2;
  /** A rule's rest has ink through so much of the length that is looked at, and soft edges of so many pixels. */
  private static final double RULED = 0.7;
  private static final int SOFT = 3;

  private final Rules rules;
  private final TextRows rows;

  Surroundings(Rules rules, TextRows rows) {
    this.rules = rules;
    this.rows = rows;
  }

  /** For each number with a column of cents, which of all places stands there. */
  Map<NumberBox, NumberBox> cents(List<NumberBox> numbers, List<NumberBox> places) {
    Map<NumberBox, NumberBox> cents = new HashMap<>();
    for (NumberBox number : numbers) {
      if (!NumberBoxes.isComplete(number)) {
        places.stream()
            .filter(other -> isCents(number, other))
            .min(Comparator.comparingInt(other -> other.box().x()))
            .or(() -> unseenCents(number.box()))
            .ifPresent(other -> cents.put(number, other));
      }
    }
    return cents;
  }

  /** The narrower cell behind a number's own, if there is ink in it in which nobody found text. */
  private Optional<NumberBox> unseenCents(PixelBox number) {
    double[] after = beside(number).filter(at -> at > number.centreX()).sorted().limit(2).toArray();
    OptionalDouble begin = begin(number);
    if (after.length < 2 || begin.isEmpty() || after[1] - after[0] >= after[0] - begin.getAsDouble()) {
      return Optional.empty();
    }
    int from = (int) after[0] + SOFT;
    int to = (int) after[1] - SOFT;
    PixelBox cell = new PixelBox(from, number.y(), Math.max(1, to - from), number.height());
    return isMarked(from, to, number) && rows.lines().stream().noneMatch(line -> line.box().overlaps(cell))
        ? Optional.of(new NumberBox(cell, Optional.empty(), ""))
        : Optional.empty();
  }

  private boolean isCents(NumberBox whole, NumberBox part) {
    PixelBox number = whole.box();
    PixelBox other = part.box();
    return part.print().filter(line -> line.text().text().strip().length() > MOST_CENTS).isEmpty()
        && rows.isLeft(number, other) && other.x() - number.right() < CENTS * number.height()
        && other.width() < 2 * Math.max(number.height(), other.height())
        && beside(number).filter(at -> at > number.centreX() && at < other.centreX())
            .anyMatch(at -> isNarrower(number, at, other));
  }

  /** Whether a cell is narrower than the one before it, or what stands in it where the cells' other ends are not seen. */
  private boolean isNarrower(PixelBox number, double between, PixelBox other) {
    OptionalDouble begin = begin(number);
    OptionalDouble end = beside(number).filter(at -> at > other.centreX()).min();
    return (begin.isPresent() && end.isPresent())
        ? end.getAsDouble() - between < between - begin.getAsDouble()
        : other.width() < number.width();
  }

  /** Where a number's cell begins. */
  private OptionalDouble begin(PixelBox number) {
    return beside(number).filter(at -> at < number.centreX()).max();
  }

  /** Where upright rules run through a place's row: x in pixels. */
  private DoubleStream beside(PixelBox box) {
    return rules.upright().stream().filter(rule -> rule.crosses(box)).mapToDouble(Rule::at);
  }

  /** How far to the left a number may go on: where the next rule ends, if that is nearer than what is asked for. */
  private double from(PixelBox box, double left) {
    return beside(box).filter(at -> at < box.x()).map(at -> at + SOFT).reduce(left, Math::max);
  }

  /** Why a number may not be whole. */
  Optional<Unread> unread(NumberBox number, Optional<NumberBox> cents) {
    if (NumberBoxes.isComplete(number)) {
      return Optional.empty();
    }
    PixelBox box = number.box();
    double height = box.height();
    double from = from(box, box.x() - BESIDE * height);
    double to = box.right() + BESIDE * height;
    for (PageLine line : rows.lines()) {
      if (line.box().overlapY(box) > 0 && isKnown(line)) {
        from = line.box().centreX() < box.x() ? Math.max(from, line.box().right()) : from;
        to = line.box().centreX() > box.right() ? Math.min(to, line.box().x()) : to;
      }
    }
    if (cents.isEmpty() && isMarked(box.right() + EDGE * height, to, box)) {
      return Optional.of(Unread.BEHIND);
    }
    return !number.isSigned() && isMarked(from, box.x() - EDGE * height, box)
        ? Optional.of(Unread.BEFORE)
        : Optional.empty();
  }

  /** Print that is no number, however it is read: ink of its own. */
  private static boolean isKnown(PageLine line) {
    String text = line.text().text();
    boolean sure = line.text().confidence() >= PageNumbers.SURE_WORD
        && text.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS;
    return text.chars().noneMatch(Character::isDigit) && (sure || Lexicon.find(text).isPresent());
  }

  /** A number with the ink on one side of it, as far as the next rule and the next line of text. */
  PixelBox wider(NumberBox number, Unread side) {
    PixelBox box = number.box();
    double left = from(box, box.x() - (side == Unread.BEFORE ? BESIDE * box.height() : 0));
    double right = beside(box).filter(at -> at > box.right())
        .map(at -> at - SOFT)
        .reduce(box.right() + (side == Unread.BEHIND ? BESIDE * box.height() : 0), Math::min);
    for (PageLine line : rows.lines()) {
      PixelBox other = line.box();
      if (other.overlapY(box) > 0) {
        left = other.right() <= box.centreX() ? Math.max(left, Math.min(box.x(), other.right())) : left;
        right = other.x() >= box.centreX() ? Math.min(right, Math.max(box.right(), other.x())) : right;
      }
    }
    int from = (int) Math.max(0, left);
    int to = (int) Math.min(rules.ink().width(), right);
    return new PixelBox(from, box.y(), to - from, box.height());
  }

  /** Whether there is ink as high as a digit, but for what is left of rules: columns and rows that are inked from end to end. */
  private boolean isMarked(double from, double to, PixelBox box) {
    Ink ink = rules.ink();
    int left = (int) Math.max(0, from);
    int right = (int) Math.min(ink.width(), to);
    if (right - left < 2) {
      return false;
    }
    int above = Math.max(0, box.y() - box.height() / 2);
    int below = Math.min(ink.height(), box.bottom() + box.height() / 2);
    int least = Ink.SEEN + shade(left, right, box);
    boolean[] ruled = new boolean[right - left];
    for (int x = left; x < right; x++) {
      if (inked(x, x + 1, above, below, least) > RULED * (below - above)) {
        Arrays.fill(ruled, Math.max(0, x - left - SOFT), Math.min(ruled.length, x - left + SOFT + 1), true);
      }
    }
    int inked = 0;
    int top = box.bottom();
    int bottom = box.y();
    for (int y = box.y(); y < box.bottom(); y++) {
      if (inked(left, right, y, y + 1, least) <= RULED * (right - left)) {
        int before = inked;
        for (int x = left; x < right; x++) {
          inked += !ruled[x - left] && ink.at(x, y) >= least ? 1 : 0;
        }
        top = inked > before ? Math.min(top, y) : top;
        bottom = inked > before ? y + 1 : bottom;
      }
    }
    return inked > INKED_SHARE * (right - left) * box.height() && bottom - top > FLAT * box.height();
  }

  /** The median of what is taken for ink there: cells for totals are often shaded. */
  private int shade(int left, int right, PixelBox box) {
    return IntStream.range(box.y(), box.bottom())
        .flatMap(y -> IntStream.range(left, right).map(x -> rules.ink().at(x, y)))
        .sorted()
        .skip((long) (right - left) * box.height() / 2)
        .findFirst()
        .orElse(0);
  }

  private int inked(int left, int right, int top, int bottom, int least) {
    int inked = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        inked += rules.ink().at(x, y) >= least ? 1 : 0;
      }
    }
    return inked;
  }
}
