package dev.tally.reader.amount;

import dev.tally.reader.number.NumberLine;
import dev.tally.reader.number.NumberLine.Glyph;
import java.util.List;

/** Cents written small and high: the feet of the last two digits stand well above those of the others. */
final class Raised {
  /** Of the other digits' height. */
  private static final double LIFT = 0.25;

  private Raised() {}

  static boolean cents(NumberLine line) {
    List<Glyph> digits = line.glyphs().stream().filter(Glyph::isDigit).toList();
    int whole = digits.size() - 2;
    if (whole < 1) {
      return false;
    }
    double foot = digits.subList(0, whole).stream().mapToInt(g -> g.box().bottom()).average().orElseThrow();
    double height = digits.subList(0, whole).stream().mapToInt(g -> g.box().height()).average().orElseThrow();
    return digits.subList(whole, digits.size())
        .stream()
        .allMatch(glyph -> foot - glyph.box().bottom() > LIFT * height);
  }
}
