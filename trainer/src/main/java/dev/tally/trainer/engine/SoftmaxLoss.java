package dev.tally.trainer.engine;

/**
 * Softmax, and the cross-entropy of it against target distributions. Natural logarithms; the gradient is that
 * of the batch's mean.
 */
final class SoftmaxLoss {
  private final Tensor logits;
  private final Tensor logitsGradient;
  private final int classes;
  /** [image][class], set before {@link #backward}; each row sums to one. */
  final float[] targets;
  /** [image][class]. */
  final float[] probabilities;

  SoftmaxLoss(Tensor logits, Tensor logitsGradient, int images) {
    this.logits = logits;
    this.logitsGradient = logitsGradient;
    this.classes = logits.shape.channels();
    this.targets = new float[images * classes];
    this.probabilities = new float[images * classes];
  }

  void forward(int from, int to) {
    for (int n = from; n < to; n++) {
      int in = n * logits.imageSize;
      int out = n * classes;
      float max = logits.data[in];
      for (int k = 1; k < classes; k++) {
        max = Math.max(max, logits.data[in + k]);
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double e = Math.exp(logits.data[in + k] - max);
        probabilities[out + k] = (float) e;
        sum += e;
      }
      for (int k = 0; k < classes; k++) {
        probabilities[out + k] = (float) (probabilities[out + k] / sum);
      }
    }
  }

  /** Sum of the images' cross-entropies, and how many of those with one target class got it right. */
  Network.Progress progress(int from, int to) {
    double loss = 0;
    int labelled = 0;
    int correct = 0;
    for (int n = from; n < to; n++) {
      int best = 0;
      int wanted = 0;
      for (int k = 0; k < classes; k++) {
        int i = n * classes + k;
        if (targets[i] > 0) {
          loss -= targets[i] * Math.log(Math.max(probabilities[i], Float.MIN_NORMAL));
        }
        best = probabilities[i] > probabilities[n * classes + best] ? k : best;
        wanted = targets[i] > targets[n * classes + wanted] ? k : wanted;
      }
      if (targets[n * classes + wanted] > 0.5f) {
        labelled++;
        correct += best == wanted ? 1 : 0;
      }
    }
    return new Network.Progress(loss, labelled, correct);
  }

  void backward(int from, int to, int batch) {
    for (int n = from; n < to; n++) {
      for (int k = 0; k < classes; k++) {
        int i = n * classes + k;
        logitsGradient.data[n * logits.imageSize + k] = (probabilities[i] - targets[i]) / batch;
      }
    }
  }
}
