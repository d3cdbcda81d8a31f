package dev.tally.reader.layout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words that bills label their numbers with, in several languages ({@code labels.tsv}). Print is misread here and there, so a word
 * is found by the fewest changes of letters (Levenshtein's distance, anywhere in the text: Sellers, 1980). Of all that are found the one
 * with the most letters holds: {@code Total GST} is a tax.
 */
public final class Lexicon {
  private static final String FILE = "labels.tsv";
  /** One changed letter in so many is forgiven. */
  private static final int LETTERS_A_SLIP = 5;
  /** Shorter words are sought as whole words, letter by letter. */
  private static final int SHORT = 4;

  private static final List<Entry> ENTRIES = read();

  private Lexicon() {}

  private record Entry(Label label, String letters) {}

  /**
   * A label that was found.
   *
   * @param share of the text's letters that belong to it, 0..1
   * @param end how many of the text's characters its last letter ends
   */
  public record Match(Label label, double share, int end) {}

  private record Found(Entry entry, int slips, int end) {
    int worth() {
      return entry.letters.length() - 2 * slips;
    }

    /** Within words there is more that is nearly a label: {@code NAILS4OMM} is no {@code SOMME}. */
    boolean beginsWord(String text, List<Integer> at) {
      int begin = end - entry.letters.length();
      return IntStream.rangeClosed(Math.max(0, begin - slips), Math.min(at.size() - 1, begin + slips))
          .map(at::get)
          .anyMatch(i -> i == 0 || !Character.isLetter(text.charAt(i - 1)));
    }
  }

  /** What a text says, if anything that is known. */
  public static Optional<Match> find(String text) {
    StringBuilder letters = new StringBuilder();
    List<Integer> at = new ArrayList<>();
    String plain = plain(text);
    for (int i = 0; i < plain.length(); i++) {
      if (Character.isLetter(plain.charAt(i))) {
        letters.append(plain.charAt(i));
        at.add(i);
      }
    }
    // V.A.T. is one word.
    Set<String> words = Arrays
        .stream(plain.replaceAll("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)", "").split("[^\\p{L}]+"))
        .collect(Collectors.toSet());
    return ENTRIES.stream()
        .map(entry -> find(entry, letters.toString(), words))
        .flatMap(Optional::stream)
        .filter(found -> found.slips == 0 || found.beginsWord(plain, at))
        .max(Comparator.comparingInt(Found::worth).thenComparingInt(found -> -found.end))
        .map(found -> new Match(found.entry.label,
            Math.min(1, (double) found.entry.letters.length() / letters.length()),
            at.get(found.end - 1) + 1));
  }

  private static Optional<Found> find(Entry entry, String letters, Set<String> words) {
    if (entry.letters.length() < SHORT) {
      return words.contains(entry.letters)
          ? Optional.of(new Found(entry, 0, letters.indexOf(entry.letters) + entry.letters.length()))
          : Optional.empty();
    }
    int end = 0;
    int fewest = Integer.MAX_VALUE;
    int[] slips = new int[entry.letters.length() + 1];
    Arrays.setAll(slips, i -> i);
    for (int column = 1; column <= letters.length(); column++) {
      int diagonal = slips[0];
      for (int row = 1; row < slips.length; row++) {
        int changed = diagonal + (entry.letters.charAt(row - 1) == letters.charAt(column - 1) ? 0 : 1);
        diagonal = slips[row];
        slips[row] = Math.min(changed, 1 + Math.min(slips[row], slips[row - 1]));
      }
      if (slips[entry.letters.length()] < fewest) {
        fewest = slips[entry.letters.length()];
        end = column;
      }
    }
    return fewest <= entry.letters.length() / LETTERS_A_SLIP
        ? Optional.of(new Found(entry, fewest, end))
        : Optional.empty();
  }

  /** Capitals without accents, one for each character; digits that stand among letters are those that they look like. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String one = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD)
          .toUpperCase(Locale.ROOT);
      char letter = one.charAt(0);
      boolean among = i > 0 && Character.isLetter(text.charAt(i - 1))
          && (i + 1 == text.length() || Character.isLetter(text.charAt(i + 1)));
      plain.append(among ? alike(letter) : letter);
    }
    return plain.toString();
  }

  private static char alike(char digit) {
    return switch (digit) {
      case '0' -> 'O';
      case '1' -> 'L';
      case '5' -> 'S';
      default -> digit;
    };
  }

  private static List<Entry> read() {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(Lexicon.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return in.lines()
          .map(line -> line.split("\t"))
          .flatMap(line -> Arrays.stream(line[1].split(", *"))
              .map(words -> new Entry(Label.valueOf(line[0]), plain(words).replaceAll("[^\\p{L}]", ""))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own words cannot be read", e);
    }
  }
}
