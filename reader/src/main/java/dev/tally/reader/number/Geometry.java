package dev.tally.reader.number;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Fragment;
import dev.tally.reader.glyph.Fragments;
import dev.tally.reader.image.PixelBox;
import java.util.Arrays;
import java.util.List;

/**
 * How well a piece of ink fits a place in the line, by size and position alone, as natural logarithms of a
 * likelihood (0 fits perfectly). Sizes are in digit heights.
 */
final class Geometry {
  /** Dirt is at most this many stroke widths long, and twice that at the border, where a neighbour may begin. */
  private static final double FREE_NOISE = 1.2;

  /** What encloses paper was written with care and is hardly dirt. */
  private static final double HOLLOW_NOISE = -4;

  private final LatticeWeights model;
  private final Fragments line;
  private final double top;
  private final double bottom;

  Geometry(Fragments line, LatticeWeights model) {
    this.model = model;
    this.line = line;
    List<PixelBox> tall = line.list()
        .stream()
        .map(Fragment::box)
        .filter(box -> box.height() > 0.6 * line.digitHeight())
        .toList();
    this.top = median(tall.stream().mapToDouble(PixelBox::y).toArray(), 0);
    this.bottom = median(tall.stream().mapToDouble(PixelBox::bottom).toArray(), line.ink().height());
  }

  LatticeWeights model() {
    return model;
  }

  private static double median(double[] values, double otherwise) {
    Arrays.sort(values);
    return values.length == 0 ? otherwise : values[values.length / 2];
  }

  /** For fragments [from, to) taken as one digit. */
  double digit(int from, int to) {
    PixelBox box = line.box(from, to);
    double width = line.slantedWidth(from, to) / line.digitHeight();
    double score = size(box.height() / line.digitHeight())
        - model.tooWide() * Math.max(0, width - model.widestDigit());
    return score - model.gap() * Math.max(0, largestGap(from, to) / line.digitHeight() - model.freeGap())
        - cuts(from, to);
  }

  private double size(double ratio) {
    double deviations = Exact.log(ratio) / (ratio < 1 ? model.smallDeviation() : model.tallDeviation());
    return -deviations * deviations / 2;
  }

  /** What a digit gains or loses by the one before it, which is null for the first. */
  double follows(Hypothesis before, Hypothesis digit) {
    boolean zero = digit.text().equals("0");
    if (before == null) {
      return zero ? -model.leadingZero() : 0;
    }
    return forgiven(before, digit) + (zero && before.text().equals("0") ? model.zeroAgain() : 0);
  }

  /** A small digit behind another small one: who writes the first nought of a thousand small writes all so. */
  private double forgiven(Hypothesis before, Hypothesis digit) {
    double ratio = (double) digit.box().height() / before.box().height();
    double alone = size(digit.box().height() / line.digitHeight());
    return ratio > 2 ? 0 : Math.max(0, size(Math.min(1, ratio)) - model.resize() - alone);
  }

  /** How far the loneliest fragment's box is from the nearest other. */
  private double largestGap(int from, int to) {
    double largest = 0;
    for (int i = from; i < to && to - from > 1; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = from; j < to; j++) {
        if (j != i) {
          nearest = Math.min(nearest, gap(line.list().get(i), line.list().get(j)));
        }
      }
      largest = Math.max(largest, nearest);
    }
    return largest;
  }

  private static double gap(Fragment one, Fragment two) {
    double x = Math.max(one.left(), two.left()) - Math.min(one.right(), two.right());
    double y = Math.max(one.box().y(), two.box().y())
        - (double) Math.min(one.box().bottom(), two.box().bottom());
    return Exact.hypot(Math.max(0, x), Math.max(0, y));
  }

  /** What the cuts on both sides cost; half of each is charged to either neighbour. */
  private double cuts(int from, int to) {
    double before = line.list().get(from).cutLeft();
    boolean cutBehind = to < line.list().size()
        && line.list().get(to).part() == line.list().get(to - 1).part();
    double behind = cutBehind ? line.list().get(to).cutLeft() : 0;
    return model.cut() * (before + behind);
  }

  /** For fragments [from, to) taken as a mark: at most two, none cut off a larger part. */
  double mark(Mark mark, int from, int to) {
    PixelBox box = line.box(from, to);
    double height = box.height() / line.digitHeight();
    double width = box.width() / line.digitHeight();
    double middle = (box.centreY() - top) / Math.max(1, bottom - top);
    double size = Math.max(height, width);
    boolean flat = box.width() > 1.6 * box.height();
    double cut = cuts(from, to);
    if (line.list().subList(from, to).stream().anyMatch(Fragment::hollow)) {
      return mark == Mark.NOISE && to - from == 1
          ? HOLLOW_NOISE + noise(from, to, size) - cut
          : Double.NEGATIVE_INFINITY;
    }
    return switch (mark) {
      case POINT -> to - from > 1 || flat
          ? Double.NEGATIVE_INFINITY
          : small(size) + blot(size) + low(middle) + (height > 1.6 * width ? -1.5 : 0) - cut;
      case COMMA -> to - from > 1 || flat
          ? Double.NEGATIVE_INFINITY
          : small(height * 0.85) + blot(Math.max(width, 0.6 * height)) + low(middle - 0.1)
              + (height > 1.3 * width ? 0 : -1.5) - cut;
      case DASH -> to - from > 1 || !flat
          ? Double.NEGATIVE_INFINITY
          : small(1.3 * height) + Math.min(0, 4 * (width - 0.2))
              - 6 * Math.max(0, Math.abs(middle - 0.5) - 0.35) - cut;
      case EQUALS -> to - from != 2 ? Double.NEGATIVE_INFINITY : equalsSign(from) - cut;
      case NOISE -> noise(from, to, size) - cut;
    };
  }

  /** Two flat strokes above one another. */
  private double equalsSign(int from) {
    PixelBox one = line.list().get(from).box();
    PixelBox two = line.list().get(from + 1).box();
    boolean stacked = one.overlapX(two) > 0.5 * Math.min(one.width(), two.width()) && one.overlapY(two) == 0;
    boolean flat = one.width() > 1.3 * one.height() && two.width() > 1.3 * two.height();
    double height = one.union(two).height() / line.digitHeight();
    return stacked && flat ? small(0.6 * height) : Double.NEGATIVE_INFINITY;
  }

  private double noise(int from, int to, double size) {
    if (to - from > 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double strokes = size * line.digitHeight() / line.strokeWidth();
    double allowed = line.list().get(from).touchesBorder() ? 2 * FREE_NOISE : FREE_NOISE;
    return -model.noise() - model.noiseSize() * Math.max(0, strokes - allowed);
  }

  private double small(double size) {
    return -Exact.log1p(Exact.exp((size - model.largestMark()) / model.markSoftness()));
  }

  /** A point is one touch of the pen; what is larger may be a small zero. */
  private double blot(double size) {
    return -model.blot() * Math.max(0, size * line.digitHeight() / line.strokeWidth() - model.largestBlot());
  }

  /** 0 on the line's foot, less towards its head. */
  private double low(double middle) {
    return -Math.max(0, 0.75 - middle) * model.low();
  }
}
