package dev.tally.trainer.evaluate;

import dev.tally.trainer.data.Digits;
import java.util.stream.IntStream;

/**
 * What a network said of labelled images.
 *
 * @param probabilities [image][class], rows sum to one
 * @param labels the class of each image
 */
public record Predictions(float[] probabilities, int[] labels, int classes) {
  public Predictions {
    if (probabilities.length != labels.length * classes) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities for " + labels.length + " labels");
    }
  }

  private static final int BATCH = 500;

  /** What a classifier says of all the digits. */
  public static Predictions of(Classifier classifier, Digits digits) {
    float[] probabilities = new float[digits.size() * Digits.CLASSES];
    int[] labels = new int[digits.size()];
    float[] pixels = new float[BATCH * Digits.PIXELS];
    for (int from = 0; from < digits.size(); from += BATCH) {
      int count = Math.min(BATCH, digits.size() - from);
      for (int i = 0; i < count; i++) {
        digits.toInput(from + i, pixels, i * Digits.PIXELS);
        labels[from + i] = digits.label(from + i);
      }
      float[] answers = classifier.probabilities(pixels, 0, count);
      System.arraycopy(answers, 0, probabilities, from * Digits.CLASSES, answers.length);
    }
    return new Predictions(probabilities, labels, Digits.CLASSES);
  }

  public int size() {
    return labels.length;
  }

  /** The likeliest class of an image. */
  public int answer(int i) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (probabilities[i * classes + k] > probabilities[i * classes + best]) {
        best = k;
      }
    }
    return best;
  }

  /** How many images get another answer. */
  public int changedFrom(Predictions other) {
    return (int) IntStream.range(0, size()).filter(i -> answer(i) != other.answer(i)).count();
  }

  /** The largest difference between two probabilities, 0..1. */
  public double differenceFrom(Predictions other) {
    double largest = 0;
    for (int i = 0; i < probabilities.length; i++) {
      largest = Math.max(largest, Math.abs(probabilities[i] - other.probabilities[i]));
    }
    return largest;
  }

  /** The probability of the likeliest class of an image, 0..1. */
  public float confidence(int i) {
    return probability(i, answer(i));
  }

  /** The probability of one class of an image, 0..1. */
  public float probability(int i, int k) {
    return probabilities[i * classes + k];
  }

  public boolean isRight(int i) {
    return answer(i) == labels[i];
  }

  /** Share right, 0..1. */
  public double accuracy() {
    int correct = 0;
    for (int i = 0; i < size(); i++) {
      correct += isRight(i) ? 1 : 0;
    }
    return (double) correct / size();
  }

  /** Mean cross-entropy in nats. */
  public double loss() {
    return loss(1);
  }

  /** The same had the logits been divided by {@code temperature}. */
  private double loss(double temperature) {
    double loss = 0;
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logit(i, k) / temperature);
      }
      loss += Math.log(sum) - logit(i, labels[i]) / temperature;
    }
    return loss / size();
  }

  private double logit(int i, int k) {
    return Math.log(Math.max(probabilities[i * classes + k], Float.MIN_NORMAL));
  }

  /**
   * The temperature that makes the loss smallest, in [0.25, 4] (Guo, Pleiss, Sun, Weinberger: On calibration of
   * modern neural networks, 2017). Fit it on validation images only.
   */
  public double temperature() {
    double low = Math.log(0.25);
    double high = Math.log(4);
    double golden = (Math.sqrt(5) - 1) / 2;
    while (high - low > 1e-3) {
      double a = high - golden * (high - low);
      double b = low + golden * (high - low);
      if (loss(Math.exp(a)) < loss(Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** What the network would have said with its logits divided by {@code temperature}. */
  public Predictions at(double temperature) {
    float[] scaled = new float[probabilities.length];
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logit(i, k) / temperature);
      }
      for (int k = 0; k < classes; k++) {
        scaled[i * classes + k] = (float) (Math.exp(logit(i, k) / temperature) / sum);
      }
    }
    return new Predictions(scaled, labels, classes);
  }

  /** Expected calibration error of the likeliest class, 15 bins of equal width, 0..1. */
  public double calibrationError() {
    return Reliability.of(this).expectedError();
  }
}
