package dev.tally.trainer.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving (Jamieson and Talwalkar: Non-stochastic best arm identification and hyperparameter optimization, 2016): all
 * trials are trained a little, the best of them {@code factor} times as far, and so on. Good where early epochs tell a trial's
 * worth; bad where the best ones start slowly, as with small learning rates or much dropout: {@code minEpochs} is against that.
 *
 * @param factor one of so many goes on, at least 2
 * @param minEpochs what a trial gets before it may be dropped, at least 1
 */
public record Halving(int factor, int minEpochs) {
  public Halving {
    if (factor < 2 || factor > 100) {
      throw new IllegalArgumentException("halving must keep one of 2 to 100, not one of " + factor);
    }
    if (minEpochs < 1) {
      throw new IllegalArgumentException("min-epochs must be at least 1, not " + minEpochs);
    }
  }

  /** The stages, the last one of all epochs. One alone where there is too little of trials or epochs to divide. */
  public List<Rung> rungs(int trials, int epochs) {
    int times = 0;
    for (long power = factor; power <= trials && minEpochs * power <= epochs; power *= factor) {
      times++;
    }
    List<Rung> rungs = new ArrayList<>();
    for (int rung = 0; rung <= times; rung++) {
      rungs.add(new Rung((int) (trials / Math.pow(factor, rung)),
          (int) Math.round(epochs / Math.pow(factor, times - rung))));
    }
    return rungs;
  }
}
