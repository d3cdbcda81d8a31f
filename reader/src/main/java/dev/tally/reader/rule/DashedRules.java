package dev.tally.reader.rule;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rules that a till prints as rows of dashes, between parts of a receipt and to write on. Digits that stand on one hide some of its dashes
 * and are one piece with them.
 */
public final class DashedRules {
  /** Sizes of dashes as shares of the page's longer side. */
  private static final double HIGHEST = 0.006;
  private static final double SHORTEST = 0.004;
  private static final double LONGEST = 0.03;
  /** A dash is so many times as long as high. */
  private static final double FLAT = 1.3;
  /** What hides dashes is at most so wide, as a share of the page's longer side. */
  private static final double HIDDEN = 0.06;
  private static final int FEWEST = 6;
  /** So many dashes may be hidden at either end. */
  private static final int ENDS = 2;
  /** A rule leaves its row by so many pixels from dash to dash. */
  private static final int STEP = 3;
  /** What is this much higher than the dashes stands on the rule. */
  private static final int HIGHER = 2;

  private final Ink ink;
  private final byte[] pixels;
  private final int side;

  private DashedRules(Ink ink) {
    this.ink = ink;
    this.pixels = ink.pixels().clone();
    this.side = Math.max(ink.width(), ink.height());
  }

  /**
   * The ink without its dashed rules.
   *
   * @param components of that ink
   */
  public static Ink erase(Ink ink, Components components) {
    DashedRules rules = new DashedRules(ink);
    List<List<PixelBox>> rows = rules.rows(components);
    rows.forEach(rules::erase);
    return rows.isEmpty() ? ink : new Ink(ink.width(), ink.height(), rules.pixels);
  }

  private List<List<PixelBox>> rows(Components components) {
    List<List<PixelBox>> rows = new ArrayList<>();
    components.list()
        .stream()
        .map(Component::box)
        .filter(this::isDash)
        .sorted(Comparator.comparingInt(PixelBox::x))
        .forEach(dash -> rows.stream()
            .filter(row -> follows(row.getLast(), dash))
            .min(Comparator.comparingInt(row -> dash.x() - row.getLast().right()))
            .ifPresentOrElse(row -> row.add(dash), () -> rows.add(new ArrayList<>(List.of(dash)))));
    rows.removeIf(row -> row.size() < FEWEST);
    return rows;
  }

  private boolean isDash(PixelBox box) {
    return box.height() <= HIGHEST * side && box.width() >= SHORTEST * side && box.width() <= LONGEST * side
        && box.width() >= FLAT * box.height();
  }

  private boolean follows(PixelBox last, PixelBox next) {
    return Math.abs(last.centreY() - next.centreY()) <= STEP && next.x() >= last.right()
        && next.x() - last.right() <= HIDDEN * side;
  }

  private void erase(List<PixelBox> row) {
    int[] heights = row.stream().mapToInt(PixelBox::height).sorted().toArray();
    int most = heights[heights.length / 2] + HIGHER;
    int from = Math.max(0, row.getFirst().x() - ENDS * row.getFirst().width());
    int to = Math.min(ink.width(), row.getLast().right() + ENDS * row.getLast().width());
    int dash = 0;
    for (int x = from; x < to; x++) {
      while (dash < row.size() - 1 && x >= row.get(dash + 1).x()) {
        dash++;
      }
      eraseRun(x, at(row.get(dash), row.get(Math.min(dash + 1, row.size() - 1)), x), most);
    }
  }

  /** Where the rule is in a column at or between two dashes. */
  private static int at(PixelBox left, PixelBox right, int x) {
    double share = Math.clamp((double) (x - left.x()) / Math.max(1, right.x() - left.x()), 0, 1);
    return (int) (left.centreY() + share * (right.centreY() - left.centreY()));
  }

  /** Clears the upright run of ink in which a place lies, if it is no longer than a dash is high. */
  private void eraseRun(int x, int y, int most) {
    int top = y;
    int bottom = y + 1;
    while (top > 0 && ink.at(x, top - 1) > 0 && bottom - top <= most + HIGHER) {
      top--;
    }
    while (bottom < ink.height() && ink.at(x, bottom) > 0 && bottom - top <= most + HIGHER) {
      bottom++;
    }
    if (bottom - top <= most + HIGHER) {
      for (int i = top; i < bottom; i++) {
        pixels[i * ink.width() + x] = 0;
      }
    }
  }
}
