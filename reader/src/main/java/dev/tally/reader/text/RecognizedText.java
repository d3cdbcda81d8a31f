package dev.tally.reader.text;

import java.util.Arrays;
import java.util.List;

/**
 * What a recogniser makes of a line.
 *
 * @param characters from left to right, spaces among them
 * @param digits how probable each digit, a point or comma, and neither is at each of a row of places from left to right:
 *     {@code [place][12]}, where whatever is none of these counts as neither
 */
public record RecognizedText(List<Letter> characters, float[] digits) {
  private static final int CLASSES = 12;

  /**
   * One character.
   *
   * @param at where its middle lies, as a share of the line's width
   * @param probability that it is this one, 0..1
   */
  public record Letter(char value, double at, double probability) {}

  public RecognizedText {
    characters = List.copyOf(characters);
  }

  /** What it says, a letter for each character. */
  public String text() {
    StringBuilder text = new StringBuilder();
    characters.forEach(character -> text.append(character.value()));
    return text.toString();
  }

  /** Where a character begins, or the last one ends: halfway to the one before, as a share of the line's width. */
  double edge(int index) {
    if (index == 0 || index == characters.size()) {
      return index == 0 ? 0 : 1;
    }
    return (characters.get(index - 1).at() + characters.get(index).at()) / 2;
  }

  /** What its characters from {@code from} on, before {@code to}, say alone. */
  public RecognizedText part(int from, int to) {
    double left = edge(from);
    double right = edge(to);
    int places = digits.length / CLASSES;
    float[] own = Arrays.copyOfRange(digits, CLASSES * (int) Math.round(left * places),
        CLASSES * (int) Math.max(Math.round(left * places) + 1, Math.round(right * places)));
    double width = Math.max(1e-9, right - left);
    return new RecognizedText(characters.subList(from, to)
        .stream()
        .map(character -> new Letter(character.value, (character.at - left) / width, character.probability))
        .toList(), own);
  }

  /** The probability of the character that is least sure; 0 where there is none. */
  public double weakest() {
    return characters.stream().mapToDouble(Letter::probability).min().orElse(0);
  }

  /** The mean probability of its characters; 0 where there are none. */
  public double confidence() {
    return characters.stream().mapToDouble(Letter::probability).average().orElse(0);
  }
}
