package dev.tally.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The word that was perhaps meant, by the optimal string alignment distance: a letter too many, too few, wrong, or swapped with its
 * neighbour is one slip each.
 */
final class Nearest {
  /** So many letters may have one slip. */
  private static final int LETTERS_A_SLIP = 3;
  /** From so many letters on, the beginning of a word is enough. */
  private static final int BEGINNING = 3;

  private Nearest() {}

  /** Empty where nothing known is near. Hyphens before words do not count. */
  static Optional<String> of(String word, Collection<String> known) {
    String bare = bare(word);
    int most = Math.max(1, bare.length() / LETTERS_A_SLIP);
    return known.stream()
        .filter(one -> slips(bare, bare(one)) <= most)
        .min(Comparator.comparingInt((String one) -> slips(bare, bare(one)))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static String bare(String word) {
    return word.replaceFirst("^-+", "").replaceFirst("=.*", "");
  }

  private static int slips(String word, String other) {
    if (word.length() >= BEGINNING && other.startsWith(word)) {
      return other.equals(word) ? 0 : 1;
    }
    int[][] slips = new int[word.length() + 1][other.length() + 1];
    for (int i = 0; i <= word.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : slips(word, other, i, j, slips);
      }
    }
    return slips[word.length()][other.length()];
  }

  private static int slips(String word, String other, int i, int j, int[][] before) {
    boolean same = word.charAt(i - 1) == other.charAt(j - 1);
    int least = Math.min(before[i - 1][j - 1] + (same ? 0 : 1),
        1 + Math.min(before[i - 1][j], before[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && word.charAt(i - 1) == other.charAt(j - 2)
        && word.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, before[i - 2][j - 2] + 1) : least;
  }
}
