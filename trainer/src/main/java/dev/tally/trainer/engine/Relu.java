package dev.tally.trainer.engine;

/** max(0, x), in place: input and output are the same tensor. */
record Relu(Tensor output, Tensor outputGradient) implements Node {
  @Override
  public void forward(int from, int to) {
    float[] x = output.data;
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i++) {
      x[i] = Math.max(0f, x[i]);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    float[] x = output.data;
    float[] gradient = outputGradient.data;
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i++) {
      gradient[i] = x[i] > 0f ? gradient[i] : 0f;
    }
  }
}
