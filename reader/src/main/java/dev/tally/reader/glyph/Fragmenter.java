package dev.tally.reader.glyph;

import dev.tally.reader.exact.Exact;
import dev.tally.reader.glyph.Parts.Part;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes a line of writing apart into more pieces than it has glyphs: connected parts, the wider ones cut
 * wherever two digits might touch. Which pieces belong together is decided later, by what they look like.
 *
 * <p>Cuts follow the slant of the writing. Bad at digits that overlap without a slanted column between them.
 */
public final class Fragmenter {
  private static final int INKED = 110;
  /** Smaller parts than this share of a digit's height squared are dirt. */
  private static final double SPECK = 0.006;
  /** Only parts wider than this share of a digit's height are cut. */
  private static final double NARROWEST_CUT = 0.5;
  /** Cuts are at least this share of a digit's height apart, and from the sides. */
  private static final double CUT_DISTANCE = 0.14;
  /** A cut goes through at most this many strokes' widths of ink. */
  private static final double THICKEST_CUT = 2.6;
  /** Or through a waist of at most this share of a digit's height. */
  private static final double TALLEST_WAIST = 0.7;

  /** Pixels of paper that make a hole. */
  private static final int LEAST_HOLE = 2;

  private final Ink ink;
  private final Parts parts;
  private final double slant;
  private final double digitHeight;
  private final double strokeWidth;

  private Fragmenter(Ink ink) {
    this.ink = ink;
    this.parts = Parts.of(ink, INKED);
    this.slant = Slant.of(ink, INKED);
    this.digitHeight = digitHeight(parts.list());
    this.strokeWidth = strokeWidth();
  }

  public static Fragments of(Ink ink) {
    return new Fragmenter(ink).fragments();
  }

  /** The median height of the parts that are at least half as tall as the tallest. */
  private static double digitHeight(List<Part> parts) {
    int tallest = parts.stream().mapToInt(part -> part.box().height()).max().orElse(1);
    int[] tall = parts.stream()
        .mapToInt(part -> part.box().height())
        .filter(h -> 2 * h >= tallest)
        .sorted()
        .toArray();
    return tall.length == 0 ? 1 : tall[tall.length / 2];
  }

  /** Twice the area by the outline. */
  private double strokeWidth() {
    long area = 0;
    long outline = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        if (inked(x, y)) {
          area++;
          outline += (inked(x + 1, y) ? 0 : 1) + (inked(x - 1, y) ? 0 : 1) + (inked(x, y + 1) ? 0 : 1)
              + (inked(x, y - 1) ? 0 : 1);
        }
      }
    }
    // An outline counted in pixel sides is 4 / pi times too long, on average over directions.
    return outline == 0 ? 1 : Math.max(1, 2 * area / (outline * Math.PI / 4));
  }

  private boolean inked(int x, int y) {
    return x >= 0 && y >= 0 && x < ink.width() && y < ink.height() && ink.at(x, y) >= INKED;
  }

  private double column(int i) {
    int y = i / ink.width();
    return Slant.column(slant, ink.height(), i % ink.width(), y);
  }

  private record Piece(int part, double from, double to, double cutLeft) {}

  private Fragments fragments() {
    List<Piece> pieces = new ArrayList<>();
    for (int part = 0; part < parts.list().size(); part++) {
      if (parts.list().get(part).area() >= SPECK * digitHeight * digitHeight) {
        pieces.addAll(cut(part));
      }
    }
    int[] owner = new int[ink.pixels().length];
    Arrays.fill(owner, -1);
    List<Fragment> found = new ArrayList<>();
    for (Piece piece : pieces) {
      collect(piece, found.size(), owner, found);
    }
    return sorted(found, owner);
  }

  /** The pieces of a part between the places where it may be cut. */
  private List<Piece> cut(int part) {
    Profile profile = profile(part, parts.list().get(part).box());
    List<Piece> pieces = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    double through = 0;
    if (profile.last - profile.first + 1 > NARROWEST_CUT * digitHeight) {
      for (int column : cuts(profile)) {
        pieces.add(new Piece(part, from, profile.origin + column, through));
        from = profile.origin + column;
        through = profile.extent(column) / digitHeight;
      }
    }
    pieces.add(new Piece(part, from, Double.POSITIVE_INFINITY, through));
    return pieces;
  }

  /**
   * A part seen along its slanted columns.
   *
   * @param origin the slanted column of the first entry
   * @param ink inked pixels in each column
   * @param top the highest inked row of each column
   * @param bottom the lowest
   * @param first the first column with ink
   * @param last the last
   */
  private record Profile(double origin, int[] ink, int[] top, int[] bottom, int first, int last) {
    /** Rows from the highest ink to the lowest: small where two digits touch, even if they touch along a stroke. */
    int extent(int column) {
      return ink[column] == 0 ? 0 : bottom[column] - top[column] + 1;
    }
  }

  /** The slanted column of a profile's first entry. */
  private double origin(PixelBox box) {
    double atTop = Slant.column(slant, ink.height(), box.x(), box.y());
    double atBottom = Slant.column(slant, ink.height(), box.x(), box.bottom() - 1.0);
    return Math.floor(Math.min(atTop, atBottom)) - 1;
  }

  private Profile profile(int part, PixelBox box) {
    double origin = origin(box);
    int length = box.width() + (int) Math.ceil(Math.abs(slant) * box.height()) + 4;
    Profile profile = new Profile(origin, new int[length], new int[length], new int[length], 0, 0);
    int first = length;
    int last = 0;
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        int i = y * ink.width() + x;
        if (parts.label()[i] == part) {
          int column = (int) Exact.round(column(i) - origin);
          if (profile.ink[column]++ == 0) {
            profile.top[column] = y;
          }
          profile.bottom[column] = y;
          first = Math.min(first, column);
          last = Math.max(last, column);
        }
      }
    }
    return new Profile(origin, profile.ink, profile.top, profile.bottom, first, last);
  }

  /**
   * Where there is least ink, as between digits joined by a stroke, and where the ink reaches least high and low, as between
   * two zeros side by side, which have least ink in their middles. The smallest extent first, none too near to another, then in
   * order.
   */
  private List<Integer> cuts(Profile profile) {
    int distance = (int) Math.max(2, Exact.round(CUT_DISTANCE * digitHeight));
    List<Integer> candidates = new ArrayList<>();
    for (int column = profile.first + distance; column <= profile.last - distance; column++) {
      int here = profile.ink[column];
      boolean least = here <= profile.ink[column - 1] && here <= profile.ink[column + 1]
          && here <= THICKEST_CUT * strokeWidth;
      int extent = profile.extent(column);
      boolean waist = extent <= profile.extent(column - 1) && extent <= profile.extent(column + 1)
          && extent <= TALLEST_WAIST * digitHeight;
      if (least || waist) {
        candidates.add(column);
      }
    }
    candidates.sort(Comparator.comparingInt(profile::extent));
    List<Integer> chosen = new ArrayList<>();
    for (int candidate : candidates) {
      if (chosen.stream().allMatch(column -> Math.abs(column - candidate) >= distance)) {
        chosen.add(candidate);
      }
    }
    chosen.sort(null);
    return chosen;
  }

  /** Adds a piece's fragment, unless the cuts left nothing of it. */
  private void collect(Piece piece, int id, int[] owner, List<Fragment> found) {
    PixelBox within = parts.list().get(piece.part()).box();
    PixelBox box = null;
    int area = 0;
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (int y = within.y(); y < within.bottom(); y++) {
      for (int x = within.x(); x < within.right(); x++) {
        int i = y * ink.width() + x;
        double column = Exact.round(column(i));
        if (parts.label()[i] == piece.part() && column >= piece.from() && column < piece.to()) {
          owner[i] = id;
          PixelBox pixel = new PixelBox(x, y, 1, 1);
          box = box == null ? pixel : box.union(pixel);
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
          area++;
        }
      }
    }
    if (box != null) {
      boolean touches = box.x() == 0 || box.y() == 0 || box.right() == ink.width()
          || box.bottom() == ink.height();
      found.add(new Fragment(id, box, left, right, area, piece.part(), piece.cutLeft(),
          isHollow(id, box, owner), touches));
    }
  }

  /** Whether paper within the box cannot be reached from outside. */
  private boolean isHollow(int id, PixelBox box, int[] owner) {
    int width = box.width() + 2;
    int height = box.height() + 2;
    boolean[] reached = new boolean[width * height];
    int[] stack = new int[width * height];
    int depth = 1;
    int paper = 0;
    reached[0] = true;
    while (depth > 0) {
      int i = stack[--depth];
      paper++;
      for (int next : new int[] {i % width > 0 ? i - 1 : -1, i % width < width - 1 ? i + 1 : -1, i - width,
          i + width}) {
        if (next >= 0 && next < reached.length && !reached[next]
            && !isOwn(id, next % width + box.x() - 1, Math.floorDiv(next, width) + box.y() - 1, owner)) {
          reached[next] = true;
          stack[depth++] = next;
        }
      }
    }
    int own = 0;
    for (int y = box.y(); y < box.bottom(); y++) {
      for (int x = box.x(); x < box.right(); x++) {
        own += isOwn(id, x, y, owner) ? 1 : 0;
      }
    }
    return width * height - paper - own >= LEAST_HOLE;
  }

  private boolean isOwn(int id, int x, int y, int[] owner) {
    return x >= 0 && y >= 0 && x < ink.width() && y < ink.height() && owner[y * ink.width() + x] == id;
  }

  /** In reading order, numbered anew, each with the soft edge around it. */
  private Fragments sorted(List<Fragment> found, int[] owner) {
    List<Fragment> order = new ArrayList<>(found);
    order.sort(Comparator.comparingDouble(fragment -> fragment.left() + fragment.right()));
    int[] newId = new int[found.size()];
    List<Fragment> list = new ArrayList<>();
    for (Fragment f : order) {
      newId[f.id()] = list.size();
      list.add(new Fragment(list.size(), f.box(), f.left(), f.right(), f.area(), f.part(), f.cutLeft(),
          f.hollow(), f.touchesBorder()));
    }
    for (int i = 0; i < owner.length; i++) {
      owner[i] = owner[i] < 0 ? -1 : newId[owner[i]];
    }
    return new Fragments(ink, withEdges(withEdges(owner)), list, digitHeight, strokeWidth, slant);
  }

  /** Gives each soft pixel beside a fragment to that fragment. */
  private int[] withEdges(int[] owner) {
    int[] grown = owner.clone();
    int width = ink.width();
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] < 0 && ink.pixels()[i] != 0) {
        int x = i % width;
        int y = i / width;
        for (int k = 0; k < 9 && grown[i] < 0; k++) {
          int nx = x + k % 3 - 1;
          int ny = y + k / 3 - 1;
          if (nx >= 0 && ny >= 0 && nx < width && ny < ink.height()) {
            grown[i] = owner[ny * width + nx];
          }
        }
      }
    }
    return grown;
  }
}
