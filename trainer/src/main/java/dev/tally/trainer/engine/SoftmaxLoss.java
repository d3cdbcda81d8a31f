package dev.tally.trainer.engine;

/**
 * Softmax, and the cross-entropy of it against target distributions. Natural logarithms; the gradient is that
 * of the batch's mean.
 */
final class SoftmaxLoss implements Loss {
  private final Tensor logits;
  private final Tensor logitsGradient;
  private final int classes;
  /** [image][class]; each row sums to one. */
  private final float[] targets;
  private final float[] probabilities;

  SoftmaxLoss(Tensor logits, Tensor logitsGradient, int images) {
    this.logits = logits;
    this.logitsGradient = logitsGradient;
    this.classes = logits.shape.channels();
    this.targets = new float[images * classes];
    this.probabilities = new float[images * classes];
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
      Loss.softmax(logits.data, n * logits.imageSize, classes, probabilities, n * classes);
    }
  }

  @Override
  public Network.Progress progress(int from, int to) {
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

  @Override
  public void backward(int from, int to, int batch) {
    for (int n = from; n < to; n++) {
      for (int k = 0; k < classes; k++) {
        int i = n * classes + k;
        logitsGradient.data[n * logits.imageSize + k] = (probabilities[i] - targets[i]) / batch;
      }
    }
  }
}
