package dev.tally.trainer.evaluate;

import java.util.ArrayList;
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

  public static Reliability of(Predictions predictions) {
    double[] confidence = new double[BINS];
    int[] count = new int[BINS];
    int[] right = new int[BINS];
    for (int i = 0; i < predictions.size(); i++) {
      double p = predictions.confidence(i);
      int bin = Math.min(BINS - 1, (int) (p * BINS));
      confidence[bin] += p;
      count[bin]++;
      right[bin] += predictions.isRight(i) ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, count[b], right[b],
          count[b] == 0 ? 0 : confidence[b] / count[b]));
    }
    return new Reliability(bins);
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
