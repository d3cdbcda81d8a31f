package dev.tally.bench;

import dev.tally.trainer.engine.Network;
import dev.tally.trainer.engine.Optimizer;
import java.util.Arrays;

/** Tally's own engine. */
final class TallyContender implements Contender {
  private final Setup setup;
  private final TrainingData data;
  private final Network network;

  TallyContender(Setup setup, TrainingData data) {
    this.setup = setup;
    this.data = data;
    this.network = new Network(setup.architecture(), setup.batch(), setup.threads(), 0);
    restart();
  }

  @Override
  public long parameterCount() {
    return network.architecture().parameterCount();
  }

  @Override
  public void restart() {
    network.setWeights(setup.start());
    network.optimize(new Optimizer.Adam());
  }

  @Override
  public double step(long step) {
    return network.train(setup.batch(), feed(setup, data, step), Setup.LEARNING_RATE).loss();
  }

  static Network.Feed feed(Setup setup, TrainingData data, long step) {
    int classes = setup.architecture().classes();
    return (n, pixels, pixelsFrom, target, targetFrom) -> {
      int picture = data.picture(step, setup.batch(), n);
      data.copy(picture, pixels, pixelsFrom);
      Arrays.fill(target, targetFrom, targetFrom + classes, 0);
      target[targetFrom + data.label(picture)] = 1;
    };
  }

  @Override
  public void close() {
    network.close();
  }
}
