package dev.tally.reader.receipt;

import dev.tally.reader.field.Rules;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.NumberBox;
import dev.tally.reader.layout.NumberBoxes;
import dev.tally.reader.page.Ink;
import dev.tally.reader.text.TextRows;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands close beside a number: its cents in a column of their own, or ink that belongs to it and was not read. */
final class Surroundings {
  /** Cents stand within so many heights of the number, behind an upright rule. */
  private static final double CENTS = 2.5;
  /** Ink within so many heights of a number belongs to it; what is nearer than the first is its own edge. */
  private static final double EDGE = 0.15;
  private static final double BESIDE = 1.0;
  /** A stroke of the pen covers more than this share of what is looked at. */
  private static final double INKED_SHARE = 0.02;
  private static final int INKED = 70;

  private final Rules rules;
  private final TextRows rows;

  Surroundings(Rules rules, TextRows rows) {
    this.rules = rules;
    this.rows = rows;
  }

  /** For each number with a column of cents, what stands there. */
  Map<NumberBox, NumberBox> cents(List<NumberBox> numbers) {
    Map<NumberBox, NumberBox> cents = new IdentityHashMap<>();
    for (NumberBox number : numbers) {
      numbers.stream()
          .filter(other -> !NumberBoxes.isComplete(number) && isCents(number.box(), other.box()))
          .min(Comparator.comparingInt(other -> other.box().x()))
          .ifPresent(other -> cents.put(number, other));
    }
    return cents;
  }

  private boolean isCents(PixelBox number, PixelBox other) {
    return rows.isLeft(number, other) && other.x() - number.right() < CENTS * number.height()
        && other.width() < number.width() && other.width() < 2 * number.height()
        && rules.upright()
            .stream()
            .anyMatch(rule -> rule.at() > number.centreX() && rule.at() < other.centreX()
                && rule.from() < number.centreY() && rule.to() > number.centreY());
  }

  /** Why a number may not be whole. */
  Optional<String> doubt(NumberBox number, Optional<NumberBox> cents) {
    if (NumberBoxes.isComplete(number)) {
      return Optional.empty();
    }
    PixelBox box = number.box();
    double height = box.height();
    boolean right = cents.isEmpty() && isInked(box.right() + EDGE * height, box.right() + CENTS * height, box);
    boolean left = !number.isSigned() && isInked(box.x() - BESIDE * height, box.x() - EDGE * height, box);
    return left || right
        ? Optional.of("something stands close " + (left ? "before" : "behind") + " it that was not read")
        : Optional.empty();
  }

  private boolean isInked(double from, double to, PixelBox box) {
    Ink ink = rules.ink();
    int left = (int) Math.max(0, from);
    int right = (int) Math.min(ink.width(), to);
    int inked = 0;
    for (int y = Math.max(0, box.y()); y < Math.min(ink.height(), box.bottom()); y++) {
      for (int x = left; x < right; x++) {
        inked += ink.at(x, y) >= INKED ? 1 : 0;
      }
    }
    return right > left && inked > INKED_SHARE * (right - left) * box.height();
  }
}
