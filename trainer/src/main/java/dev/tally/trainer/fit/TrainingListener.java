package dev.tally.trainer.fit;

/** Told how a training goes, on its thread. */
public interface TrainingListener {
  /**
   * After a step.
   *
   * @param images how many of this epoch's {@code total} images have been seen
   * @param loss running mean of this epoch, in nats
   */
  void step(int epoch, int images, int total, double loss);

  void epoch(Epoch epoch);
}
