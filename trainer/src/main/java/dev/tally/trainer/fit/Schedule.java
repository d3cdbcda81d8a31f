package dev.tally.trainer.fit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the learning rate goes over a training: a factor of the highest rate. */
public enum Schedule {
  CONSTANT(0) {
    @Override
    double shape(double progress, double warmUp, int plateaus) {
      return 1;
    }
  },
  STEP(0.05) {
    @Override
    double shape(double progress, double warmUp, int plateaus) {
      return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
    }
  },
  /** Half as much each time that validation has been stuck. */
  PLATEAU(0.05) {
    @Override
    double shape(double progress, double warmUp, int plateaus) {
      return Math.pow(0.5, plateaus);
    }
  },
  /** Half a cosine from 1 to 0 (Loshchilov and Hutter, 2017). */
  COSINE(0.05) {
    @Override
    double shape(double progress, double warmUp, int plateaus) {
      return (1 + Math.cos(Math.PI * progress)) / 2;
    }
  },
  /** Up for the warm-up, then half a cosine down from there (after Smith and Topin, 2018). */
  ONE_CYCLE(0.3) {
    @Override
    double shape(double progress, double warmUp, int plateaus) {
      return (1 + Math.cos(Math.PI * Math.max(0, progress - warmUp) / (1 - warmUp))) / 2;
    }
  };

  /** What a warm-up starts from. */
  private static final double FIRST = 0.04;

  private final double usualWarmUp;

  Schedule(double usualWarmUp) {
    this.usualWarmUp = usualWarmUp;
  }

  public double usualWarmUp() {
    return usualWarmUp;
  }

  abstract double shape(double progress, double warmUp, int plateaus);

  /**
   * The factor, 0..1.
   *
   * @param progress share of the training that is done, 0..1
   * @param warmUp share of the training over which the rate rises in a straight line, in [0, 1)
   * @param plateaus how many times validation has been stuck
   */
  public double factor(double progress, double warmUp, int plateaus) {
    double rise = progress >= warmUp ? 1 : FIRST + (1 - FIRST) * progress / warmUp;
    return rise * shape(progress, warmUp, plateaus);
  }

  /** By the name that people write: {@code one-cycle}. */
  public static Schedule named(String name) {
    return Arrays.stream(values())
        .filter(schedule -> schedule.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no schedule is called '" + name + "'; there are "
            + Arrays.stream(values()).map(Schedule::toString).collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
