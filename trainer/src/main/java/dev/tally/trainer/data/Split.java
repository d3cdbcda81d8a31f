package dev.tally.trainer.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The training set cut in two: what a model learns from, and what its settings are chosen by, so that the test set is not looked
 * at. Both parts keep the order of the original.
 */
public record Split(Digits train, Digits validation) {

  /**
   * Draws {@code validation} pictures by chance, each digit in its proportion (by largest remainder, so the total is exact).
   *
   * @param validation in [0, train.size())
   * @param seed the same seed draws the same pictures on every platform and Java version
   * @throws IllegalArgumentException if {@code validation} is out of range
   */
  public static Split stratified(Digits train, int validation, long seed) {
    int[] chosen = validationIndices(train, validation, seed);
    int[] rest = IntStream.range(0, train.size()).filter(i -> Arrays.binarySearch(chosen, i) < 0).toArray();
    return new Split(train.subset(rest), train.subset(chosen));
  }

  /** The positions of the validation part, ascending. */
  static int[] validationIndices(Digits train, int validation, long seed) {
    if (validation < 0 || validation >= train.size()) {
      throw new IllegalArgumentException(
          "validation (%d) must be at least 0 and below the %d pictures there are".formatted(validation,
              train.size()));
    }
    int[] shares = shares(train.counts(), validation);
    Random random = new Random(seed); // its sequence is fixed by specification, unlike that of the newer generators
    return IntStream.range(0, Digits.CLASSES)
        .mapToObj(digit -> draw(positions(train, digit), shares[digit], random))
        .flatMapToInt(Arrays::stream)
        .sorted()
        .toArray();
  }

  /** Cuts {@code total} into whole shares in proportion to {@code counts}; of equal remainders the lower digit wins. */
  static int[] shares(int[] counts, int total) {
    long size = Arrays.stream(counts).sum();
    int[] shares = Arrays.stream(counts).map(count -> (int) ((long) total * count / size)).toArray();
    int missing = total - Arrays.stream(shares).sum();
    IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer digit) -> (long) total * counts[digit] % size).reversed())
        .limit(missing)
        .forEach(digit -> shares[digit]++);
    return shares;
  }

  private static int[] positions(Digits train, int digit) {
    return IntStream.range(0, train.size()).filter(i -> train.label(i) == digit).toArray();
  }

  /** The first {@code count} places of a Fisher-Yates shuffle. */
  private static int[] draw(int[] positions, int count, Random random) {
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(positions.length - i);
      int chosen = positions[other];
      positions[other] = positions[i];
      positions[i] = chosen;
    }
    return Arrays.copyOf(positions, count);
  }
}
