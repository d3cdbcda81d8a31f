package dev.tally.bench;

import dev.tally.trainer.engine.Network;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Weights;
import java.nio.file.Path;
import java.util.Optional;

/** What is trained, how many images a step, on how many threads, and where to look for MNIST. */
record Setup(Architecture architecture, int batch, int threads, Optional<Path> data) {
  static final float LEARNING_RATE = 1e-3f;
  private static final long SEED = 20_260_101;

  /** The weights that every contender starts from, so that their losses can be compared. */
  Weights start() {
    try (Network network = new Network(architecture, 1, 1, SEED)) {
      return network.weights();
    }
  }

  /** The same without chance: engines draw different numbers, so only without dropout can their losses be compared. */
  Setup withoutDropout() {
    return new Setup(architecture.withDropout(0), batch, threads, data);
  }

  TrainingData load() {
    return TrainingData.load(architecture, data);
  }
}
