package dev.tally.trainer.evaluate;

/** What answers pictures of digits or of lines: a model file in a runtime, or the network that it was made from. */
@FunctionalInterface
public interface Classifier {
  /**
   * Answers pictures.
   *
   * @param pixels 784 floats a digit, or as many as a strip has, from {@code from} on, row by row, paper 0, ink 1
   * @return [picture][digit], or [picture][place][class] of lines; rows sum to one
   */
  float[] probabilities(float[] pixels, int from, int pictures);
}
