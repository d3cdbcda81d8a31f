package dev.tally.reader.field;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.component.Shape;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.InkColours;
import dev.tally.reader.look.Look;
import dev.tally.reader.look.Unevenness;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.DashedRules;
import dev.tally.reader.rule.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers that stand alone on a page of print: a tip and a total written onto a till receipt, an amount with a circle around it.
 *
 * @param written words that a hand wrote, from top to bottom
 * @param printed words of the print that may be amounts, likewise
 * @param crossedOut what a hand wrote and made void, likewise
 */
public record LoneNumbers(List<Row> written, List<PrintedWord> printed, List<Row> crossedOut) {
  /**
   * A word is a hand's from so many points up; see {@link #points}. Amounts in print of 152 receipts had at most 2.6, those of 7 hands 3.0
   * and more; logos, stamps and patterns have as many, but print confirms none of them.
   */
  private static final double HAND = 2.7;
  /** And from so many where the hand has written something else as well. */
  private static final double SAME_HAND = 1.2;
  /** What is fuller than this of ink, and not narrow, is a blot or a pattern and no letter. */
  private static final double SOLID = 0.6;
  private static final double NARROW = 0.45;
  /** Pieces between these shares of the page's longer side tall are letters. */
  private static final double SMALLEST = 0.008;
  private static final double LARGEST = 0.08;
  /** A hand's shapes are less like any other on the page than this; all of a printed word's have twins. */
  private static final double UNLIKE = 0.1;
  private static final double LIKE = 0.5;
  /** How much taller than print a hand writes. */
  private static final double LARGE = 2;
  /** What is so far from the colour of the print is surely another ink. */
  private static final double OTHER_INK = 0.2;
  private static final double UNEVEN = 0.15;
  private static final double EVEN = 0.06;
  /** Machines seldom print a curve around a word. */
  private static final double CIRCLED = 1;
  /** Of a page with more handlike words than this most is no writing but a pattern. */
  private static final int MOST_WRITTEN = 40;
  private static final int MOST_PRINTED = 60;
  /** Shapes this like are one and the same. */
  private static final double ITSELF = 1 - 1e-5;
  /** Raised cents stand apart from their amount by up to so many heights. */
  private static final double APART = 1.3;

  /** A word, how it looks, and how sure it is a hand's. */
  private record Word(List<Component> pieces, Row row, double points) {
    Word plus(double more) {
      return new Word(pieces, row, points + more);
    }
  }

  /**
   * Empty on both sides where no hand has written.
   *
   * @param page in colour
   * @param ink all of the page's, print and rules included
   */
  public static LoneNumbers of(Picture page, Ink ink) {
    Ink unruled = Rules.of(ink).ink();
    Components components = new Components(DashedRules.erase(unruled, new Components(unruled)));
    int side = components.side();
    List<Component> letters = components.list()
        .stream()
        .filter(c -> c.box().height() >= SMALLEST * side && c.box().height() <= LARGEST * side)
        .filter(c -> c.box().width() <= LARGEST * side)
        .toList();
    List<Shape> shapes = letters.stream().map(components::shape).toList();
    double median = median(letters.stream().mapToDouble(c -> c.box().height()).toArray());
    InkColours colours = new InkColours(page, ink);
    List<List<Component>> circled = circled(components, letters);
    List<List<Component>> others = WordFinder.of(components, letters);
    circled.forEach(word -> others.forEach(other -> other.removeAll(word)));
    List<Word> words = Stream
        .concat(
            circled.stream().map(pieces -> word(pieces, components, colours, shapes, median).plus(CIRCLED)),
            others.stream()
                .filter(pieces -> pieces.size() > 1)
                .map(pieces -> word(pieces, components, colours, shapes, median)))
        .toList();
    List<Word> hand = words.stream().filter(word -> word.points >= SAME_HAND).toList();
    if (hand.stream().noneMatch(word -> word.points >= HAND) || hand.size() > MOST_WRITTEN) {
      return new LoneNumbers(List.of(), List.of(), List.of());
    }
    Map<Boolean, List<Row>> written = joined(hand, components, colours).stream()
        .sorted(Comparator.comparingDouble(row -> row.box().bottom()))
        .collect(Collectors.partitioningBy(Row::isCrossedOut));
    List<PrintedWord> printed = words.stream()
        .filter(word -> word.points < SAME_HAND)
        .sorted(Comparator.comparingInt(word -> -word.row.box().right()))
        .limit(MOST_PRINTED)
        .sorted(Comparator.comparingInt(word -> word.row.box().y()))
        .flatMap(word -> PrintedWord.of(word.pieces, components, word.row.look()).stream())
        .toList();
    return new LoneNumbers(written.get(false), printed, written.get(true));
  }

  /** What curves enclose. */
  private static List<List<Component>> circled(Components components, List<Component> letters) {
    Circles circles = new Circles(components);
    return circles.curves()
        .stream()
        .map(curve -> WordFinder.within(curve, circles, components, letters))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean isBlot(Component piece) {
    PixelBox box = piece.box();
    return piece.area() > SOLID * box.width() * box.height() && box.width() > NARROW * box.height();
  }

  private static Word word(List<Component> pieces, Components components, InkColours colours, List<Shape> all,
      double median) {
    List<Component> digits = Unevenness.digitsAndCents(pieces);
    List<Shape> own = digits.stream().map(components::shape).toList();
    Look look = new Look(Unevenness.of(digits), own, colours.of(components, pieces), colours.most());
    double height = digits.stream().mapToInt(c -> c.box().height()).average().orElseThrow();
    Row row = new Row(Components.box(pieces), components.ink(pieces), Optional.empty(), look);
    boolean solid = digits.stream().filter(LoneNumbers::isBlot).count() > digits.size() / 2;
    return new Word(pieces, row, solid ? 0 : points(look, twins(own, all), height / median));
  }

  /**
   * How much a word looks like a hand's among print: up to a point each for shapes that occur nowhere else, for size and for
   * unevenness, up to two for the ink's colour, and up to a point less for shapes that do occur and for evenness.
   */
  private static double points(Look look, double twins, double size) {
    double unlike = Math.clamp((LIKE - twins) / (LIKE - UNLIKE) * 2 - 1, -1, 1);
    double large = Math.clamp((size - 1) / (LARGE - 1), 0, 1);
    double tint = look.tint() / OTHER_INK;
    double ink = Math.clamp(tint, 0, 1) + Math.clamp(2 * tint - 1, 0, 1);
    OptionalDouble unevenness = look.unevenness();
    double uneven = unevenness.isEmpty()
        ? 0
        : Math.clamp((unevenness.getAsDouble() - EVEN) / (UNEVEN - EVEN) * 2 - 1, -1, 1);
    return unlike + large + ink + uneven;
  }

  /** The mean of how like each shape's likest other on the page is. */
  private static double twins(List<Shape> own, List<Shape> all) {
    double sum = 0;
    for (Shape shape : own) {
      double best = 0;
      for (Shape other : all) {
        double likeness = shape.likeness(other);
        best = likeness < ITSELF ? Math.max(best, likeness) : best;
      }
      sum += best;
    }
    return own.isEmpty() ? 1 : sum / own.size();
  }

  /** Words of a hand that stand on one line close to one another, as one: 15 with 00 raised beside it. */
  private static List<Row> joined(List<Word> hand, Components components, InkColours colours) {
    List<List<Component>> lines = new ArrayList<>();
    for (Word word : hand) {
      PixelBox box = word.row.box();
      lines.stream()
          .filter(line -> isBeside(Components.box(line), box))
          .findFirst()
          .ifPresentOrElse(line -> line.addAll(word.pieces), () -> lines.add(new ArrayList<>(word.pieces)));
    }
    return lines.stream().map(line -> {
      List<Component> digits = Unevenness.digitsAndCents(line);
      return new Row(Components.box(line), components.ink(line), Optional.empty(),
          new Look(Unevenness.of(digits), digits.stream().map(components::shape).toList(),
              colours.of(components, line), colours.most()));
    }).toList();
  }

  private static boolean isBeside(PixelBox line, PixelBox word) {
    double gap = Math.max(line.x(), word.x()) - (double) Math.min(line.right(), word.right());
    int height = Math.max(line.height(), word.height());
    return gap < APART * height && line.overlapY(word) > 0.3 * Math.min(line.height(), word.height());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? 1 : values[values.length / 2];
  }
}
