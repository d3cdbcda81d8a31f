package dev.tally.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes a network as ONNX (opset 13): input {@code image} [n, channels, height, width], output {@code probabilities}
 * [n, classes]. ONNX keeps channels first, the engine last, so kernels are turned and the rows of a dense layer
 * behind a flatten are put into ONNX's order.
 */
public final class OnnxExport {
  private static final int OPSET = 13;
  private static final int IR_VERSION = 8;

  private final Architecture architecture;
  private final Iterator<float[]> arrays;
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private String last = "image";
  private int count;

  private OnnxExport(Folding folded) {
    this.architecture = folded.architecture();
    this.arrays = folded.weights().layers().stream().flatMap(List::stream).iterator();
  }

  /** The bytes of an ONNX file with the card in its metadata. Batch norms are folded into the layers before them. */
  public static byte[] toBytes(Architecture architecture, Weights weights, ModelCard card) {
    ModelProto model = ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("tally")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .addMetadataProps(StringStringEntryProto.newBuilder().setKey(ModelCard.KEY).setValue(card.toJson()))
        .setGraph(new OnnxExport(Folding.of(architecture, weights)).graph())
        .build();
    return model.toByteArray();
  }

  private GraphProto graph() {
    Shape in = architecture.input();
    graph.setName(architecture.name());
    graph.addInput(value("image", in.channels(), in.height(), in.width()));
    graph.addOutput(value("probabilities", architecture.classes()));
    add(architecture.layers(), in);
    return graph.build();
  }

  private void add(List<Layer> layers, Shape input) {
    List<Shape> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      add(layers, i, shapes);
    }
  }

  private void add(List<Layer> layers, int i, List<Shape> shapes) {
    String name = "layer" + count++;
    switch (layers.get(i)) {
      case Layer.Convolution layer -> {
        int channels = shapes.get(i).channels();
        tensor(name + ".weights", channelsFirst(layer, channels, arrays.next()), layer.filters(), channels,
            layer.kernel(), layer.kernel());
        long pad = layer.padding();
        node(name, "Conv", withBiases(name, layer.bias(), layer.filters()),
            ints("kernel_shape", layer.kernel(), layer.kernel()),
            ints("strides", layer.stride(), layer.stride()), ints("pads", pad, pad, pad, pad));
      }
      case Layer.Relu _ -> node(name, "Relu", List.of());
      case Layer.MaxPooling layer -> pool(name, "MaxPool", layer.size());
      case Layer.AveragePooling layer -> pool(name, "AveragePool", layer.size());
      case Layer.GlobalAveragePooling _ -> {
        node(name, "GlobalAveragePool", List.of());
        node(name + ".flat", "Flatten", List.of(), integer("axis", 1));
      }
      case Layer.Residual layer -> {
        String input = last;
        add(layer.body(), shapes.get(i));
        String body = last;
        last = input;
        add(layer.shortcut(), shapes.get(i));
        node(name, "Add", List.of(body));
      }
      case Layer.Flatten _ -> node(name, "Flatten", List.of(), integer("axis", 1));
      case Layer.Dense layer -> {
        boolean flattened = i > 0 && layers.get(i - 1) instanceof Layer.Flatten;
        float[] rows = flattened
            ? channelsFirst(shapes.get(i - 1), layer.units(), arrays.next())
            : arrays.next();
        tensor(name + ".weights", rows, shapes.get(i).size(), layer.units());
        node(name, "Gemm", withBiases(name, layer.bias(), layer.units()));
      }
      case Layer.Softmax _ -> node("probabilities", "Softmax", List.of(), integer("axis", -1));
      case Layer.BatchNorm _,Layer.Dropout _ -> throw new IllegalStateException("folding has removed it");
    }
  }

  private List<String> withBiases(String name, boolean bias, int length) {
    if (!bias) {
      return List.of(name + ".weights");
    }
    tensor(name + ".biases", arrays.next(), length);
    return List.of(name + ".weights", name + ".biases");
  }

  private void pool(String name, String operator, int size) {
    node(name, operator, List.of(), ints("kernel_shape", size, size), ints("strides", size, size));
  }

  /** [kernel][kernel][in][out] to [out][in][kernel][kernel]. */
  private static float[] channelsFirst(Layer.Convolution layer, int channels, float[] from) {
    float[] to = new float[from.length];
    int positions = layer.kernel() * layer.kernel();
    for (int position = 0; position < positions; position++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int filter = 0; filter < layer.filters(); filter++) {
          to[(filter * channels + channel) * positions
              + position] = from[(position * channels + channel) * layer.filters() + filter];
        }
      }
    }
    return to;
  }

  /** Rows in the order (height, width, channel) to the order (channel, height, width). */
  private static float[] channelsFirst(Shape shape, int units, float[] from) {
    float[] to = new float[from.length];
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        System.arraycopy(from, (pixel * shape.channels() + channel) * units, to,
            (channel * shape.pixels() + pixel) * units, units);
      }
    }
    return to;
  }

  private void node(String output, String operator, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(NodeProto.newBuilder()
        .setName(output)
        .setOpType(operator)
        .addInput(last)
        .addAllInput(inputs)
        .addOutput(output)
        .addAllAttribute(Arrays.asList(attributes)));
    last = output;
  }

  private void tensor(String name, float[] values, int... dimensions) {
    graph.addInitializer(TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addAllDims(IntStream.of(dimensions).asLongStream().boxed().toList())
        .addAllFloatData(IntStream.range(0, values.length).mapToObj(i -> values[i]).toList()));
  }

  private static AttributeProto ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** Floats [n, dimensions...], n being any number of images. */
  private static ValueInfoProto value(String name, long... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
    LongStream.of(dimensions)
        .forEach(d -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(d)));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder()
            .setTensorType(TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)))
        .build();
  }
}
