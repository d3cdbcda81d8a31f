package dev.tally.trainer.fit;

/** How the learning rate goes over a training: a factor of the highest rate for progress from 0 to 1. */
public enum Schedule {
  CONSTANT {
    @Override
    public double factor(double progress) {
      return 1;
    }
  },
  /** Half a cosine from 1 to 0 (Loshchilov and Hutter, 2017), after a rise over the first twentieth. */
  COSINE {
    private static final double WARM_UP = 0.05;

    @Override
    public double factor(double progress) {
      return Math.min(1, (progress + 0.002) / WARM_UP) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
  };

  public abstract double factor(double progress);
}
