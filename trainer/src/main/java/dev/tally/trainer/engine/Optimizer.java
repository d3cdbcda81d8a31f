package dev.tally.trainer.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a gradient becomes a step. Keeps its state per trained array; different slices may be updated by different threads. */
public sealed interface Optimizer {

  /** Forgets everything and gets ready for these arrays. */
  void start(List<Parameter> parameters);

  /** Changes the values [from, to) of one array. {@code step} counts from 1. */
  void update(Parameter parameter, int from, int to, float learningRate, int step);

  /** All that it remembers, in a fixed order: the arrays themselves, for checkpoints to write and to fill. */
  List<float[]> state();

  /** A sensible learning rate to begin with. */
  float usualLearningRate();

  /**
   * Adam (Kingma and Ba, 2015), with bias correction. Weight decay is added to the gradient, or, decoupled, taken off the weights
   * directly in proportion to the learning rate: AdamW (Loshchilov and Hutter, 2019).
   */
  final class Adam implements Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private final float weightDecay;
    private final boolean decoupled;
    private final Map<Parameter, float[][]> moments = new HashMap<>();
    private final List<float[]> state = new ArrayList<>();

    public Adam() {
      this(0, false);
    }

    /** @param weightDecay at least 0 */
    public Adam(double weightDecay, boolean decoupled) {
      this.weightDecay = requireDecay(weightDecay);
      this.decoupled = decoupled;
    }

    @Override
    public void start(List<Parameter> parameters) {
      moments.clear();
      state.clear();
      for (Parameter p : parameters) {
        float[][] both = new float[2][p.value.length];
        moments.put(p, both);
        state.addAll(List.of(both));
      }
    }

    @Override
    public List<float[]> state() {
      return state;
    }

    @Override
    public void update(Parameter parameter, int from, int to, float learningRate, int step) {
      float[] first = moments.get(parameter)[0];
      float[] second = moments.get(parameter)[1];
      float[] value = parameter.value;
      float[] gradient = parameter.gradient;
      float rate = (float) (learningRate / (1 - Math.pow(BETA1, step)));
      float secondScale = (float) (1 / (1 - Math.pow(BETA2, step)));
      float decay = parameter.decays() ? weightDecay : 0;
      float coupled = decoupled ? 0 : decay;
      float kept = decoupled ? 1 - learningRate * decay : 1;
      for (int i = from; i < to; i++) {
        float g = gradient[i] + coupled * value[i];
        float m = BETA1 * first[i] + (1 - BETA1) * g;
        float v = BETA2 * second[i] + (1 - BETA2) * g * g;
        first[i] = m;
        second[i] = v;
        value[i] = kept * value[i] - rate * m / ((float) Math.sqrt(v * secondScale) + EPSILON);
      }
    }

    @Override
    public float usualLearningRate() {
      return 1e-3f;
    }
  }

  /** Stochastic gradient descent with (heavy ball) momentum; weight decay is added to the gradient. */
  final class Sgd implements Optimizer {
    private final float momentum;
    private final float weightDecay;
    private final Map<Parameter, float[]> velocities = new HashMap<>();
    private final List<float[]> state = new ArrayList<>();

    /** Without weight decay. */
    public Sgd(double momentum) {
      this(momentum, 0);
    }

    /**
     * @param momentum in [0, 1); 0 is plain gradient descent
     * @param weightDecay at least 0
     */
    public Sgd(double momentum, double weightDecay) {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException("momentum must be in [0, 1): " + momentum);
      }
      this.momentum = (float) momentum;
      this.weightDecay = requireDecay(weightDecay);
    }

    @Override
    public void start(List<Parameter> parameters) {
      velocities.clear();
      state.clear();
      for (Parameter p : parameters) {
        float[] velocity = new float[p.value.length];
        velocities.put(p, velocity);
        state.add(velocity);
      }
    }

    @Override
    public List<float[]> state() {
      return state;
    }

    @Override
    public void update(Parameter parameter, int from, int to, float learningRate, int step) {
      float[] velocity = velocities.get(parameter);
      float[] value = parameter.value;
      float[] gradient = parameter.gradient;
      float decay = parameter.decays() ? weightDecay : 0;
      for (int i = from; i < to; i++) {
        velocity[i] = momentum * velocity[i] + gradient[i] + decay * value[i];
        value[i] -= learningRate * velocity[i];
      }
    }

    @Override
    public float usualLearningRate() {
      return 0.05f;
    }
  }

  private static float requireDecay(double weightDecay) {
    if (!(weightDecay >= 0 && weightDecay < 1)) {
      throw new IllegalArgumentException("weight decay must be in [0, 1): " + weightDecay);
    }
    return (float) weightDecay;
  }
}
