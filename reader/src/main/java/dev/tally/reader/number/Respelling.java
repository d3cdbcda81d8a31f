package dev.tally.reader.number;

import dev.tally.reader.image.PixelBox;
import dev.tally.reader.number.NumberLine.Glyph;
import java.util.ArrayList;
import java.util.List;

/**
 * Glyphs that spell one number made to spell another with as few changes as will do (Levenshtein's distance): marks stay, a digit
 * that is another keeps its place, one too many goes, and one that is missing shares the place of the one before it, or of the first.
 */
final class Respelling {
  private Respelling() {}

  /** Digits that were not there have the probability of the digit that they take the place of. */
  static List<Glyph> of(List<Glyph> glyphs, String digits) {
    List<Glyph> old = glyphs.stream().filter(Glyph::isDigit).toList();
    if (old.isEmpty()) {
      return glyphs;
    }
    int[][] left = distances(old, digits);
    List<Glyph> spelled = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (Glyph glyph : glyphs) {
      if (!glyph.isDigit()) {
        spelled.add(glyph);
        continue;
      }
      while (j < digits.length() && left[i][j] == left[i][j + 1] + 1
          && left[i][j] < cost(old, digits, i, j) + left[i + 1][j + 1]) {
        spelled.add(written(digits, j++, old.get(Math.max(0, i - 1))));
      }
      if (j < digits.length() && left[i][j] == cost(old, digits, i, j) + left[i + 1][j + 1]) {
        spelled.add(written(digits, j++, glyph));
      }
      i++;
    }
    while (j < digits.length()) {
      spelled.add(written(digits, j++, old.getLast()));
    }
    return spelled;
  }

  private static Glyph written(String digits, int j, Glyph at) {
    PixelBox box = at.box();
    return new Glyph(digits.substring(j, j + 1), box, at.probability());
  }

  private static int cost(List<Glyph> old, String digits, int i, int j) {
    return old.get(i).text().charAt(0) == digits.charAt(j) ? 0 : 1;
  }

  /** [i][j]: the changes from the old digits from i on to the new ones from j on. */
  private static int[][] distances(List<Glyph> old, String digits) {
    int[][] left = new int[old.size() + 1][digits.length() + 1];
    for (int i = old.size(); i >= 0; i--) {
      for (int j = digits.length(); j >= 0; j--) {
        if (i == old.size() || j == digits.length()) {
          left[i][j] = old.size() - i + digits.length() - j;
        } else {
          left[i][j] = Math.min(cost(old, digits, i, j) + left[i + 1][j + 1],
              1 + Math.min(left[i + 1][j], left[i][j + 1]));
        }
      }
    }
    return left;
  }
}
