package dev.tally.bench;

/** An engine set up to train one network with Adam. */
interface Contender extends AutoCloseable {
  /** How many numbers it trains, counted in its own arrays. */
  long parameterCount();

  /** Back to the starting weights, with nothing learnt. */
  void restart();

  /** Forward, loss, backward and update on that batch of the {@link TrainingData}; returns the mean loss before the update. */
  double step(long step);

  @Override
  void close();
}
