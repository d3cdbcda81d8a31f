package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** max(0, x). Works in place where input and output are the same tensor, and their gradients. */
record Relu(Tensor input, Tensor inputGradient, Tensor output, Tensor outputGradient) implements Node {
  // Both loops are written with vectors: C2 leaves the plain ones scalar, at a fifth of a training step.

  static Relu inPlace(Tensor values, Tensor gradients) {
    return new Relu(values, gradients, values, gradients);
  }

  @Override
  public void forward(int from, int to, int chunk) {
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, input.data, i).max(0f).intoArray(output.data, i);
    }
  }

  @Override
  public void backward(int from, int to, int chunk) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = from * output.imageSize, end = to * output.imageSize; i < end; i += LANES) {
      FloatVector.fromArray(SPECIES, outputGradient.data, i)
          .blend(zero, FloatVector.fromArray(SPECIES, output.data, i).compare(VectorOperators.LE, 0f))
          .intoArray(inputGradient.data, i);
    }
  }
}
