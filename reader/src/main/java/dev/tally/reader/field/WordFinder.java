package dev.tally.reader.field;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts the pieces of ink on a page together to words and numbers: what stands on one line, is of about one size and no further apart
 * than digits are. A circle around a number is much taller than it and stays apart.
 */
final class WordFinder {
  /** Pieces of a word overlap by this share of the lower one's height, at least, */
  private static final double OVERLAP = 0.5;
  /** differ in height by this factor at most, */
  private static final double SIZES = 1.9;
  /** and lie this far apart at most, in heights of the taller one. */
  private static final double GAP = 1.0;
  /** Points and other marks are at least this large, in squared heights, and at most so tall. */
  private static final double SPECK = 0.008;
  private static final double MARK = 0.6;
  /** Within a curve digits differ in height by more, but not by as much as this. */
  private static final double LOWEST_WITHIN = 0.45;
  private static final int FEWEST = 2;
  private static final int MOST = 10;

  private WordFinder() {}

  /** Words of two to ten pieces as tall as digits, with the marks between them. */
  static List<List<Component>> of(Components components, List<Component> letters) {
    List<List<Component>> words = new ArrayList<>();
    for (Component piece : letters.stream().sorted(Comparator.comparingInt(c -> c.box().x())).toList()) {
      words.stream()
          .filter(word -> follows(word.getLast().box(), piece.box()))
          .min(Comparator.comparingDouble(word -> distance(word.getLast().box(), piece.box())))
          .ifPresentOrElse(word -> word.add(piece), () -> words.add(new ArrayList<>(List.of(piece))));
    }
    words.removeIf(word -> word.size() < FEWEST || word.size() > MOST);
    words.forEach(word -> addMarks(word, components.list()));
    return words;
  }

  /** One word of what a curve encloses, whatever its digits' sizes; what is much lower than the tallest of them is print beside it. */
  static List<Component> within(Component curve, Circles circles, Components components,
      List<Component> letters) {
    List<Component> within = letters.stream()
        .filter(piece -> !piece.equals(curve) && circles.encloses(curve, piece.box()))
        .sorted(Comparator.comparingInt(c -> c.box().x()))
        .toList();
    Optional<PixelBox> tallest = within.stream()
        .map(Component::box)
        .max(Comparator.comparingInt(PixelBox::height));
    List<Component> word = new ArrayList<>(within.stream()
        .filter(piece -> piece.box().height() >= LOWEST_WITHIN * tallest.orElseThrow().height()
            && piece.box().overlapY(tallest.orElseThrow()) >= OVERLAP * piece.box().height())
        .toList());
    if (word.size() < FEWEST || word.size() > MOST) {
      return List.of();
    }
    addMarks(word, components.list());
    return word;
  }

  private static boolean follows(PixelBox last, PixelBox next) {
    int lower = Math.min(last.height(), next.height());
    int taller = Math.max(last.height(), next.height());
    return last.overlapY(next) >= OVERLAP * lower && taller <= SIZES * lower
        && next.x() - last.right() <= GAP * taller && next.x() >= last.x();
  }

  private static double distance(PixelBox last, PixelBox next) {
    return Math.hypot(next.x() - last.right(), next.centreY() - last.centreY());
  }

  private static void addMarks(List<Component> word, List<Component> all) {
    PixelBox box = Components.box(word);
    double height = word.stream().mapToInt(c -> c.box().height()).average().orElseThrow();
    all.stream()
        .filter(c -> c.box().height() < MARK * height && c.area() >= SPECK * height * height)
        .filter(c -> c.box().x() >= box.x() && c.box().right() <= box.right() + GAP * height
            && c.box().centreY() >= box.y() && c.box().centreY() <= box.bottom() + height / 4)
        .filter(c -> !word.contains(c))
        .toList()
        .forEach(word::add);
  }
}
