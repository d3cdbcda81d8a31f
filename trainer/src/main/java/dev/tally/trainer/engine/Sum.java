package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Where a residual's two ways meet. The gradient of a sum is that of either part, so the body's own tensor serves; a shortcut with
 * layers of its own gets a copy, because those may change it in place.
 *
 * @param shortcutGradient null where the shortcut is the input itself
 */
record Sum(Tensor body, Tensor bodyGradient, Tensor shortcut, Tensor shortcutGradient,
    Tensor output) implements Node {

  @Override
  public Tensor outputGradient() {
    return bodyGradient;
  }

  @Override
  public void forward(int from, int to, int chunk) {
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, body.data, i)
          .add(FloatVector.fromArray(SPECIES, shortcut.data, i))
          .intoArray(output.data, i);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    if (shortcutGradient != null) {
      int at = from * output.imageSize;
      System.arraycopy(bodyGradient.data, at, shortcutGradient.data, at, (to - from) * output.imageSize);
    }
  }
}
