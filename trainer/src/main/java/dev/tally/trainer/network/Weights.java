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
      wanted
          .add(architecture.layers().get(i).parameters(shapes.get(i)).stream().map(Weights::length).toList());
    }
    List<List<Integer>> found = layers.stream()
        .map(arrays -> arrays.stream().map(a -> a.length).toList())
        .toList();
    if (!wanted.equals(found)) {
      throw new IllegalArgumentException(
          "weights do not fit " + architecture.name() + ": found " + found + ", wanted " + wanted);
    }
  }

  /** How many numbers an array of these dimensions holds. */
  public static int length(int[] dimensions) {
    int length = 1;
    for (int dimension : dimensions) {
      length = Math.multiplyExact(length, dimension);
    }
    return length;
  }
}
