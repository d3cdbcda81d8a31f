package dev.tally.trainer.tune;

/** Told how a search goes, on its thread. */
public interface SearchListener {
  /**
   * After a step of a training.
   *
   * @param images how many of this epoch's {@code total} images have been seen
   * @param loss running mean of this epoch, in nats
   */
  void step(Trial trial, int epoch, int images, int total, double loss);

  /** After a trial's part in a rung; also for each that the log has already. */
  void scored(Trial trial, Score score, SearchProgress progress);
}
