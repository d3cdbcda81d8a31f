package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** max(0, x), in place: input and output are the same tensor. */
record Relu(Tensor output, Tensor outputGradient) implements Node {
  // Both loops are written with vectors: C2 leaves the plain ones scalar, at a fifth of a training step.

  @Override
  public void forward(int from, int to) {
    float[] x = output.data;
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, x, i).max(0f).intoArray(x, i);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    float[] x = output.data;
    float[] gradient = outputGradient.data;
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, gradient, i)
          .blend(zero, FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.LE, 0f))
          .intoArray(gradient, i);
    }
  }
}
