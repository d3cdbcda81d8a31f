package dev.tally.reader.glyph;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Takes away the printed square around a digit: connected ink with a long, thin stroke along each of the four sides of its box. Each
 * side is peeled off by its own width, so that a digit which touches it stays.
 *
 * <p>A round stroke, such as that of a nought, keeps to no side for long and is no frame. Bad at frames that are open at a corner.
 */
public final class PrintedFrame {
  private static final int INKED = 96;
  /** Ink follows a side within this share of the frame, through at least {@link #LEAST_COVER} of its length: it may lean a little. */
  private static final double BAND = 0.12;
  private static final double LEAST_COVER = 0.85;
  /** A side is at most this share of the frame thick: a letter's strokes are broader. */
  private static final double THICKEST = 0.08;
  /** What stands within is at least this share of the frame high: a dot in a zero is no digit in a frame. */
  private static final double LEAST_WITHIN = 0.25;
  /** Frames within frames. */
  private static final int MOST = 2;

  private final Ink ink;
  private final PixelBox box;
  private final byte[] pixels;
  private final boolean[] own;

  private PrintedFrame(Ink ink, Parts parts, int part) {
    this.ink = ink;
    this.box = parts.list().get(part).box();
    this.pixels = ink.pixels().clone();
    this.own = new boolean[pixels.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = parts.label()[i] == part;
    }
  }

  /** The ink without its frame; as it is where there is none, or nothing within it. */
  public static Ink erase(Ink ink) {
    Ink erased = ink;
    for (int i = 0; i < MOST; i++) {
      Parts parts = Parts.of(erased, INKED);
      int largest = largest(parts);
      if (largest < 0) {
        break;
      }
      erased = new PrintedFrame(erased, parts, largest).erased();
    }
    return erased;
  }

  private static int largest(Parts parts) {
    return IntStream.range(0, parts.list().size())
        .boxed()
        .max(Comparator
            .comparingInt(i -> parts.list().get(i).box().width() * parts.list().get(i).box().height()))
        .orElse(-1);
  }

  private Ink erased() {
    int right = box.right() - 1;
    int bottom = box.bottom() - 1;
    boolean framed = peel(box.width(), box.height(), (along, depth) -> at(box.x() + along, box.y() + depth))
        && peel(box.width(), box.height(), (along, depth) -> at(box.x() + along, bottom - depth))
        && peel(box.height(), box.width(), (along, depth) -> at(box.x() + depth, box.y() + along))
        && peel(box.height(), box.width(), (along, depth) -> at(right - depth, box.y() + along));
    Ink within = new Ink(ink.width(), ink.height(), pixels);
    return framed && within.crop(box)
        .bounds(INKED)
        .filter(left -> left.height() >= LEAST_WITHIN * box.height())
        .isPresent() ? within : ink;
  }

  private int at(int x, int y) {
    return y * ink.width() + x;
  }

  /**
   * Clears one side, with its soft edge; false where there is none.
   *
   * @param length of the side
   * @param across how far the frame reaches behind it
   * @param at the pixel so far along the side and so deep behind it
   */
  private boolean peel(int length, int across, IntBinaryOperator at) {
    int band = (int) Math.max(3, Math.round(BAND * across));
    int[] begins = new int[length];
    int[] thicknesses = new int[length];
    int covered = 0;
    for (int along = 0; along < length; along++) {
      int depth = 0;
      while (depth < band && !isOwn(at, along, depth, across)) {
        depth++;
      }
      begins[along] = depth;
      if (depth < band) {
        while (isOwn(at, along, depth, across)) {
          depth++;
        }
        thicknesses[covered++] = depth - begins[along];
      }
    }
    if (covered < LEAST_COVER * length) {
      return false;
    }
    int[] sorted = Arrays.copyOf(thicknesses, covered);
    Arrays.sort(sorted);
    int usual = sorted[covered / 2];
    if (usual > Math.max(3, THICKEST * across)) {
      return false;
    }
    for (int along = 0; along < length; along++) {
      for (int depth = 0; begins[along] < band
          && depth < Math.min(across, begins[along] + usual + 2); depth++) {
        pixels[at.applyAsInt(along, depth)] = 0;
      }
    }
    return true;
  }

  private boolean isOwn(IntBinaryOperator at, int along, int depth, int across) {
    return depth < across && own[at.applyAsInt(along, depth)];
  }
}
