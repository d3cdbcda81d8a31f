package dev.tally.reader.glyph;

import dev.tally.reader.page.Ink;

/** Keeps what is one digit of a picture and drops the dirt: connected parts much smaller than the largest. */
public final class MainMark {
  private static final int INKED = 96;
  /** A part this much smaller than the largest is dirt; the bar of a 5 that stands apart is about a tenth. */
  private static final double DIRT = 0.03;

  private MainMark() {}

  /** The ink without its dirt, in the same frame. */
  public static Ink of(Ink ink) {
    Parts parts = Parts.of(ink, INKED);
    int largest = parts.list().stream().mapToInt(Parts.Part::area).max().orElse(0);
    boolean[] kept = new boolean[ink.pixels().length];
    int width = ink.width();
    for (int i = 0; i < kept.length; i++) {
      int part = parts.label()[i];
      if (part >= 0 && parts.list().get(part).area() >= DIRT * largest) {
        keepWithEdge(kept, i % width, i / width, width, ink.height());
      }
    }
    byte[] pixels = new byte[kept.length];
    for (int i = 0; i < kept.length; i++) {
      pixels[i] = kept[i] ? ink.pixels()[i] : 0;
    }
    return new Ink(width, ink.height(), pixels);
  }

  /** In how many pieces a mark is that has no dirt. */
  public static int pieces(Ink mark) {
    return Parts.of(mark, INKED).list().size();
  }

  /** The soft edge of a part lies within two pixels of it. */
  private static void keepWithEdge(boolean[] kept, int x, int y, int width, int height) {
    for (int ny = Math.max(0, y - 2); ny <= Math.min(height - 1, y + 2); ny++) {
      for (int nx = Math.max(0, x - 2); nx <= Math.min(width - 1, x + 2); nx++) {
        kept[ny * width + nx] = true;
      }
    }
  }
}
