package dev.tally.trainer.engine;

/**
 * What a network's output is measured by. Images [from, to) of one chunk are on one thread; different chunks are at the same
 * time.
 */
interface Loss {
  /** [image][output], set before {@link #progress} and {@link #backward}. */
  float[] targets();

  /** [image][output]: the softmax of the logits, place by place. */
  float[] probabilities();

  /** From logits to probabilities. */
  void forward(int from, int to);

  /** Sums over the images: of their losses in nats, of those with a certain answer, and of those that got it. */
  Network.Progress progress(int from, int to);

  /** The gradient of the batch's mean loss; called after {@link #progress} for the same images. */
  void backward(int from, int to, int batch);

  /** The loss for an output: one place's classes by cross-entropy, a row of places as a sequence. */
  static Loss of(Tensor logits, Tensor logitsGradient, int images) {
    return logits.shape.pixels() == 1
        ? new SoftmaxLoss(logits, logitsGradient, images)
        : new SequenceLoss(logits, logitsGradient, images);
  }

  /** Softmax of {@code classes} logits. */
  static void softmax(float[] logits, int at, int classes, float[] probabilities, int to) {
    float max = logits[at];
    for (int k = 1; k < classes; k++) {
      max = Math.max(max, logits[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double e = Math.exp(logits[at + k] - max);
      probabilities[to + k] = (float) e;
      sum += e;
    }
    for (int k = 0; k < classes; k++) {
      probabilities[to + k] = (float) (probabilities[to + k] / sum);
    }
  }
}
