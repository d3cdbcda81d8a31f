package dev.tally.trainer.tune;

import java.util.Comparator;

/**
 * What a trial has reached at the end of a rung; a line of the log.
 *
 * @param rung from 1
 * @param epochs that were trained in all
 * @param accuracy of the validation images in the kept epoch, 0..1; NaN where the trial diverged
 * @param loss what chose that epoch, see {@link dev.tally.trainer.fit.Standing#loss}, in nats; NaN where the trial diverged
 * @param seconds that its epochs took in all
 */
public record Score(int rung, int trial, int epochs, double accuracy, double loss, double seconds) {
  static final String HEADER = "rung\ttrial\tepochs\taccuracy\tloss\tseconds";

  /** For scores of one rung: the smaller loss, then the higher accuracy; what diverged comes last. */
  static final Comparator<Score> BEST_FIRST = Comparator.comparing(Score::hasDiverged)
      .thenComparingDouble(Score::loss)
      .thenComparing(Comparator.comparingDouble(Score::accuracy).reversed())
      .thenComparingInt(Score::trial);

  /** Whether its loss became something that is no number. */
  public boolean hasDiverged() {
    return !Double.isFinite(loss);
  }

  /** In full: what is read back is the same, bit for bit. */
  String line() {
    return rung + "\t" + trial + "\t" + epochs + "\t" + accuracy + "\t" + loss + "\t" + seconds;
  }

  /** Throws {@link IllegalArgumentException} where it is no such line. */
  static Score parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("has " + cells.length + " values instead of 6");
    }
    try {
      return new Score(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]),
          Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("has a value that is no number", e);
    }
  }
}
