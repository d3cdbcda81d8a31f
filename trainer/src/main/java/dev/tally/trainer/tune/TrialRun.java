package dev.tally.trainer.tune;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.fit.Epoch;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.fit.Standing;
import dev.tally.trainer.fit.Training;
import dev.tally.trainer.fit.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trains one trial to the end of a rung, or until its loss is no longer a number: that never mends.
 *
 * @param folder the search's, in which each trial has one
 */
record TrialRun(Path folder, Digits digits, Map<String, String> dataHashes, int threads,
    SearchListener listener) {

  private static final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Passes a training's steps on and counts its epochs. */
  private final class Watch implements TrainingListener {
    private final Trial trial;
    private int epochs;
    private double seconds;

    Watch(Trial trial) {
      this.trial = trial;
    }

    @Override
    public void step(int epoch, int images, int total, double loss) {
      if (!Double.isFinite(loss)) {
        throw new Diverged();
      }
      listener.step(trial, epoch, images, total, loss);
    }

    @Override
    public void epoch(Epoch epoch) {
      epochs = epoch.number();
      seconds += epoch.seconds();
    }
  }

  /** Goes on from the trial's checkpoint where it has one; leaves one. */
  Score run(Trial trial, int rung, int untilEpoch) throws IOException {
    Watch watch = new Watch(trial);
    try {
      Standing standing = new Training(trial.settings(), digits, dataHashes).runUntil(untilEpoch,
          new RunFolder(folder.resolve(trial.name())), threads, watch);
      double accuracy = standing.best()
          .map(ModelCard::validation)
          .map(ModelCard.Validation::accuracy)
          .orElse(Double.NaN);
      return new Score(rung, trial.number(), standing.epochs(), accuracy,
          standing.best().isPresent() ? standing.loss() : Double.NaN, watch.seconds);
    } catch (Diverged e) {
      return new Score(rung, trial.number(), watch.epochs, Double.NaN, Double.NaN, watch.seconds);
    }
  }
}
