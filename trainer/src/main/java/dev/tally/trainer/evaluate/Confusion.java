package dev.tally.trainer.evaluate;

/** How often what was taken for what. Immutable. */
public final class Confusion {
  private final int[][] counts;

  private Confusion(int[][] counts) {
    this.counts = counts;
  }

  public static Confusion of(Predictions predictions) {
    int[][] counts = new int[predictions.classes()][predictions.classes()];
    for (int i = 0; i < predictions.size(); i++) {
      counts[predictions.labels()[i]][predictions.answer(i)]++;
    }
    return new Confusion(counts);
  }

  public int classes() {
    return counts.length;
  }

  /** How many images of the class {@code is} were taken for {@code answer}; both in [0, classes). */
  public int count(int is, int answer) {
    return counts[is][answer];
  }

  /** Images of a class. */
  public int images(int is) {
    int sum = 0;
    for (int count : counts[is]) {
      sum += count;
    }
    return sum;
  }
}
