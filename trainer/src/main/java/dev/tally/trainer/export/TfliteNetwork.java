package dev.tally.trainer.export;

import dev.tally.trainer.export.TfliteGraph.Operator;
import dev.tally.trainer.export.TfliteGraph.Options;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts one network's layers into a TensorFlow Lite graph. Values are called as {@link OnnxExport} calls them, so that one
 * {@link Quantization} serves both.
 */
final class TfliteNetwork {
  private static final int SAME = 0;
  private static final int VALID = 1;
  static final Options SOFTMAX = new Options(9,
      out -> TfliteGraph.table(out, 1, () -> out.addFloat(0, 1, 0)));

  private final TfliteGraph graph;
  private final String prefix;
  private final Iterator<float[]> arrays;
  private final Optional<Quantization> quantization;
  private Value last;
  private int count;
  /** Columns that the next convolution sees at once, of pictures of this shape; null where it sees what its kernel says. */
  private Layer.Columns columns;
  private Shape rows;

  /** What a value is for each picture: a vector, a row of places with a vector each, or a picture with channels. */
  private enum Form {
    VECTOR, PLACES, PICTURE;

    int[] dimensions(Shape shape) {
      return switch (this) {
        case VECTOR -> new int[] {shape.channels()};
        case PLACES -> new int[] {shape.width(), shape.channels()};
        case PICTURE -> new int[] {shape.height(), shape.width(), shape.channels()};
      };
    }
  }

  /**
   * A value.
   *
   * @param affine null for floats
   */
  private record Value(int tensor, Affine affine, Form form) {
    boolean int8() {
      return affine != null;
    }
  }

  private TfliteNetwork(TfliteGraph graph, String prefix, Folding network, Value image,
      Optional<Quantization> quantization) {
    this.graph = graph;
    this.prefix = prefix;
    this.arrays = network.weights().layers().stream().flatMap(List::stream).iterator();
    this.quantization = quantization;
    this.last = image;
  }

  /**
   * Adds a network.
   *
   * @param prefix of its values' names
   * @param image the tensor of the pictures, floats
   * @return the tensor of the probabilities, floats
   */
  static int add(TfliteGraph graph, String prefix, Folding network, int image,
      Optional<Quantization> quantization) {
    Shape input = network.architecture().input();
    TfliteNetwork adding = new TfliteNetwork(graph, prefix, network, new Value(image, null, Form.PICTURE),
        quantization);
    if (quantization.isPresent()) {
      adding.step(Operator.QUANTIZE, Options.NONE, "image.int8", Affine.PIXELS, input);
    }
    adding.add(network.architecture().layers(), input);
    return adding.last.tensor;
  }

  private void add(List<Layer> layers, Shape input) {
    List<Shape> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      boolean reluFollows = i + 1 < layers.size() && layers.get(i + 1) instanceof Layer.Relu;
      boolean computes = layers.get(i) instanceof Layer.Convolution || layers.get(i) instanceof Layer.Dense
          || layers.get(i) instanceof Layer.Residual;
      boolean fused = computes && reluFollows;
      add(layers.get(i), shapes.get(i), shapes.get(i + 1), fused);
      if (fused) {
        i++;
      }
    }
  }

  /** @param relu whether the ReLU that follows is computed with the layer; the value has its name then */
  private void add(Layer layer, Shape in, Shape out, boolean relu) {
    String name = "layer" + count++;
    switch (layer) {
      case Layer.Convolution convolution -> convolution(convolution, name, in, out, relu);
      case Layer.Dense dense -> {
        int[] numbers = numbers(name, dense.bias(), false, WeightOrder.outputsFirst(in.size(), dense.units()),
            dense.units(), in.size());
        String value = relu ? "layer" + count++ : name;
        step(Operator.FULLY_CONNECTED,
            new Options(8, o -> TfliteGraph.table(o, 4, () -> o.addByte(0, activation(relu), 0))), value,
            affine(value), out, numbers);
      }
      case Layer.Residual residual -> residual(residual, name, in, out, relu);
      case Layer.Relu _ -> step(Operator.RELU, Options.NONE, name, affine(name), out);
      case Layer.MaxPooling pooling -> pool(Operator.MAX_POOL_2D, pooling.size(), name, out);
      case Layer.AveragePooling pooling -> pool(Operator.AVERAGE_POOL_2D, pooling.size(), name, out);
      case Layer.GlobalAveragePooling _ -> step(Operator.MEAN, new Options(27, o -> TfliteGraph.table(o, 1)),
          name, affine(name), out, graph.integers(prefix + name + ".axes", 1, 2));
      case Layer.Flatten _ -> reshape(name, Form.VECTOR, last.affine, out, -1, out.size());
      // Every place of a row computes the same of its columns: that is a convolution as high as they are.
      case Layer.Columns seen -> {
        columns = seen;
        rows = in;
      }
      case Layer.Softmax _ -> {
        if (last.int8()) {
          step(Operator.DEQUANTIZE, Options.NONE, "logits", null, in);
        }
        if (in.pixels() > 1) {
          reshape("places", Form.PLACES, null, in, -1, in.width(), in.channels());
        }
        step(Operator.SOFTMAX, SOFTMAX, "probabilities", null, out);
      }
      case Layer.BatchNorm _,Layer.Dropout _ -> throw new IllegalStateException("folding has removed it");
    }
  }

  /** How a value is kept: null for floats. */
  private Affine affine(String value) {
    return quantization.map(q -> q.of(value)).orElse(null);
  }

  private static byte activation(boolean relu) {
    return (byte) (relu ? 1 : 0);
  }

  private void convolution(Layer.Convolution layer, String name, Shape in, Shape out, boolean relu) {
    if (columns != null) {
      convolutionOfColumns(layer, name, out, relu);
      return;
    }
    int kernel = layer.kernel();
    WeightOrder order = WeightOrder.outputsFirst(kernel * kernel * in.channels(), layer.filters());
    int[] numbers = numbers(name, layer.bias(), true, order, layer.filters(), kernel, kernel, in.channels());
    boolean same = isSame(layer, in, out);
    if (!same && layer.padding() > 0) {
      pad(layer.padding(), layer.padding(), name + ".padded", in);
    }
    convolve(name, layer.stride(), same, out, relu, numbers);
  }

  private void convolutionOfColumns(Layer.Convolution layer, String name, Shape out, boolean relu) {
    if (layer.kernel() != 1 || layer.stride() != 1 || layer.padding() != 0) {
      throw new ExportException("columns are seen by a convolution of 1x1 alone in a TensorFlow Lite file");
    }
    int wide = columns.width();
    WeightOrder order = WeightOrder.columns(rows, wide, layer.filters());
    int[] numbers = numbers(name, layer.bias(), true, order, layer.filters(), rows.height(), wide,
        rows.channels());
    if (wide > 1) {
      pad(0, wide / 2, name + ".padded", rows);
    }
    columns = null;
    convolve(name, 1, false, out, relu, numbers);
  }

  private void convolve(String name, int stride, boolean same, Shape out, boolean relu, int... numbers) {
    String value = relu ? "layer" + count++ : name;
    step(Operator.CONV_2D,
        new Options(1,
            o -> TfliteGraph.table(o, 7, () -> o.addByte(0, (byte) (same ? SAME : VALID), SAME),
                () -> o.addInt(1, stride, 0), () -> o.addInt(2, stride, 0),
                () -> o.addByte(3, activation(relu), 0))),
        value, affine(value), out, numbers);
  }

  /**
   * Whether TensorFlow's "same" is this layer's padding: it gives as many pixels as {@code ceil(side / stride)} needs, and an odd one
   * to the right and bottom.
   */
  private static boolean isSame(Layer.Convolution layer, Shape in, Shape out) {
    return layer.padding() > 0 && isSame(layer, in.height(), out.height())
        && isSame(layer, in.width(), out.width());
  }

  private static boolean isSame(Layer.Convolution layer, int in, int out) {
    int needed = (out - 1) * layer.stride() + layer.kernel() - in;
    return out == Math.ceilDiv(in, layer.stride()) && needed == 2 * layer.padding();
  }

  private void pad(int above, int beside, String name, Shape in) {
    int paddings = graph.pairs(prefix + name + ".pixels", 0, 0, above, above, beside, beside, 0, 0);
    Shape out = new Shape(in.height() + 2 * above, in.width() + 2 * beside, in.channels());
    step(Operator.PAD, Options.NONE, name, last.affine, out, paddings);
  }

  private void pool(Operator operator, int size, String name, Shape out) {
    step(operator,
        new Options(5,
            o -> TfliteGraph.table(o, 6, () -> o.addByte(0, (byte) VALID, SAME), () -> o.addInt(1, size, 0),
                () -> o.addInt(2, size, 0), () -> o.addInt(3, size, 0), () -> o.addInt(4, size, 0))),
        name, last.affine, out);
  }

  private void residual(Layer.Residual layer, String name, Shape in, Shape out, boolean relu) {
    Value input = last;
    add(layer.body(), in);
    Value body = last;
    last = input;
    add(layer.shortcut(), in);
    String value = relu ? "layer" + count++ : name;
    step(Operator.ADD, addition(relu), value, affine(value), out, body.tensor);
  }

  static Options addition(boolean relu) {
    return new Options(11, out -> TfliteGraph.table(out, 2, () -> out.addByte(0, activation(relu), 0)));
  }

  /**
   * Weights and biases as tensors; where a layer has no biases, zeros.
   *
   * @param shape of the weights of one output
   */
  private int[] numbers(String name, boolean bias, boolean perOutput, WeightOrder order, int outputs,
      int... shape) {
    float[] weights = arrays.next();
    float[] biases = bias ? arrays.next() : new float[outputs];
    int[] all = IntStream.concat(IntStream.of(outputs), IntStream.of(shape)).toArray();
    String weightsName = prefix + name + ".weights";
    String biasesName = prefix + name + ".biases";
    if (!last.int8()) {
      return new int[] {graph.floats(weightsName, order.from(weights), all),
          graph.floats(biasesName, biases, outputs)};
    }
    float inputScale = last.affine.scale();
    IntegerLayer layer = IntegerLayer.of(weights, biases, inputScale, perOutput);
    float[] scales = perOutput ? layer.scales() : new float[] {layer.scales()[0]};
    float[] biasScales = perOutput ? layer.biasScales(inputScale) : new float[] {inputScale * scales[0]};
    return new int[] {graph.weights(weightsName, order.from(layer.weights()), scales, all),
        graph.biases(biasesName, layer.biases(), biasScales)};
  }

  private void reshape(String name, Form form, Affine affine, Shape out, int... shape) {
    step(Operator.RESHAPE, Options.NONE, name, affine, form, out,
        graph.integers(prefix + name + ".shape", shape));
  }

  /** An operator on the last value and others, whose result is the last value then. */
  private void step(Operator operator, Options options, String name, Affine affine, Shape out,
      int... others) {
    step(operator, options, name, affine, operator == Operator.MEAN ? Form.VECTOR : last.form, out, others);
  }

  private void step(Operator operator, Options options, String name, Affine affine, Form form, Shape out,
      int... others) {
    int tensor = graph.value(prefix + name, affine, form.dimensions(out));
    int[] inputs = new int[1 + others.length];
    inputs[0] = last.tensor;
    System.arraycopy(others, 0, inputs, 1, others.length);
    graph.step(operator, last.int8() && affine != null, options, tensor, inputs);
    last = new Value(tensor, affine, form);
  }
}
