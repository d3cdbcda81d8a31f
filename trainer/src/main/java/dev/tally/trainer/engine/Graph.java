package dev.tally.trainer.engine;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * An architecture turned into nodes, in the order in which they run. A residual's ways stand one after the other, between a
 * {@link Fork} and a {@link Sum}.
 */
final class Graph {
  final Tensor input;
  final List<Node> nodes = new ArrayList<>();
  /** What each of the architecture's layers keeps. */
  final List<List<Parameter>> parameters = new ArrayList<>();
  Tensor output;
  Tensor outputGradient;

  private final int images;
  private final int chunks;

  Graph(Architecture architecture, int images, int chunks) {
    if (!(architecture.layers().getFirst() instanceof Layer.Convolution
        || architecture.layers().getFirst() instanceof Layer.Flatten)) {
      throw new IllegalArgumentException(
          architecture.name() + " must begin with a convolution or flatten and dense");
    }
    this.images = images;
    this.chunks = chunks;
    this.input = Tensor.plain(images, architecture.input());
    this.output = input;
    add(architecture.layers(), parameters);
  }

  /** Appends the layers' nodes; {@code kept} gets an entry a layer. */
  private void add(List<Layer> layers, List<List<Parameter>> kept) {
    List<Shape> shapes = Layer.through(layers, output.shape);
    for (int i = 0; i < layers.size(); i++) {
      int before = nodes.size();
      Layer next = i + 1 < layers.size() ? layers.get(i + 1) : null;
      switch (layers.get(i)) {
        case Layer.Convolution layer -> {
          int pooling = poolingBehind(layers, i);
          Shape shape = shapes.get(i + 1);
          Shape used = new Shape(shape.height() / pooling * pooling, shape.width() / pooling * pooling,
              shape.channels());
          add(new Convolution(layer, output, outputGradient, used, images, chunks, pooling > 1));
        }
        case Layer.BatchNorm layer -> {
          BatchNorm norm = new BatchNorm(layer, fusedRelu(layers, i + 1), output, outputGradient, images,
              chunks);
          add(norm.statistics());
          add(norm.normalization());
        }
        case Layer.Relu _ -> {
          if (i == 0) { // the start of a residual's way must leave the input as it is
            add(new Relu(output, outputGradient, fresh(), fresh()));
          } else if (!(next instanceof Layer.MaxPooling) && !fusedRelu(layers, i)) {
            add(Relu.inPlace(output, outputGradient));
          }
        }
        case Layer.MaxPooling layer -> {
          add(new MaxPooling(layer.size(), output, outputGradient, images));
          // Before a max pool it changes nothing to come after it, on a quarter of the values.
          if (i > 1 && layers.get(i - 1) instanceof Layer.Relu) {
            add(Relu.inPlace(output, outputGradient));
          }
        }
        case Layer.AveragePooling layer ->
          add(new AveragePooling(layer.size(), layer.size(), output, outputGradient, images));
        case Layer.GlobalAveragePooling _ -> add(
            new AveragePooling(output.shape.height(), output.shape.width(), output, outputGradient, images));
        case Layer.Columns layer ->
          add(new Columns(layer.width(), shapes.get(i + 1), output, outputGradient, images));
        case Layer.Dropout layer -> add(new Dropout(layer.rate(), output, outputGradient, images));
        case Layer.Dense layer -> add(new Dense(layer, output, outputGradient, images));
        case Layer.Residual layer -> add(layer);
        // A dense layer finds each input by its place, so flattening moves nothing; the softmax is the loss's.
        case Layer.Flatten _,Layer.Softmax _ -> {}
      }
      kept.add(
          nodes.subList(before, nodes.size()).stream().flatMap(node -> node.parameters().stream()).toList());
    }
  }

  private Tensor fresh() {
    return Tensor.padded(images, output.shape);
  }

  private void add(Node node) {
    nodes.add(node);
    output = node.output();
    outputGradient = node.outputGradient();
  }

  private void add(Layer.Residual layer) {
    Tensor values = output;
    Fork fork = new Fork(output, outputGradient, images);
    add(fork);
    add(layer.body(), new ArrayList<>());
    Tensor body = output;
    Tensor bodyGradient = outputGradient;
    if (layer.shortcut().isEmpty()) {
      // What ends in a ReLU changes the sum's gradient in place, before the fork has read it.
      boolean copies = layer.body().getLast() instanceof Layer.Relu;
      Tensor copy = copies ? Tensor.padded(images, values.shape) : null;
      fork.shortcut(copies ? copy : bodyGradient);
      add(new Sum(body, bodyGradient, values, copy, fresh()));
      return;
    }
    output = values;
    outputGradient = Tensor.padded(images, values.shape);
    fork.shortcut(outputGradient);
    add(layer.shortcut(), new ArrayList<>());
    add(new Sum(body, bodyGradient, output, outputGradient, fresh()));
  }

  /** Whether the layer at the index is a ReLU that the batch norm before it does: not where a max pool takes it. */
  private static boolean fusedRelu(List<Layer> layers, int index) {
    return index > 0 && index < layers.size() && layers.get(index) instanceof Layer.Relu
        && layers.get(index - 1) instanceof Layer.BatchNorm
        && !(index + 1 < layers.size() && layers.get(index + 1) instanceof Layer.MaxPooling);
  }

  /** The size of the max pool that takes the layer's output, perhaps behind a ReLU; 1 where there is none. */
  private static int poolingBehind(List<Layer> layers, int index) {
    for (Layer layer : layers.subList(index + 1, layers.size())) {
      if (layer instanceof Layer.MaxPooling pooling) {
        return pooling.size();
      }
      if (!(layer instanceof Layer.Relu)) {
        break;
      }
    }
    return 1;
  }
}
