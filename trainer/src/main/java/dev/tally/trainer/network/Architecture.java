package dev.tally.trainer.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A network as data. Input are pictures with ink 1 on paper 0; output the probabilities of the classes.
 */
public record Architecture(String name, Shape input, List<Layer> layers) {

  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.getLast() instanceof Layer.Softmax)) {
      throw new IllegalArgumentException("the last layer of " + name + " must be a softmax");
    }
    if (layers.stream().filter(Layer.Softmax.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("only the last layer of " + name + " can be a softmax");
    }
  }

  /** What goes into each layer, and as the last entry what comes out: {@code layers().size() + 1} shapes. */
  public List<Shape> shapes() {
    return Layer.through(layers, input);
  }

  public int classes() {
    return shapes().getLast().size();
  }

  /** How many numbers are trained. */
  public int parameterCount() {
    List<Shape> shapes = shapes();
    return IntStream.range(0, layers.size())
        .flatMap(i -> layers.get(i)
            .parameters(shapes.get(i))
            .stream()
            .filter(Layer.Array::trained)
            .mapToInt(Layer.Array::length))
        .sum();
  }

  /** The layers in {@link LayerText}'s notation. */
  public String text() {
    return LayerText.format(layers);
  }

  /** The same network under another name. */
  public Architecture named(String other) {
    return new Architecture(other, input, layers);
  }
}
