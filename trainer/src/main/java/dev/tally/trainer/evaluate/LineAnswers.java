package dev.tally.trainer.evaluate;

import dev.tally.reader.glyph.Strip;
import dev.tally.reader.number.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network for lines said of some.
 *
 * @param probabilities [line][place][class]
 * @param numbers the likeliest of each line
 */
public record LineAnswers(float[] probabilities, List<String> numbers) {
  private static final int BATCH = 64;
  private static final int EACH = Strip.PLACES * Strip.CLASSES;

  public LineAnswers {
    numbers = List.copyOf(numbers);
  }

  /** What a classifier says of all the lines. */
  public static LineAnswers of(Classifier classifier, LineSet lines) {
    float[] probabilities = new float[lines.size() * EACH];
    for (int from = 0; from < lines.size(); from += BATCH) {
      int count = Math.min(BATCH, lines.size() - from);
      float[] answers = classifier.probabilities(lines.pixels(), from * Strip.PIXELS, count);
      System.arraycopy(answers, 0, probabilities, from * EACH, answers.length);
    }
    List<String> numbers = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Spelling spelling = new Spelling(Arrays.copyOfRange(probabilities, i * EACH, (i + 1) * EACH));
      numbers.add(spelling.likeliest(1).getFirst().digits());
    }
    return new LineAnswers(probabilities, numbers);
  }

  /** The share of lines whose likeliest number is what they say, 0..1. */
  public double accuracy(LineSet lines) {
    return 1 - (double) differing(lines.numbers()) / numbers.size();
  }

  /** How many lines get another answer. */
  public int changedFrom(LineAnswers other) {
    return differing(other.numbers);
  }

  private int differing(List<String> others) {
    return (int) IntStream.range(0, numbers.size())
        .filter(i -> !numbers.get(i).equals(others.get(i)))
        .count();
  }

  /** The largest difference between two probabilities, 0..1. */
  public double differenceFrom(LineAnswers other) {
    double largest = 0;
    for (int i = 0; i < probabilities.length; i++) {
      largest = Math.max(largest, Math.abs(probabilities[i] - other.probabilities[i]));
    }
    return largest;
  }
}
