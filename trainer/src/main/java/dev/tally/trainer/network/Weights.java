package dev.tally.trainer.network;

import java.util.ArrayList;
import java.util.List;

/**
 * All trained numbers of a network, without any engine's padding: for each layer the arrays that
 * {@link Layer#parameters} lists, in that order. A snapshot: arrays are never changed after construction.
 */
public record Weights(List<List<float[]>> layers) {

  public Weights {
    layers = layers.stream().map(List::copyOf).toList();
  }

  /** Throws {@link IllegalArgumentException} unless every array has the length the architecture asks for. */
  public void requireFit(Architecture architecture) {
    List<Shape> shapes = architecture.shapes();
    List<List<Integer>> wanted = new ArrayList<>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      wanted.add(
          architecture.layers().get(i).parameters(shapes.get(i)).stream().map(Layer.Array::length).toList());
    }
    List<List<Integer>> found = layers.stream()
        .map(arrays -> arrays.stream().map(a -> a.length).toList())
        .toList();
    if (!wanted.equals(found)) {
      throw new IllegalArgumentException(
          "weights do not fit " + architecture.name() + ": found " + found + ", wanted " + wanted);
    }
  }

  /**
   * The same network with the logits divided by a temperature: the last layer that has weights is divided by it, so no reader has
   * to know.
   */
  public Weights dividedByTemperature(double temperature) {
    int last = layers.size() - 1;
    while (layers.get(last).isEmpty()) {
      last--;
    }
    List<List<float[]>> divided = new ArrayList<>(layers);
    divided.set(last, layers.get(last).stream().map(array -> divided(array, temperature)).toList());
    return new Weights(divided);
  }

  private static float[] divided(float[] array, double by) {
    float[] divided = new float[array.length];
    for (int i = 0; i < array.length; i++) {
      divided[i] = (float) (array[i] / by);
    }
    return divided;
  }
}
