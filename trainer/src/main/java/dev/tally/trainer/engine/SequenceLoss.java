package dev.tally.trainer.engine;

import java.util.Arrays;

/**
 * Connectionist temporal classification (Graves, Fernandez, Gomez, Schmidhuber, 2006): a row of places, each with probabilities
 * of the classes and, as the last class, of the blank; the loss is that of all ways in which the places can spell the target, the
 * same class at neighbouring places being said once. A target is its classes one after another, then the blank.
 *
 * <p>In logarithms and double precision; a few thousand sums an image, nothing beside the convolutions.
 */
final class SequenceLoss implements Loss {
  private final Tensor logits;
  private final Tensor logitsGradient;
  private final int places;
  private final int classes;
  private final int outputs;
  private final float[] targets;
  private final float[] probabilities;

  SequenceLoss(Tensor logits, Tensor logitsGradient, int images) {
    this.logits = logits;
    this.logitsGradient = logitsGradient;
    this.places = logits.shape.pixels();
    this.classes = logits.shape.channels();
    this.outputs = places * classes;
    this.targets = new float[images * outputs];
    this.probabilities = new float[images * outputs];
  }

  @Override
  public float[] targets() {
    return targets;
  }

  @Override
  public float[] probabilities() {
    return probabilities;
  }

  @Override
  public void forward(int from, int to) {
    for (int n = from; n < to; n++) {
      for (int t = 0; t < places; t++) {
        Loss.softmax(logits.data, n * logits.imageSize + t * logits.stride, classes, probabilities,
            n * outputs + t * classes);
      }
    }
  }

  @Override
  public Network.Progress progress(int from, int to) {
    double loss = 0;
    int correct = 0;
    for (int n = from; n < to; n++) {
      int[] target = target(n);
      loss -= likelihood(forwards(n, spelled(target)));
      correct += Arrays.equals(target, likeliest(n)) ? 1 : 0;
    }
    return new Network.Progress(loss, to - from, correct);
  }

  @Override
  public void backward(int from, int to, int batch) {
    for (int n = from; n < to; n++) {
      int[] spelled = spelled(target(n));
      double[][] before = forwards(n, spelled);
      double[][] after = backwards(n, spelled);
      double all = likelihood(before);
      for (int t = 0; t < places; t++) {
        int in = n * outputs + t * classes;
        int out = n * logits.imageSize + t * logits.stride;
        for (int k = 0; k < classes; k++) {
          logitsGradient.data[out + k] = probabilities[in + k] / batch;
        }
        for (int s = 0; s < spelled.length; s++) {
          logitsGradient.data[out
              + spelled[s]] -= (float) (Math.exp(before[t][s] + after[t][s] - all) / batch);
        }
      }
    }
  }

  private int[] target(int n) {
    int length = 0;
    while (length < outputs && targets[n * outputs + length] != classes - 1) {
      length++;
    }
    int[] target = new int[length];
    for (int i = 0; i < length; i++) {
      target[i] = (int) targets[n * outputs + i];
    }
    return target;
  }

  /** The target with blanks around and between its classes. */
  private int[] spelled(int[] target) {
    int[] spelled = new int[2 * target.length + 1];
    for (int s = 0; s < spelled.length; s++) {
      spelled[s] = s % 2 == 0 ? classes - 1 : target[s / 2];
    }
    return spelled;
  }

  /** [place][symbol]: of all ways that have come to the symbol at that place, with what the place says. */
  private double[][] forwards(int n, int[] spelled) {
    double[][] ways = new double[places][spelled.length];
    for (int t = 0; t < places; t++) {
      for (int s = 0; s < spelled.length; s++) {
        double way = t == 0
            ? s < 2 ? 0 : Double.NEGATIVE_INFINITY
            : sum(ways[t - 1][s], s > 0 ? ways[t - 1][s - 1] : Double.NEGATIVE_INFINITY,
                s > 1 && spelled[s] != spelled[s - 2] ? ways[t - 1][s - 2] : Double.NEGATIVE_INFINITY);
        ways[t][s] = way + log(n, t, spelled[s]);
      }
    }
    return ways;
  }

  /** [place][symbol]: of all ways from the symbol at that place to the end, without what the place itself says. */
  private double[][] backwards(int n, int[] spelled) {
    double[][] ways = new double[places][spelled.length];
    int end = spelled.length;
    for (int t = places - 1; t >= 0; t--) {
      for (int s = 0; s < end; s++) {
        ways[t][s] = t == places - 1
            ? s >= end - 2 ? 0 : Double.NEGATIVE_INFINITY
            : sum(ways[t + 1][s] + log(n, t + 1, spelled[s]),
                s + 1 < end ? ways[t + 1][s + 1] + log(n, t + 1, spelled[s + 1]) : Double.NEGATIVE_INFINITY,
                s + 2 < end && spelled[s] != spelled[s + 2]
                    ? ways[t + 1][s + 2] + log(n, t + 1, spelled[s + 2])
                    : Double.NEGATIVE_INFINITY);
      }
    }
    return ways;
  }

  private double log(int n, int t, int k) {
    return Math.log(Math.max(probabilities[n * outputs + t * classes + k], Float.MIN_NORMAL));
  }

  private double likelihood(double[][] ways) {
    double[] last = ways[places - 1];
    return last.length == 1
        ? last[0]
        : sum(last[last.length - 1], last[last.length - 2], Double.NEGATIVE_INFINITY);
  }

  private static double sum(double a, double b, double c) {
    double max = Math.max(a, Math.max(b, c));
    return max == Double.NEGATIVE_INFINITY
        ? max
        : max + Math.log(Math.exp(a - max) + Math.exp(b - max) + Math.exp(c - max));
  }

  /** What the likeliest class of each place spells. */
  private int[] likeliest(int n) {
    int[] spelled = new int[places];
    int length = 0;
    int last = classes - 1;
    for (int t = 0; t < places; t++) {
      int at = n * outputs + t * classes;
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = probabilities[at + k] > probabilities[at + best] ? k : best;
      }
      if (best != last && best != classes - 1) {
        spelled[length++] = best;
      }
      last = best;
    }
    return Arrays.copyOf(spelled, length);
  }
}
