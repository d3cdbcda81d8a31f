package dev.tally.trainer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /** Whether it gives a row of places, each with probabilities, for a line of writing. */
  public boolean isForLines() {
    return shapes().getLast().pixels() > 1;
  }

  /** How many numbers it gives. */
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

  /** The same network with filters and units times a factor, but for the last layer's. */
  public Architecture scaled(double width) {
    if (width == 1) {
      return this;
    }
    int last = layers.size() - 1;
    while (!(layers.get(last) instanceof Layer.Dense || layers.get(last) instanceof Layer.Convolution)) {
      last--;
    }
    List<Layer> scaled = new ArrayList<>(mapped(layers.subList(0, last), layer -> switch (layer) {
      case Layer.Convolution c ->
        new Layer.Convolution(scaled(c.filters(), width), c.kernel(), c.stride(), c.padding(), c.bias());
      case Layer.Dense dense -> new Layer.Dense(scaled(dense.units(), width), dense.bias());
      default -> layer;
    }));
    scaled.addAll(layers.subList(last, layers.size()));
    return new Architecture(name + "-x" + width, input, scaled);
  }

  private static int scaled(int channels, double width) {
    return (int) Math.max(1, Math.round(channels * width));
  }

  /** The same network with this rate in all its dropouts. */
  public Architecture withDropout(double rate) {
    return new Architecture(name, input,
        mapped(layers, layer -> layer instanceof Layer.Dropout ? new Layer.Dropout(rate) : layer));
  }

  /** Those within residuals too. */
  private static List<Layer> mapped(List<Layer> layers, UnaryOperator<Layer> change) {
    return layers.stream()
        .map(layer -> layer instanceof Layer.Residual residual
            ? new Layer.Residual(mapped(residual.body(), change), mapped(residual.shortcut(), change))
            : change.apply(layer))
        .toList();
  }

  /** The same network under another name. */
  public Architecture named(String other) {
    return new Architecture(other, input, layers);
  }
}
