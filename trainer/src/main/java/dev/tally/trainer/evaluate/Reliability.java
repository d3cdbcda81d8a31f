package dev.tally.trainer.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether answers are right as often as they say: predictions sorted by the confidence of the likeliest class into bins of equal
 * width. Bad at telling much about a good network, whose answers nearly all fall into the last bin; each bin therefore knows how
 * far its share may be off by chance.
 *
 * @param bins from confidence 0 to 1; some may be empty
 */
public record Reliability(List<Bin> bins) {
  /** What most papers that report calibration use (Guo, Pleiss, Sun, Weinberger, 2017). */
  public static final int BINS = 15;

  /**
   * One bin.
   *
   * @param from lowest confidence, inclusive
   * @param to highest, exclusive but for the last
   * @param confidence mean confidence of its images, 0 where it has none
   */
  public record Bin(double from, double to, int count, int right, double confidence) {
    /** Share right, 0..1; 0 where it has no images. */
    public double accuracy() {
      return count == 0 ? 0 : (double) right / count;
    }

    /** What the true share right is above, with 97.5 % certainty. */
    public double lowest() {
      return BinomialBound.lower(right, count, 0.025);
    }

    /** What the true share right is below, with 97.5 % certainty. */
    public double highest() {
      return BinomialBound.upper(right, count, 0.025);
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  /** In {@value #BINS} bins of equal width, from confidence 0 up. */
  public static Reliability of(Predictions predictions) {
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, b -> (double) b / BINS);
    return of(predictions, edges);
  }

  /**
   * In bins by doubt (1 - confidence), so that the sure end is told apart.
   *
   * @param doubts the bins' edges, falling from 1 to 0
   */
  public static Reliability byDoubt(Predictions predictions, double... doubts) {
    return of(predictions, Arrays.stream(doubts).map(doubt -> 1 - doubt).toArray());
  }

  private static Reliability of(Predictions predictions, double[] edges) {
    int bins = edges.length - 1;
    double[] confidence = new double[bins];
    int[] count = new int[bins];
    int[] right = new int[bins];
    for (int i = 0; i < predictions.size(); i++) {
      double p = predictions.confidence(i);
      int bin = bins - 1;
      while (bin > 0 && p < edges[bin]) {
        bin--;
      }
      confidence[bin] += p;
      count[bin]++;
      right[bin] += predictions.isRight(i) ? 1 : 0;
    }
    List<Bin> all = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      all.add(
          new Bin(edges[b], edges[b + 1], count[b], right[b], count[b] == 0 ? 0 : confidence[b] / count[b]));
    }
    return new Reliability(all);
  }

  /** Expected calibration error, 0..1: how far confidence and accuracy are apart, on average over the images. */
  public double expectedError() {
    double error = 0;
    int images = 0;
    for (Bin bin : bins) {
      error += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
      images += bin.count();
    }
    return error / images;
  }
}
