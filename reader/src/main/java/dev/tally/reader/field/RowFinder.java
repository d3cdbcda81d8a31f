package dev.tally.reader.field;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.field.ColumnFinder.Column;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.CrossedOut;
import dev.tally.reader.look.InkColours;
import dev.tally.reader.look.Look;
import dev.tally.reader.look.Unevenness;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.FrameEraser;
import dev.tally.reader.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lines of writing in a column. Strokes much taller than digits, such as those that void the empty part of a column, are
 * left out.
 */
final class RowFinder {
  /** Digits are between these shares of the page's longer side tall. */
  private static final double SMALLEST = 0.007;
  private static final double LARGEST = 0.05;
  /** Of a digit's height. */
  private static final double TALL = 0.6;
  private static final double SMALL = 0.85;
  private static final double TOO_TALL = 2.4;
  /** A piece so wide is several digits in one. */
  private static final double SEVERAL = 1.8;
  private static final double SPECK = 0.008;
  /** What spans at least this share of a line may be a frame around it. */
  private static final double SPANNING = 0.85;
  /** Of a small piece's height, within the line that it belongs to. */
  private static final double SHARED = 0.3;
  /** Writing begins up to this share of the page's width before its column. */
  private static final double EARLY = 0.02;
  /** With at least this share of itself within. */
  private static final double STRADDLING = 0.2;
  /** Numbers may stand this far below a column's last rule. */
  private static final double BELOW = 0.03;

  /** Cents may be written this much higher or lower than their amount, in digit heights. */
  private static final double LOWER = 0.4;
  /** A line of more pieces is text. */
  private static final int MOST_PIECES = 16;

  private final Rules rules;
  private final Components components;
  private final InkColours colours;

  RowFinder(Rules rules, Components components, InkColours colours) {
    this.rules = rules;
    this.components = components;
    this.colours = colours;
  }

  /**
   * The lines of a column, from top to bottom.
   *
   * @param minor the column of cents if the form has one
   * @param left columns to the left of it, nearest first, of which each line's numbers are wanted
   */
  List<Row> rows(Column column, Optional<Column> minor, List<Column> left) {
    List<Component> all = inside(column);
    double digit = digitHeight(all);
    List<List<Component>> crossedOut = crossedOut(all, digit);
    List<Component> inside = all.stream()
        .filter(component -> crossedOut.stream().noneMatch(line -> line.contains(component)))
        .toList();
    List<List<Component>> lines = lines(column, inside, digit);
    lines.addAll(crossedOut);
    lines.sort(Comparator.comparingDouble(line -> Components.box(line).centreY()));
    List<Component> cents = minor.map(this::inside).orElse(List.of());
    List<List<Component>> others = left.stream().map(this::inside).toList();
    List<Row> rows = new ArrayList<>();
    for (List<Component> line : lines) {
      if (line.size() > MOST_PIECES) {
        continue;
      }
      PixelBox box = Components.box(line);
      List<Component> beside = cents.stream()
          .filter(c -> isWithin(c, box, LOWER * digit) && isNearest(c, line, lines))
          .filter(c -> c.box().height() < TOO_TALL * digit && c.area() >= SPECK * digit * digit)
          .toList();
      List<Component> both = new ArrayList<>(line);
      both.addAll(beside);
      Optional<Row.Cents> small = beside.isEmpty()
          ? Optional.empty()
          : Optional.of(new Row.Cents(components.ink(beside), components.ink(both)));
      rows.add(new Row(beside.isEmpty() ? box : box.union(Components.box(beside)), withoutFrame(line, digit),
          small, look(line), before(box, others, digit)));
    }
    return rows;
  }

  /** The ink of a line; where one piece spans it, without the frame that this may be. */
  private Ink withoutFrame(List<Component> line, double digit) {
    PixelBox box = Components.box(line);
    boolean spanned = line.stream()
        .map(Component::box)
        .anyMatch(piece -> piece.width() >= SPANNING * box.width() && piece.width() >= SEVERAL * digit);
    Ink ink = components.ink(line);
    return spanned ? FrameEraser.erase(ink) : ink;
  }

  /** What stands beside a line in each of the other columns that has something there. */
  private List<Row.Beside> before(PixelBox line, List<List<Component>> others, double digit) {
    List<Row.Beside> before = new ArrayList<>();
    for (List<Component> column : others) {
      List<Component> beside = column.stream()
          .filter(c -> isWithin(c, line, 0) && c.box().height() < TOO_TALL * digit
              && c.area() >= SPECK * digit * digit)
          .toList();
      if (beside.stream().anyMatch(c -> c.box().height() >= TALL * digit) && beside.size() <= MOST_PIECES) {
        before.add(new Row.Beside(Components.box(beside), components.ink(beside)));
      }
    }
    return before;
  }

  /**
   * Numbers that a stroke makes one piece and void, each a line of its own with what else stands there: a new amount may be squeezed in
   * above or beside.
   */
  private List<List<Component>> crossedOut(List<Component> inside, double digit) {
    List<List<Component>> found = new ArrayList<>();
    for (Component piece : inside) {
      PixelBox box = piece.box();
      boolean sized = box.height() >= TALL * digit && box.height() <= TOO_TALL * digit
          && box.width() >= SEVERAL * digit;
      if (sized && CrossedOut.is(components.ink(List.of(piece)))) {
        found.add(inside.stream().filter(other -> isAmidst(other.box(), box)).toList());
      }
    }
    return found;
  }

  private static boolean isAmidst(PixelBox small, PixelBox box) {
    double x = small.x() + small.width() / 2.0;
    return x > box.x() && x < box.right() && small.centreY() > box.y() && small.centreY() < box.bottom()
        && small.height() <= box.height();
  }

  private Look look(List<Component> line) {
    List<Component> digits = Unevenness.digits(line);
    return new Look(Unevenness.of(digits), digits.stream().map(components::shape).toList(),
        colours.of(components, line), colours.most());
  }

  private List<Component> inside(Column column) {
    return components.list()
        .stream()
        .filter(component -> isAcross(column, component.box()) && component.box().y() >= column.top() - 5
            && component.box().bottom() <= column.bottom() + BELOW * rules.ink().height())
        .toList();
  }

  /** In the column by its middle; or across the rule on its left, where a number begins too early. */
  private boolean isAcross(Column column, PixelBox box) {
    double x = box.x() + box.width() / 2.0;
    boolean early = x > column.left() - EARLY * rules.ink().width()
        && box.right() > column.left() + STRADDLING * box.width();
    return (x > column.left() || early) && x < column.right();
  }

  private double digitHeight(List<Component> inside) {
    double side = Math.max(rules.ink().width(), rules.ink().height());
    double[] heights = inside.stream()
        .mapToDouble(component -> component.box().height())
        .filter(h -> h >= SMALLEST * side && h <= LARGEST * side)
        .sorted()
        .toArray();
    return heights.length == 0 ? SMALLEST * side : heights[heights.length / 2];
  }

  private static boolean isNearest(Component component, List<Component> line, List<List<Component>> lines) {
    double here = distance(component, line);
    return lines.stream().allMatch(other -> distance(component, other) >= here);
  }

  private static double distance(Component component, List<Component> line) {
    return Math.abs(component.box().centreY() - Components.box(line).centreY());
  }

  private List<List<Component>> lines(Column column, List<Component> inside, double digit) {
    List<List<Component>> lines = new ArrayList<>();
    inside.stream()
        .filter(c -> c.box().height() >= TALL * digit && c.box().height() <= TOO_TALL * digit)
        .sorted(Comparator.comparingDouble(c -> c.box().centreY()))
        .forEach(component -> {
          if (lines.isEmpty() || !isSameLine(column, lines.getLast(), component)) {
            lines.add(new ArrayList<>());
          }
          lines.getLast().add(component);
        });
    joinSmall(lines, digit);
    for (Component component : inside) {
      if (component.box().height() < TALL * digit && component.area() >= SPECK * digit * digit) {
        lines.stream()
            .filter(line -> isWithin(component, Components.box(line), 0.25 * digit))
            .findFirst()
            .ifPresent(line -> line.add(component));
      }
    }
    return lines;
  }

  /**
   * Small pieces belong to the line that they stand in, such as raised cents. But what hangs between a line's digits from above, the
   * ticks of 3'36'000, only parts its thousands and is left out: it would pass for ones.
   */
  private static void joinSmall(List<List<Component>> lines, double digit) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      List<Component> small = lines.get(i);
      PixelBox box = Components.box(small);
      for (int other : new int[] {i - 1, i + 1}) {
        if (other < 0 || other >= lines.size()) {
          continue;
        }
        PixelBox line = Components.box(lines.get(other));
        boolean ticks = other > i && box.height() < SMALL * line.height() && box.x() > line.x()
            && box.right() + digit < line.right();
        if (box.overlapY(line) > SHARED * box.height()
            && (ticks || small.stream().allMatch(piece -> piece.box().height() < SMALL * digit))) {
          lines.get(other).addAll(ticks ? List.of() : small);
          lines.remove(i);
          break;
        }
      }
    }
  }

  private static boolean isWithin(Component small, PixelBox line, double slack) {
    return small.box().centreY() > line.y() - slack && small.box().centreY() < line.bottom() + slack;
  }

  /** Its middle lies among the line's middles, and no rule runs between. */
  private boolean isSameLine(Column column, List<Component> line, Component component) {
    double last = line.stream().mapToDouble(c -> c.box().centreY()).average().orElseThrow();
    double middle = component.box().centreY();
    double height = line.stream().mapToDouble(c -> c.box().height()).average().orElseThrow();
    return middle - last < 0.6 * height && rules.level()
        .stream()
        .noneMatch(rule -> rule.at() > last && rule.at() < middle && rule.from() < column.right()
            && rule.to() > column.left());
  }
}
