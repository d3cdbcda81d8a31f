package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Where a residual's two ways part. Both read the same values; their gradients are added here. The second way's gradient is known
 * only when that way has been built.
 */
final class Fork implements Node {
  private final Tensor values;
  private final Tensor gradients;
  private final Tensor bodyGradients;
  private Tensor shortcutGradients;

  Fork(Tensor values, Tensor gradients, int images) {
    this.values = values;
    this.gradients = gradients;
    this.bodyGradients = Tensor.padded(images, values.shape);
  }

  void shortcut(Tensor itsGradients) {
    shortcutGradients = itsGradients;
  }

  @Override
  public Tensor output() {
    return values;
  }

  @Override
  public Tensor outputGradient() {
    return bodyGradients;
  }

  @Override
  public void forward(int from, int to, int chunk) {}

  @Override
  public void backward(int from, int to, int chunk) {
    for (int i = from * values.imageSize, end = to * values.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, bodyGradients.data, i)
          .add(FloatVector.fromArray(SPECIES, shortcutGradients.data, i))
          .intoArray(gradients.data, i);
    }
  }
}
