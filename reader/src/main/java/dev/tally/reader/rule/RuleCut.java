package dev.tally.reader.rule;

import dev.tally.reader.component.Component;
import dev.tally.reader.component.Components;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.List;

/** Digits that touch those of the line below, cut apart where a form's rule runs between them. */
public final class RuleCut {
  /** Taller than one line, and taller than three, as shares of the page's longer side. */
  private static final double TALL = 0.03;
  private static final double VOID = 0.085;

  private RuleCut() {}

  /**
   * The ink with pieces that reach over two or three lines of writing cut where level rules cross them. Much taller pieces, such as the
   * stroke that voids a column, stay whole.
   */
  public static Ink of(Components components, List<Rule> level) {
    Ink ink = components.ink();
    byte[] pixels = ink.pixels().clone();
    int side = components.side();
    for (Component piece : components.list()) {
      PixelBox box = piece.box();
      if (box.height() > TALL * side && box.height() < VOID * side && box.width() < VOID * side) {
        for (Rule rule : level) {
          boolean crosses = rule.at() > box.y() && rule.at() < box.bottom() && rule.from() < box.right()
              && rule.to() > box.x();
          if (crosses) {
            cut(components, piece, (int) rule.at(), pixels);
          }
        }
      }
    }
    return new Ink(ink.width(), ink.height(), pixels);
  }

  private static void cut(Components components, Component piece, int at, byte[] pixels) {
    Ink ink = components.ink();
    for (int y = Math.max(0, at - 1); y <= Math.min(ink.height() - 1, at + 1); y++) {
      for (int x = piece.box().x(); x < piece.box().right(); x++) {
        if (components.isOf(piece, x, y)) {
          pixels[y * ink.width() + x] = 0;
        }
      }
    }
  }
}
