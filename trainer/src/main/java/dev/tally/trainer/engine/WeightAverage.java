package dev.tally.trainer.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An exponential moving average of all weights and running statistics (Polyak and Juditsky, 1992, in the form that
 * forgets). It is usually better than any single step's weights. Early on it forgets faster, so that the starting values do not linger.
 */
final class WeightAverage {
  private final float decay;
  private final List<Parameter> parameters;
  private final Map<Parameter, float[]> averages = new HashMap<>();

  /** @param decay in [0, 1): the share that is kept a step */
  WeightAverage(double decay, List<Parameter> parameters) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("the average's decay must be in [0, 1): " + decay);
    }
    this.decay = (float) decay;
    this.parameters = parameters;
    parameters.forEach(p -> averages.put(p, p.value.clone()));
  }

  /** After step number {@code step}, from 1: values [from, to) of one array. */
  void update(Parameter parameter, int from, int to, int step) {
    float[] average = averages.get(parameter);
    float[] value = parameter.value;
    float share = 1 - Math.min(decay, (1f + step) / (10f + step));
    for (int i = from; i < to; i++) {
      average[i] += share * (value[i] - average[i]);
    }
  }

  /** Puts the averages where the weights are and the weights here; the second call undoes it. */
  void exchange() {
    for (Parameter parameter : parameters) {
      float[] average = averages.get(parameter);
      float[] value = parameter.value.clone();
      System.arraycopy(average, 0, parameter.value, 0, value.length);
      System.arraycopy(value, 0, average, 0, value.length);
    }
  }

  List<float[]> state() {
    return parameters.stream().map(averages::get).toList();
  }
}
