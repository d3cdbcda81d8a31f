package dev.tally.trainer.engine;

import java.util.List;

/**
 * A layer at work. Images [from, to) of one chunk pass through the nodes on one thread; different chunks do so
 * at the same time, so a node writes nothing outside its images but the chunk's own buffers. A node whose successors need something
 * of the whole batch has a {@link Barrier}. Between the chunks' work and {@link #gradients} stands one in any case.
 */
interface Node {
  Tensor output();

  /** Called before a batch: whether it is for training, and a seed of its own for what is drawn by chance. */
  default void begin(boolean training, long seed) {}

  /** Fills {@code output} for the images. */
  void forward(int from, int to, int chunk);

  /** From the gradient of the output to the gradient of the input, and this chunk's part of the weights' gradients. */
  void backward(int from, int to, int chunk);

  /** The gradient of the output, which the next node fills. */
  Tensor outputGradient();

  /** Where all chunks of a training batch meet, between this node and the next; null where they need not. */
  default Barrier barrier() {
    return null;
  }

  /** What is done on one thread when all chunks are there. */
  interface Barrier {
    void afterForward(int chunks, int images);

    void afterBackward(int chunks, int images);
  }

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
