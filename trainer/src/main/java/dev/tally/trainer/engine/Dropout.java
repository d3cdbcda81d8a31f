package dev.tally.trainer.engine;

/** Dropout. Which values go depends on the batch's seed and the image's place in it, not on the thread. */
final class Dropout implements Node {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;
  private final float[] kept;
  private final float scale;
  private final long threshold;
  private boolean training;
  private long seed;

  Dropout(double rate, Tensor input, Tensor inputGradient, int images) {
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, input.shape);
    this.outputGradient = Tensor.padded(images, input.shape);
    this.kept = new float[output.data.length];
    this.scale = (float) (1 / (1 - rate));
    this.threshold = (long) (rate * (1L << 32));
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public Tensor outputGradient() {
    return outputGradient;
  }

  @Override
  public void begin(boolean forTraining, long batchSeed) {
    training = forTraining;
    seed = batchSeed;
  }

  @Override
  public void forward(int from, int to, int chunk) {
    if (!training) {
      int at = from * output.imageSize;
      System.arraycopy(input.data, at, output.data, at, (to - from) * output.imageSize);
      return;
    }
    for (int i = from * output.imageSize; i < to * output.imageSize; i++) {
      kept[i] = (mix(seed + i * GOLDEN) >>> 32) < threshold ? 0 : scale;
      output.data[i] = input.data[i] * kept[i];
    }
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, 2014). */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  @Override
  public void backward(int from, int to, int chunk) {
    for (int i = from * output.imageSize; i < to * output.imageSize; i++) {
      inputGradient.data[i] = outputGradient.data[i] * kept[i];
    }
  }
}
