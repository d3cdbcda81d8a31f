package dev.tally.trainer.evaluate;

import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.reader.digit.ModelCard.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What share of the answers is wrong when only the surest are given (El-Yaniv and Wiener: On the foundations of noise-free
 * selective classification, 2010), and from which confidence up to answer so that it stays below a target.
 *
 * <p><b>When is a target proved?</b> The share observed among a few thousand images is no promise. A threshold counts as proved
 * when the exact upper bound of its error (Clopper and Pearson, certainty 95 %) is at most the target. Trying many thresholds
 * and keeping the best would spoil that certainty, so they are tested in an order fixed beforehand and the first failure ends it
 * (fixed-sequence testing, as in Angelopoulos, Bates, Candès, Jordan, Lei: Learn then test, 2021): from the surest half of the
 * images, or as many as the target needs without one mistake, towards all of them. No mistake among 2,995 images proves 1 in
 * 1,000; 1 in 10,000 takes 29,956, so 5,000 images never prove it. The same images have chosen epoch and temperature, which
 * makes the bound a little too good.
 */
public final class RiskCoverage {
  /** Error that a threshold is looked for by default: 1 in 20 to 1 in 10,000. */
  public static final List<Double> TARGETS = List.of(0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0001);
  /** How often a threshold may break its promise. */
  static final double DOUBT = 0.05;

  /** Where a card's curve has its points: closer where it rises. */
  private static final double[] COVERAGES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95,
      0.96, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998, 0.999, 1};

  /** Falling. */
  private final double[] confidence;
  /** How many of the first 0..n answers are wrong. */
  private final int[] wrong;

  private RiskCoverage(double[] confidence, int[] wrong) {
    this.confidence = confidence;
    this.wrong = wrong;
  }

  /** The curve of a network's answers; at least one. */
  public static RiskCoverage of(Predictions predictions) {
    int n = predictions.size();
    if (n == 0) {
      throw new IllegalArgumentException("no predictions, no curve");
    }
    int[] order = IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(predictions::confidence).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
    double[] confidence = new double[n];
    int[] wrong = new int[n + 1];
    for (int i = 0; i < n; i++) {
      confidence[i] = predictions.confidence(order[i]);
      wrong[i + 1] = wrong[i] + (predictions.isRight(order[i]) ? 0 : 1);
    }
    return new RiskCoverage(confidence, wrong);
  }

  public int size() {
    return confidence.length;
  }

  /** The share that is wrong among the surest {@code coverage}; images as sure as the last of them count as answered. */
  public double errorAt(double coverage) {
    return point(coverage).error();
  }

  /**
   * The curve at one place.
   *
   * @param coverage above 0 up to 1; the point's own is a little higher where several images are equally sure
   */
  public RiskPoint point(double coverage) {
    if (!(coverage > 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage is above 0 and at most 1, not " + coverage);
    }
    return point(withTies((int) Math.max(1, Math.round(coverage * size()))));
  }

  /** The curve in a few points, for a card. */
  public List<RiskPoint> points() {
    List<RiskPoint> points = new ArrayList<>();
    for (double coverage : COVERAGES) {
      RiskPoint point = point(coverage);
      if (points.isEmpty() || rounded(point.coverage()) > points.getLast().coverage()) {
        points.add(new RiskPoint(rounded(point.coverage()), rounded(point.error()), point.confidence()));
      }
    }
    return points;
  }

  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }

  /** The whole curve: a point wherever the confidence changes. */
  public List<RiskPoint> curve() {
    return IntStream.rangeClosed(1, size())
        .filter(answered -> answered == withTies(answered))
        .mapToObj(this::point)
        .toList();
  }

  private RiskPoint point(int answered) {
    return new RiskPoint((double) answered / size(), (double) wrong[answered] / answered,
        confidence[answered - 1]);
  }

  /** No threshold parts images that are equally sure. */
  private int withTies(int answered) {
    int all = answered;
    while (all < size() && confidence[all] == confidence[answered - 1]) {
      all++;
    }
    return all;
  }

  /** What the error among the surest {@code coverage} is below, with 95 % certainty if this coverage alone is looked at. */
  public double boundAt(double coverage) {
    int answered = (int) Math.round(point(coverage).coverage() * size());
    return BinomialBound.upper(wrong[answered], answered, DOUBT);
  }

  /**
   * The lowest confidence that is proved to keep the error at most {@code maxError}; empty where these images do not prove any.
   *
   * @param maxError above 0, below 1
   */
  public Optional<Threshold> threshold(double maxError) {
    int proved = 0;
    int answered = withTies(Math.min(size(), Math.max(Math.ceilDiv(size(), 2), imagesNeeded(maxError))));
    while (BinomialBound.proves(wrong[answered], answered, maxError, DOUBT)) {
      proved = answered;
      if (proved == size()) {
        break;
      }
      answered = withTies(proved + 1);
    }
    return proved == 0 ? Optional.empty() : Optional.of(threshold(maxError, proved));
  }

  private Threshold threshold(double maxError, int answered) {
    return new Threshold(maxError, confidence[answered - 1], (double) answered / size(),
        BinomialBound.upper(wrong[answered], answered, DOUBT));
  }

  /** One threshold for each of {@link #TARGETS} that these images prove. */
  public List<Threshold> thresholds() {
    return TARGETS.stream().map(this::threshold).flatMap(Optional::stream).toList();
  }

  /** The fewest images that prove a target, if no answer at all is wrong. */
  public static int imagesNeeded(double maxError) {
    return BinomialBound.fewest(maxError, DOUBT);
  }
}
