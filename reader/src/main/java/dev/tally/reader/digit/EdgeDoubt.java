package dev.tally.reader.digit;

import dev.tally.reader.Reason;
import dev.tally.reader.glyph.MainMark;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells a digit from what only looks like one in a picture cut at random: the edge of paper or table, a shadow, a fold, a rule, a part of
 * something larger, a pattern. A stroke has the same paper on both sides; a digit is in few pieces and wholly in its picture, or its
 * picture is cropped to it on all sides. See docs/why/reading.md, "What only looks like a digit?".
 */
final class EdgeDoubt {
  private static final int INKED = 96;
  private static final int CLEARLY_INKED = 128;
  /** Of 2,900 real digits none was in more than three. */
  private static final int MOST_PIECES = 4;
  /** The ink stands out from the paper on one side at least so much of what it does on the other. */
  private static final double SAME_PAPER = 0.8;
  /** What is cut by the picture's edge leaves more than this share of the picture empty on the other side. */
  private static final double EMPTY = 0.6;
  /** In smaller marks, in pixels, a stroke's end cannot be told from one that is cut. */
  private static final int LEAST_LENGTH = 24;
  /** A one is cut at an end on the picture's edge that is as broad as the rest, where the other end is this share of the picture away. */
  private static final double AWAY = 0.04;
  private static final double BROAD = 0.8;
  /** A rule: as broad at both ends as between, evenly broad, straight; in shares of its width. */
  private static final double LEAST_END = 0.85;
  private static final double MOST_END = 1.3;
  private static final double UNEVEN = 0.12;
  private static final double BENT = 0.3;
  /** What lies along an edge of the picture, and where a one, which the crop may touch, does. */
  private static final double ALONG = 0.5;
  private static final double NEAR = 0.1;
  private static final double ONE_ALONG = 0.7;

  private final Picture picture;
  private final Ink ink;
  private final PixelBox box;
  private final boolean upright;
  /** Of each row of the mark, or column where it is wider than high: how much ink, and where its middle is. */
  private final double[] widths;
  private final double[] middles;

  private EdgeDoubt(Picture picture, Ink ink, PixelBox box) {
    this.picture = picture;
    this.ink = ink;
    this.box = box;
    this.upright = box.height() >= box.width();
    this.widths = new double[upright ? box.height() : box.width()];
    this.middles = new double[widths.length];
    for (int along = 0; along < widths.length; along++) {
      for (int across = 0; across < span(); across++) {
        double ink1 = at(first() + along, across) / 255.0;
        widths[along] += ink1;
        middles[along] += ink1 * across;
      }
      middles[along] /= Math.max(1e-9, widths[along]);
    }
  }

  /**
   * Why a digit may be none, empty where nothing speaks against it.
   *
   * @param ink the picture's, of the digit alone
   */
  static Optional<Reason> of(Picture picture, Ink ink, int digit) {
    return ink.bounds(INKED).flatMap(box -> new EdgeDoubt(picture, ink, box).doubt(digit == 1));
  }

  private Optional<Reason> doubt(boolean one) {
    if (MainMark.pieces(ink) > MOST_PIECES) {
      return doubt("it is in more pieces than a digit; crop the picture to it");
    }
    if (!hasSamePaperAround()) {
      return doubt("it may be an edge or a shadow: what is beside it is not the same on both sides");
    }
    if (isRule()) {
      return doubt("a straight line runs through the whole picture: it may be a fold or a rule");
    }
    if (isCut() || (one && isCutOne()) || liesAlongEdge(one)) {
      return doubt("the picture's edge may cut it; show more around it");
    }
    return Optional.empty();
  }

  private static Optional<Reason> doubt(String sentence) {
    return Optional.of(new Reason(Reason.Code.NOT_A_DIGIT, sentence));
  }

  private int first() {
    return upright ? box.y() : box.x();
  }

  /** Pixels of the picture across the mark's direction. */
  private int span() {
    return upright ? ink.width() : ink.height();
  }

  private int length() {
    return upright ? ink.height() : ink.width();
  }

  private int at(int along, int across) {
    return upright ? ink.at(across, along) : ink.at(along, across);
  }

  /** The mean colour of some pixels. */
  private final class Colour {
    private final double[] sums = new double[3];
    private int count;

    void add(int along, int from, int to) {
      for (int across = Math.max(0, from); across < Math.min(span(), to); across++) {
        int pixel = 3 * (upright ? along * ink.width() + across : across * ink.width() + along);
        for (int channel = 0; channel < 3; channel++) {
          sums[channel] += picture.rgb()[pixel + channel] & 0xff;
        }
        count++;
      }
    }

    double distance(Colour other) {
      double sum = 0;
      for (int channel = 0; channel < 3; channel++) {
        double difference = sums[channel] / count - other.sums[channel] / other.count;
        sum += difference * difference;
      }
      return Math.sqrt(sum);
    }
  }

  private boolean hasSamePaperAround() {
    Colour mark = new Colour();
    Colour before = new Colour();
    Colour behind = new Colour();
    for (int along = first(); along < first() + widths.length; along++) {
      int from = 0;
      while (from < span() && at(along, from) < CLEARLY_INKED) {
        from++;
      }
      int to = span();
      while (to > from && at(along, to - 1) < CLEARLY_INKED) {
        to--;
      }
      int pen = 0;
      for (int across = from; across < to; across++) {
        if (at(along, across) >= CLEARLY_INKED) {
          mark.add(along, across, across + 1);
          pen++;
        }
      }
      if (pen > 0) {
        int soft = Math.min(4, pen / 3);
        int paper = Math.max(2, pen / 2);
        before.add(along, from - soft - paper, from - soft);
        behind.add(along, to + soft, to + soft + paper);
      }
    }
    if (before.count == 0 || behind.count == 0) {
      return before.count == behind.count; // a crop as narrow as the mark shows no paper at all
    }
    double one = mark.distance(before);
    double other = mark.distance(behind);
    return Math.min(one, other) >= SAME_PAPER * Math.max(one, other);
  }

  /** The width in the middle of all widths. */
  private double usualWidth() {
    double[] sorted = widths.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private boolean isRule() {
    double usual = usualWidth();
    double first = widths[0] / usual;
    double last = widths[widths.length - 1] / usual;
    return widths.length >= LEAST_LENGTH && touches(0) && touches(length() - 1)
        && Math.min(first, last) >= LEAST_END && Math.max(first, last) < MOST_END && unevenness() < UNEVEN
        && bend() < BENT * usual;
  }

  /** Whether there is ink in a row of the picture across the mark's direction. */
  private boolean touches(int along) {
    for (int across = 0; across < span(); across++) {
      if (at(along, across) >= CLEARLY_INKED) {
        return true;
      }
    }
    return false;
  }

  private double unevenness() {
    double mean = Arrays.stream(widths).average().orElseThrow();
    double variance = Arrays.stream(widths)
        .map(width -> (width - mean) * (width - mean))
        .average()
        .orElseThrow();
    return Math.sqrt(variance) / mean;
  }

  /** How far the middle is anywhere from the straight line that fits it best. */
  private double bend() {
    double mean = Arrays.stream(middles).average().orElseThrow();
    double centre = (middles.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < middles.length; i++) {
      products += (i - centre) * (middles[i] - mean);
      squares += (i - centre) * (i - centre);
    }
    double slope = products / Math.max(1e-9, squares);
    double bend = 0;
    for (int i = 0; i < middles.length; i++) {
      bend = Math.max(bend, Math.abs(middles[i] - mean - slope * (i - centre)));
    }
    return bend;
  }

  /** An edge of the picture: how many of its pixels are inked, how many it has, and the share of the picture that is empty opposite. */
  private record Edge(int inked, int length, double emptyOpposite) {}

  private Edge[] edges() {
    int width = ink.width();
    int height = ink.height();
    double left = (double) box.x() / width;
    double top = (double) box.y() / height;
    double right = 1 - (double) box.right() / width;
    double bottom = 1 - (double) box.bottom() / height;
    return new Edge[] {new Edge(inked(0, 0, 1, 0, width), width, bottom),
        new Edge(inked(0, height - 1, 1, 0, width), width, top),
        new Edge(inked(0, 0, 0, 1, height), height, right),
        new Edge(inked(width - 1, 0, 0, 1, height), height, left)};
  }

  private int inked(int x, int y, int stepX, int stepY, int count) {
    int inked = 0;
    for (int i = 0; i < count; i++) {
      inked += ink.at(x + i * stepX, y + i * stepY) >= CLEARLY_INKED ? 1 : 0;
    }
    return inked;
  }

  private boolean isCut() {
    return Arrays.stream(edges()).anyMatch(edge -> edge.inked > 0 && edge.emptyOpposite > EMPTY);
  }

  private boolean isCutOne() {
    double broad = BROAD * usualWidth();
    double emptyBefore = (double) first() / length();
    double emptyBehind = 1 - (double) (first() + widths.length) / length();
    return widths.length >= LEAST_LENGTH && ((touches(0) && emptyBehind > AWAY && widths[0] > broad)
        || (touches(length() - 1) && emptyBefore > AWAY && widths[widths.length - 1] > broad));
  }

  private boolean liesAlongEdge(boolean one) {
    return widths.length >= LEAST_LENGTH && Arrays.stream(edges())
        .anyMatch(edge -> (edge.inked >= ALONG * edge.length && edge.emptyOpposite > NEAR)
            || (one && edge.inked >= ONE_ALONG * edge.length));
  }
}
