package dev.tally.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.OnnxModel;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@link OnnxExport} and {@link OnnxEnsemble} wrote back into networks and weights. The file's graph is followed from its
 * end to its beginning, so what is read is what the file computes, whatever its card says.
 */
public final class OnnxImport {
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, TensorProto> tensors = new HashMap<>();
  private final GraphProto graph;

  private OnnxImport(GraphProto graph) {
    this.graph = graph;
    graph.getNodeList().forEach(node -> producers.put(node.getOutput(0), node));
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
  }

  /**
   * Reads a model file.
   *
   * @param name what errors call the model
   * @throws ModelException if the file is damaged, has no card, or is no float model that Tally wrote
   */
  public static TrainedModel read(byte[] file, String name) {
    ModelCard card = OnnxModel.card(file, name);
    try {
      OnnxImport read = new OnnxImport(ModelProto.parseFrom(file).getGraph());
      if (!read.input().equals(new Shape(Strip.HEIGHT, Strip.WIDTH, 1))) {
        DigitClassifier.open(file, name).close();
      }
      return read.model(card);
    } catch (InvalidProtocolBufferException e) {
      throw new ModelException(name + " is damaged or not an ONNX file", e);
    } catch (ModelException e) {
      throw new ModelException(name + " is refused: " + e.getMessage(), e);
    }
  }

  /**
   * The weights and biases of a network for lines, layer by layer in the engine's order: its convolutions, batch norms folded in.
   *
   * @throws ModelException if the file is not made of convolutions that Tally wrote
   */
  public static List<List<float[]>> convolutions(byte[] file, String name) {
    try {
      OnnxImport read = new OnnxImport(ModelProto.parseFrom(file).getGraph());
      return read.graph.getNodeList().stream().filter(node -> node.getOpType().equals("Conv")).map(node -> {
        List<float[]> arrays = new ArrayList<>(read.arrays(node));
        int channels = (int) read.tensors.get(node.getInput(1)).getDims(1);
        arrays.set(0, WeightOrder.channelsFirst(read.convolution(node), channels).back(arrays.getFirst()));
        return List.copyOf(arrays);
      }).toList();
    } catch (InvalidProtocolBufferException e) {
      throw new ModelException(name + " is damaged or not an ONNX file", e);
    }
  }

  private TrainedModel model(ModelCard card) {
    NodeProto softmax = producer(graph.getOutput(0).getName(), "Softmax");
    NodeProto before = producers.get(softmax.getInput(0));
    if (before == null || !before.getOpType().equals("Mul")) {
      return new TrainedModel(card, List.of(network(card.network(), softmax.getOutput(0))), 1);
    }
    NodeProto mean = source(source(source(before, "Log"), "Max"), "Mean");
    List<Folding> members = mean.getInputList().stream().map(output -> network(card.name(), output)).toList();
    return new TrainedModel(card, members, 1 / (double) tensor(before.getInput(1))[0]);
  }

  /** The node before. */
  private NodeProto source(NodeProto node, String operator) {
    return producer(node.getInput(0), operator);
  }

  private NodeProto producer(String output, String operator) {
    NodeProto node = producers.get(output);
    if (node == null || !node.getOpType().equals(operator)) {
      throw new ModelException("it is no network that Tally wrote: " + output + " is made by "
          + (node == null ? "nothing" : node.getOpType()));
    }
    return node;
  }

  /** A layer with its weights as the file has them. */
  private record Found(Layer layer, List<float[]> arrays, List<Found> body, List<Found> shortcut) {
    static Found of(Layer layer, List<float[]> arrays) {
      return new Found(layer, arrays, List.of(), List.of());
    }
  }

  private Folding network(String name, String output) {
    Shape input = input();
    List<Found> found = between(graph.getInput(0).getName(), output);
    List<Layer> layers = found.stream().map(Found::layer).toList();
    try {
      Weights weights = new Weights(inEngineOrder(found, input));
      return Folding.of(new Architecture(name, input, layers), weights);
    } catch (IllegalArgumentException e) {
      throw new ModelException("it is no network that Tally wrote: " + e.getMessage(), e);
    }
  }

  /** What the file takes. */
  private Shape input() {
    TensorShapeProto dimensions = graph.getInput(0).getType().getTensorType().getShape();
    return new Shape((int) dimensions.getDim(2).getDimValue(), (int) dimensions.getDim(3).getDimValue(),
        (int) dimensions.getDim(1).getDimValue());
  }

  /** The layers that lead from one value to another. */
  private List<Found> between(String from, String to) {
    Deque<Found> layers = new ArrayDeque<>();
    String at = to;
    while (!at.equals(from)) {
      NodeProto node = producers.get(at);
      if (node == null) {
        throw new ModelException("it is no network that Tally wrote: nothing makes " + at);
      }
      at = node.getInput(0);
      switch (node.getOpType()) {
        case "Conv" -> layers.addFirst(Found.of(convolution(node), arrays(node)));
        case "Gemm" -> layers.addFirst(Found.of(
            new Layer.Dense((int) tensors.get(node.getInput(1)).getDims(1), node.getInputCount() > 2),
            arrays(node)));
        case "Relu" -> layers.addFirst(Found.of(new Layer.Relu(), List.of()));
        case "MaxPool" ->
          layers.addFirst(Found.of(new Layer.MaxPooling(first(node, "kernel_shape")), List.of()));
        case "AveragePool" ->
          layers.addFirst(Found.of(new Layer.AveragePooling(first(node, "kernel_shape")), List.of()));
        case "Flatten" -> layers.addFirst(Found.of(new Layer.Flatten(), List.of()));
        // Its picture of one pixel is what the engine calls flat.
        case "GlobalAveragePool" -> {
          layers.removeFirst();
          layers.addFirst(Found.of(new Layer.GlobalAveragePooling(), List.of()));
        }
        case "Add" -> {
          String body = node.getInput(1);
          String fork = fork(at, body);
          layers.addFirst(residual(between(fork, body), between(fork, at)));
          at = fork;
        }
        // The place itself, in the middle, is shifted nowhere.
        case "Concat" -> {
          layers.addFirst(Found.of(new Layer.Columns(node.getInputCount()), List.of()));
          at = source(producer(node.getInput(node.getInputCount() / 2), "Reshape"), "Transpose").getInput(0);
        }
        // Places with their channels last, as a softmax takes them.
        case "Reshape" -> at = source(node, "Transpose").getInput(0);
        case "Softmax" -> layers.addFirst(Found.of(new Layer.Softmax(), List.of()));
        case "DequantizeLinear" ->
          throw new ModelException("it is an int8 file already; take the float one that it was made from");
        default ->
          throw new ModelException("it is no network that Tally wrote: it has a " + node.getOpType());
      }
    }
    return List.copyOf(layers);
  }

  private static Found residual(List<Found> body, List<Found> shortcut) {
    return new Found(new Layer.Residual(body.stream().map(Found::layer).toList(),
        shortcut.stream().map(Found::layer).toList()), List.of(), body, shortcut);
  }

  /** The last value that both ways come from. */
  private String fork(String shortcut, String body) {
    Set<String> way = new HashSet<>();
    String at = body;
    while (way.add(at) && producers.containsKey(at)) {
      at = producers.get(at).getInput(0);
    }
    at = shortcut;
    while (!way.contains(at)) {
      at = producers.get(at).getInput(0);
    }
    return at;
  }

  private Layer.Convolution convolution(NodeProto node) {
    return new Layer.Convolution((int) tensors.get(node.getInput(1)).getDims(0), first(node, "kernel_shape"),
        first(node, "strides"), first(node, "pads"), node.getInputCount() > 2);
  }

  private static int first(NodeProto node, String attribute) {
    return node.getAttributeList()
        .stream()
        .filter(a -> a.getName().equals(attribute))
        .map(AttributeProto::getIntsList)
        .findFirst()
        .map(ints -> ints.getFirst().intValue())
        .orElseThrow(
            () -> new ModelException("it is no network that Tally wrote: a layer has no " + attribute));
  }

  private List<float[]> arrays(NodeProto node) {
    return node.getInputList().subList(1, node.getInputCount()).stream().map(this::tensor).toList();
  }

  private float[] tensor(String name) {
    TensorProto tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException("it is no float network that Tally wrote: it lacks " + name);
    }
    float[] values = new float[tensor.getFloatDataCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.getFloatData(i);
    }
    return values;
  }

  private static List<List<float[]>> inEngineOrder(List<Found> found, Shape input) {
    List<Shape> shapes = Layer.through(found.stream().map(Found::layer).toList(), input);
    List<List<float[]>> all = new ArrayList<>();
    Layer before = null;
    for (int i = 0; i < found.size(); i++) {
      Found layer = found.get(i);
      List<float[]> arrays = new ArrayList<>(layer.arrays);
      if (layer.layer instanceof Layer.Convolution convolution) {
        arrays.set(0,
            WeightOrder.channelsFirst(convolution, shapes.get(i).channels()).back(arrays.getFirst()));
      } else if (layer.layer instanceof Layer.Dense dense && before instanceof Layer.Flatten) {
        arrays.set(0, WeightOrder.channelsFirst(shapes.get(i - 1), dense.units()).back(arrays.getFirst()));
      }
      inEngineOrder(layer.body, shapes.get(i)).forEach(arrays::addAll);
      inEngineOrder(layer.shortcut, shapes.get(i)).forEach(arrays::addAll);
      all.add(arrays);
      before = layer.layer;
    }
    return all;
  }
}
