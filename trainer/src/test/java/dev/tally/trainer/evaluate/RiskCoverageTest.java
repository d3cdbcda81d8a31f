package dev.tally.trainer.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.reader.digit.ModelCard.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RiskCoverageTest {
  /** Two classes; every image is answered 0 with the given confidence, and the label says whether that is wrong. */
  private static Predictions predictions(double[] confidence, int... label) {
    float[] probabilities = new float[2 * label.length];
    for (int i = 0; i < label.length; i++) {
      probabilities[2 * i] = (float) confidence[i];
      probabilities[2 * i + 1] = 1 - (float) confidence[i];
    }
    return new Predictions(probabilities, label, 2);
  }

  /** So many answers, surest first, wrong at the given places (from 1). */
  private static RiskCoverage curve(int n, int... wrong) {
    double[] confidence = new double[n];
    for (int i = 0; i < n; i++) {
      confidence[i] = 1 - 0.4 * i / n;
    }
    int[] labels = new int[n];
    for (int place : wrong) {
      labels[place - 1] = 1;
    }
    return RiskCoverage.of(predictions(confidence, labels));
  }

  @Test
  void surestFirst() {
    RiskCoverage risk = RiskCoverage.of(predictions(new double[] {.6, .9, .8, .7}, 1, 0, 1, 0));
    assertEquals(0, risk.errorAt(0.25));
    assertEquals(1 / 2., risk.errorAt(0.5));
    assertEquals(1 / 3., risk.errorAt(0.75));
    assertEquals(2 / 4., risk.errorAt(1));
    assertEquals(List.of(new RiskPoint(.25, 0, .9f), new RiskPoint(.5, .5, .8f),
        new RiskPoint(.75, 1 / 3., .7f), new RiskPoint(1, .5, .6f)), risk.curve());
    assertThrows(IllegalArgumentException.class, () -> risk.errorAt(0));
  }

  @Test
  void theEquallySureAreAnsweredTogether() {
    RiskCoverage risk = RiskCoverage.of(predictions(new double[] {.9, .8, .8, .7}, 0, 0, 1, 0));
    assertEquals(1 / 3., risk.errorAt(0.5), "the one right of the two equals must not come first by luck");
    assertEquals(3, risk.curve().size());
    assertEquals(List.of(.25, .75, 1.), risk.points().stream().map(RiskPoint::coverage).toList());
  }

  @Test
  void anErrorOf1In1000TakesSome3000ImagesWithoutAMistake() {
    assertEquals(2995, RiskCoverage.imagesNeeded(0.001));
    assertEquals(299, RiskCoverage.imagesNeeded(0.01));
    assertEquals(Optional.empty(), curve(2994).threshold(0.001));
    assertEquals(1, curve(2995).threshold(0.001).orElseThrow().coverage());
    assertEquals(Optional.empty(), curve(5000, 2995).threshold(0.001));
    assertEquals(2995 / 5000., curve(5000, 2996).threshold(0.001).orElseThrow().coverage());
  }

  @Test
  void theThresholdIsTheLastOneBeforeTheFirstThatFails() {
    // One mistake among 473 has the upper bound 0.998 %, among 472 1.0004 %: binomial tables.
    assertEquals(1, curve(473, 473).threshold(0.01).orElseThrow().coverage());
    Threshold early = curve(472, 300).threshold(0.01).orElseThrow();
    assertEquals(299 / 472., early.coverage());
    assertEquals(1 - 0.4 * 298 / 472, early.confidence(), 1e-6);
    assertTrue(early.bound() <= 0.01 && early.bound() > 0.0099, "bound " + early.bound());
  }

  @Test
  void thresholdsFallWithTheirTargets() {
    List<Threshold> thresholds = curve(5000, 4000, 4500, 4800, 4900, 4950).thresholds();
    assertEquals(0.001, thresholds.getLast().maxError(), "5,000 images cannot prove less");
    assertEquals(3999 / 5000., thresholds.getLast().coverage());
    for (int i = 1; i < thresholds.size(); i++) {
      assertTrue(thresholds.get(i).confidence() >= thresholds.get(i - 1).confidence());
    }
  }

  /** The promise itself: on fresh draws of a world whose risk is known, a threshold breaks it in at most 5 % of the cases. */
  @Test
  void thePromiseIsKept() {
    SplittableRandom random = new SplittableRandom(12);
    int broken = 0;
    int given = 0;
    for (int world = 0; world < 400; world++) {
      int n = 1000;
      double[] confidence = new double[n];
      int[] label = new int[n];
      for (int i = 0; i < n; i++) {
        double doubt = 0.5 * Math.pow(random.nextDouble(), 4);
        confidence[i] = 1 - doubt;
        label[i] = random.nextDouble() < doubt ? 1 : 0;
      }
      Optional<Threshold> threshold = RiskCoverage.of(predictions(confidence, label)).threshold(0.02);
      if (threshold.isPresent()) {
        given++;
        // Mean of 0.5 u^4 over u below x is x^4 / 10, where 0.5 x^4 is the doubt at the threshold.
        broken += 2 * (1 - threshold.get().confidence()) / 10 > 0.02 ? 1 : 0;
      }
    }
    assertTrue(given > 300, "given " + given);
    assertTrue(broken <= 0.05 * 400, "broken " + broken);
  }

  @Test
  void exactBounds() {
    // 1 - 0.05^(1/n) for no mistake; symmetric; R's binom.test(5, 100) has the 95 % interval 0.01643 to 0.11284.
    assertEquals(1 - Math.pow(0.05, 1 / 50.), BinomialBound.upper(0, 50, 0.05), 1e-8);
    assertEquals(0.11284, BinomialBound.upper(5, 100, 0.025), 1e-5);
    assertEquals(0.01643, BinomialBound.lower(5, 100, 0.025), 1e-5);
    assertEquals(1, BinomialBound.upper(3, 3, 0.05));
  }

  @Test
  void confusionAndReliabilityOfASmallCase() {
    Predictions p = predictions(new double[] {.95, .9, .55, .55}, 0, 1, 0, 1);
    Confusion confusion = Confusion.of(p);
    assertEquals(2, confusion.count(0, 0));
    assertEquals(2, confusion.count(1, 0));
    assertEquals(0, confusion.count(0, 1));
    assertEquals(2, confusion.images(1));
    List<Reliability.Bin> bins = Reliability.of(p).bins();
    assertEquals(2, bins.get(8).count());
    assertEquals(0.5, bins.get(8).accuracy());
    assertEquals(0.55, bins.get(8).confidence(), 1e-6);
    assertEquals(1, bins.get(13).count());
    assertEquals(1, bins.get(14).count());
    assertEquals((.05 + .9 + 2 * .05) / 4, Reliability.of(p).expectedError(), 1e-6);
  }
}
