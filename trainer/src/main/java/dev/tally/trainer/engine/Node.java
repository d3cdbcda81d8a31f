package dev.tally.trainer.engine;

import java.util.List;

/**
 * A layer at work. Images [from, to) of one chunk pass through all nodes on one thread; different chunks do so
 * at the same time, so a node writes nothing outside its images but the chunk's own buffers. Between the
 * chunks' work and {@link #gradients} stands a barrier.
 */
interface Node {
  Tensor output();

  /** Fills {@code output} for the images. */
  void forward(int from, int to);

  /** From the gradient of the output to the gradient of the input, and this chunk's part of the weights' gradients. */
  void backward(int from, int to, int chunk);

  /** The gradient of the output, which the next node fills. */
  Tensor outputGradient();

  default List<Parameter> parameters() {
    return List.of();
  }

  /** In how many independent pieces {@link #gradients} can be done. */
  default int slices() {
    return 0;
  }

  /**
   * Completes one slice of the weights' gradients from the first {@code chunks} chunks, {@code images} images in all, added in an
   * order that does not depend on the number of threads.
   */
  default void gradients(int slice, int chunks, int images) {}

  /** Called for each slice after the weights changed, before the next batch: turned or transposed copies are made here. */
  default void weightsChanged(int slice) {}
}
