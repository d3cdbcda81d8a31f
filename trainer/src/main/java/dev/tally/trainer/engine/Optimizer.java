package dev.tally.trainer.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a gradient becomes a step. Keeps its state per trained array; different slices may be updated by different threads. */
public sealed interface Optimizer {

  /** Forgets everything and gets ready for these arrays. */
  void start(List<Parameter> parameters);

  /** Changes the values [from, to) of one array. {@code step} counts from 1. */
  void update(Parameter parameter, int from, int to, float learningRate, int step);

  /** A sensible learning rate to begin with. */
  float usualLearningRate();

  /** Adam (Kingma and Ba, 2015), with bias correction. */
  final class Adam implements Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private final Map<Parameter, float[][]> moments = new HashMap<>();

    @Override
    public void start(List<Parameter> parameters) {
      moments.clear();
      parameters.forEach(p -> moments.put(p, new float[2][p.value.length]));
    }

    @Override
    public void update(Parameter parameter, int from, int to, float learningRate, int step) {
      float[] first = moments.get(parameter)[0];
      float[] second = moments.get(parameter)[1];
      float[] value = parameter.value;
      float[] gradient = parameter.gradient;
      float rate = (float) (learningRate / (1 - Math.pow(BETA1, step)));
      float secondScale = (float) (1 / (1 - Math.pow(BETA2, step)));
      for (int i = from; i < to; i++) {
        float g = gradient[i];
        float m = BETA1 * first[i] + (1 - BETA1) * g;
        float v = BETA2 * second[i] + (1 - BETA2) * g * g;
        first[i] = m;
        second[i] = v;
        value[i] -= rate * m / ((float) Math.sqrt(v * secondScale) + EPSILON);
      }
    }

    @Override
    public float usualLearningRate() {
      return 1e-3f;
    }
  }

  /** Stochastic gradient descent with (heavy ball) momentum. */
  final class Sgd implements Optimizer {
    private final float momentum;
    private final Map<Parameter, float[]> velocities = new HashMap<>();

    /** @param momentum in [0, 1); 0 is plain gradient descent */
    public Sgd(float momentum) {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException("momentum must be in [0, 1): " + momentum);
      }
      this.momentum = momentum;
    }

    @Override
    public void start(List<Parameter> parameters) {
      velocities.clear();
      parameters.forEach(p -> velocities.put(p, new float[p.value.length]));
    }

    @Override
    public void update(Parameter parameter, int from, int to, float learningRate, int step) {
      float[] velocity = velocities.get(parameter);
      for (int i = from; i < to; i++) {
        velocity[i] = momentum * velocity[i] + parameter.gradient[i];
        parameter.value[i] -= learningRate * velocity[i];
      }
    }

    @Override
    public float usualLearningRate() {
      return 0.05f;
    }
  }
}
