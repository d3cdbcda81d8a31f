package dev.tally.reader.field;

import dev.tally.reader.Reason;
import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.RuleRest;
import dev.tally.reader.rule.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pieces of ink that belong to a place: those on the line in its middle, each as a whole, also where the place's edge cuts it. */
final class PlacePieces {
  /** A piece belongs to the place with so much of its ink within, */
  private static final double WITHIN = 0.7;
  /** and has nothing to do with it with no more than this. */
  private static final double OUTSIDE = 0.3;
  /** Lower pieces than this share of the tallest are marks and specks. */
  private static final double MARK = 0.45;
  /** Digits of one line share so much of the lower one's height. */
  private static final double SHARED = 0.5;
  /** Marks of a line hang over it by at most so many heights of the tallest. */
  private static final double HANGING = 0.25;
  /** A piece that lies above or below the place with more than this share of its height may be more than one digit. */
  private static final double TORN = 0.3;
  /** Digits of one number stand no further apart than this, in the same heights. */
  private static final double GAP = 0.5;
  /** What is parted by a rule lies on either side of it by so much, in the same heights. */
  private static final double PARTED = 0.25;
  /** Ink this near to a piece, in pixels, adjoins it: edges are soft. */
  private static final int NEAR = 2;

  /** A piece, and how much of its ink lies in the place, 0..1. */
  private record Piece(Component component, double share) {
    PixelBox box() {
      return component.box();
    }

    boolean isWithin() {
      return share >= WITHIN;
    }
  }

  private final Components components;
  private final PixelBox place;
  private final List<Piece> pieces;
  private final int tallest;
  /** Digits on the line in the middle, whether within the place or not. */
  private final List<Piece> line;
  private final List<Component> kept;

  private PlacePieces(Components components, Ink before, PixelBox place) {
    RuleRest rest = new RuleRest(components, before);
    this.components = components;
    this.place = place;
    this.pieces = components.list()
        .stream()
        .map(component -> new Piece(component, share(components, component, place)))
        .filter(piece -> piece.share == 0 || !rest.is(piece.component))
        .toList();
    this.tallest = within().mapToInt(piece -> piece.box().height()).max().orElse(0);
    Optional<PixelBox> middle = within().filter(this::isDigit)
        .map(Piece::box)
        .min(Comparator.comparingDouble(box -> Math.abs(box.centreY() - place.centreY())));
    this.line = pieces.stream()
        .filter(piece -> isDigit(piece) && middle.filter(box -> isBeside(piece.box(), box)).isPresent())
        .toList();
    this.kept = within()
        .filter(piece -> isDigit(piece) ? line.contains(piece) || isWhole(piece) : isMark(piece))
        .map(Piece::component)
        .toList();
  }

  /**
   * Empty where nothing as large as a digit is written there.
   *
   * @param components of the ink without rules
   * @param before the ink with them
   */
  static Optional<PlacePieces> of(Components components, Ink before, PixelBox place) {
    return Optional.of(new PlacePieces(components, before, place))
        .filter(found -> found.line.stream().anyMatch(Piece::isWithin));
  }

  private Stream<Piece> within() {
    return pieces.stream().filter(Piece::isWithin);
  }

  private static double share(Components components, Component piece, PixelBox place) {
    PixelBox box = piece.box();
    if (box.overlapX(place) == 0 || box.overlapY(place) == 0) {
      return 0;
    }
    int inside = 0;
    for (int y = Math.max(box.y(), place.y()); y < Math.min(box.bottom(), place.bottom()); y++) {
      for (int x = Math.max(box.x(), place.x()); x < Math.min(box.right(), place.right()); x++) {
        inside += components.isOf(piece, x, y) ? 1 : 0;
      }
    }
    return (double) inside / piece.area();
  }

  private boolean isDigit(Piece piece) {
    return piece.box().height() > MARK * tallest;
  }

  private static boolean isBeside(PixelBox one, PixelBox other) {
    return one.overlapY(other) >= SHARED * Math.min(one.height(), other.height());
  }

  /** Whether the place's edges do not touch a piece: one of the next line that they cut is left out without ado. */
  private boolean isWhole(Piece piece) {
    return piece.box().y() > place.y() && piece.box().bottom() < place.bottom();
  }

  private boolean isMark(Piece piece) {
    PixelBox rows = lineBox();
    double middle = piece.box().centreY();
    return middle > rows.y() - HANGING * tallest && middle < rows.bottom() + HANGING * tallest;
  }

  private PixelBox lineBox() {
    return Components.box(line.stream().filter(Piece::isWithin).map(Piece::component).toList());
  }

  /** Their ink alone, with a margin of paper. */
  Ink ink() {
    return components.ink(kept);
  }

  /** Where {@link #ink} lies. */
  PixelBox box() {
    return components.margin(Components.box(kept));
  }

  /** The boxes of those that are as tall as digits. */
  Stream<PixelBox> tall() {
    return line.stream().filter(Piece::isWithin).map(Piece::box);
  }

  /** Why they may not be one whole number. */
  Optional<Reason> doubt(Rules rules) {
    if (line.stream()
        .anyMatch(piece -> piece.share > OUTSIDE && (!piece.isWithin() || isTorn(piece.box())))) {
      return doubt("the place's edge cuts a digit; name the whole number's place");
    }
    if (kept.stream()
        .anyMatch(piece -> piece.box().height() > MARK * tallest
            && line.stream().noneMatch(other -> other.component.equals(piece)))) {
      return doubt("there is more than one line of writing in the place");
    }
    PixelBox number = lineBox();
    boolean goesOn = line.stream()
        .filter(piece -> piece.share <= OUTSIDE)
        .map(Piece::box)
        .anyMatch(beside -> gap(beside, number) < GAP * tallest && !isBetween(rules, beside, number));
    return goesOn ? doubt("the number seems to go on outside of the place") : Optional.empty();
  }

  private static Optional<Reason> doubt(String sentence) {
    return Optional.of(new Reason(Reason.Code.NOT_CLEAR, sentence));
  }

  /** Whether a piece reaches so far above or below the place that it may be two digits of two lines. */
  private boolean isTorn(PixelBox box) {
    return box.height() - box.overlapY(place) > TORN * box.height();
  }

  private static double gap(PixelBox one, PixelBox other) {
    return Math.max(one.x(), other.x()) - (double) Math.min(one.right(), other.right());
  }

  private static boolean isBetween(Rules rules, PixelBox one, PixelBox other) {
    double left = Math.min(one.x() + one.width() / 2.0, other.x() + other.width() / 2.0);
    double right = Math.max(one.x() + one.width() / 2.0, other.x() + other.width() / 2.0);
    return rules.upright().stream().anyMatch(rule -> rule.at() > left && rule.at() < right);
  }

  /** Whether an upright rule ran between them. */
  boolean isParted(Rules rules) {
    PixelBox number = lineBox();
    double left = number.x() + PARTED * tallest;
    double right = number.right() - PARTED * tallest;
    return rules.upright()
        .stream()
        .anyMatch(rule -> rule.at() > left && rule.at() < right && rule.from() < number.bottom()
            && rule.to() > number.y());
  }

  /** Whether ink that was taken out adjoined one of the digits, which may have lost some of its own. */
  boolean isTouched(Ink before, Ink after) {
    return line.stream().filter(Piece::isWithin).anyMatch(piece -> isTouched(piece, before, after));
  }

  private boolean isTouched(Piece piece, Ink before, Ink after) {
    PixelBox box = piece.box();
    for (int y = Math.max(0, box.y() - NEAR); y < Math.min(after.height(), box.bottom() + NEAR); y++) {
      for (int x = Math.max(0, box.x() - NEAR); x < Math.min(after.width(), box.right() + NEAR); x++) {
        if (before.at(x, y) >= Ink.SEEN && after.at(x, y) < Ink.SEEN && adjoins(piece, x, y, after)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean adjoins(Piece piece, int column, int row, Ink ink) {
    for (int y = Math.max(0, row - NEAR); y <= Math.min(ink.height() - 1, row + NEAR); y++) {
      for (int x = Math.max(0, column - NEAR); x <= Math.min(ink.width() - 1, column + NEAR); x++) {
        if (components.isOf(piece.component, x, y)) {
          return true;
        }
      }
    }
    return false;
  }
}
