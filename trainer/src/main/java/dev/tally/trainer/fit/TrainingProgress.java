package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.evaluate.Predictions;
import java.util.ArrayList;
import java.util.List;

/** Where a training stands: all that its next step depends on but the network itself. Belongs to one {@link Training}. */
final class TrainingProgress {
  int epoch = 1;
  /** The next image of the epoch. */
  int image;
  /** Over this epoch so far. */
  double lossSum;
  int correct;
  int labelled;
  double seconds;

  /** Null until an epoch has been kept; then its calibrated answers too. */
  ModelCard best;
  Predictions kept;
  double lowestLoss = Double.POSITIVE_INFINITY;
  int sinceBetter;
  int plateaus;
  final List<Epoch> history = new ArrayList<>();

  void nextEpoch() {
    epoch++;
    image = 0;
    lossSum = 0;
    correct = 0;
    labelled = 0;
    seconds = 0;
  }
}
