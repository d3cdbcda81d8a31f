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
import com.google.protobuf.ByteString;
import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.Seal;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes a network as ONNX (opset 13): input {@code image} [n, channels, height, width], output {@code probabilities}
 * [n, classes], or [n, places, classes] of a network for sequences. ONNX keeps channels first, the engine last, so kernels are turned and the rows of a dense layer
 * behind a flatten are put into ONNX's order.
 *
 * <p>In int8, values are quantised where {@link Quantization} says, in the QDQ form that runtimes turn into integer kernels: a
 * value is followed by QuantizeLinear and DequantizeLinear, weights are integers behind a DequantizeLinear.
 */
public final class OnnxExport {
  private static final int OPSET = 13;
  private static final int IR_VERSION = 8;

  private final Architecture architecture;
  private final Iterator<float[]> arrays;
  private final Optional<Quantization> quantization;
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private String last = "image";
  /** How the last value is kept, where it is in eight bits. */
  private Affine lastAffine = Affine.PIXELS;
  private int count;

  private OnnxExport(Folding folded, Optional<Quantization> quantization) {
    this.architecture = folded.architecture();
    this.arrays = folded.weights().layers().stream().flatMap(List::stream).iterator();
    this.quantization = quantization;
  }

  /** The bytes of an ONNX file with the card in its metadata. Batch norms are folded into the layers before them. */
  public static byte[] toBytes(Architecture architecture, Weights weights, ModelCard card) {
    return toBytes(Folding.of(architecture, weights), card, Optional.empty());
  }

  /** The bytes of an ONNX file, in int8 where there is a quantization. */
  static byte[] toBytes(Folding folded, ModelCard card, Optional<Quantization> quantization) {
    return sealed(ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("tally")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(new OnnxExport(folded, quantization).graph()), card);
  }

  /** The same with a card and a seal. */
  static byte[] sealed(ModelProto.Builder model, ModelCard card) {
    return Seal.close(model.clearMetadataProps()
        .addMetadataProps(
            StringStringEntryProto.newBuilder().setKey(ModelCard.KEY).setValue(CardJson.shortOf(card)))
        .addMetadataProps(StringStringEntryProto.newBuilder().setKey(ModelCard.SEAL_KEY).setValue(Seal.BLANK))
        .build()
        .toByteArray());
  }

  /** A float file that gives every value between layers too, under the names that a {@link Quantization} uses. */
  static byte[] withAllValues(Folding folded) {
    GraphProto graph = new OnnxExport(folded, Optional.empty()).graph();
    GraphProto.Builder all = graph.toBuilder();
    for (NodeProto node : graph.getNodeList()) {
      if (!node.getOutput(0).equals(graph.getOutput(0).getName())) {
        all.addOutput(ValueInfoProto.newBuilder().setName(node.getOutput(0)));
      }
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(all)
        .build()
        .toByteArray();
  }

  private GraphProto graph() {
    Shape in = architecture.input();
    graph.setName(architecture.name());
    graph.addInput(value("image", in.channels(), in.height(), in.width()));
    Shape out = architecture.shapes().getLast();
    graph.addOutput(out.pixels() == 1
        ? value("probabilities", out.channels())
        : value("probabilities", out.pixels(), out.channels()));
    keep(Affine.PIXELS);
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
        List<String> numbers = numbers(name, WeightOrder.channelsFirst(layer, channels), layer.bias(), true,
            layer.filters(), channels, layer.kernel(), layer.kernel());
        long pad = layer.padding();
        node(name, "Conv", numbers, ints("kernel_shape", layer.kernel(), layer.kernel()),
            ints("strides", layer.stride(), layer.stride()), ints("pads", pad, pad, pad, pad));
        keepUnlessReluFollows(layers, i, name);
      }
      case Layer.Relu _ -> {
        node(name, "Relu", List.of());
        keep(name);
      }
      case Layer.MaxPooling layer -> pool(name, "MaxPool", layer.size());
      case Layer.AveragePooling layer -> pool(name, "AveragePool", layer.size());
      case Layer.GlobalAveragePooling _ -> {
        node(name, "GlobalAveragePool", List.of());
        keep(name);
        node(name + ".flat", "Flatten", List.of(), integer("axis", 1));
        keep(lastAffine);
      }
      case Layer.Residual layer -> {
        String input = last;
        Affine inputAffine = lastAffine;
        add(layer.body(), shapes.get(i));
        String body = last;
        last = input;
        lastAffine = inputAffine;
        add(layer.shortcut(), shapes.get(i));
        node(name, "Add", List.of(body));
        keepUnlessReluFollows(layers, i, name);
      }
      case Layer.Flatten _ -> {
        node(name, "Flatten", List.of(), integer("axis", 1));
        keep(lastAffine);
      }
      case Layer.Dense layer -> {
        boolean flattened = i > 0 && layers.get(i - 1) instanceof Layer.Flatten;
        WeightOrder order = flattened
            ? WeightOrder.channelsFirst(shapes.get(i - 1), layer.units())
            : WeightOrder.unchanged(shapes.get(i).size() * layer.units());
        node(name, "Gemm", numbers(name, order, layer.bias(), false, shapes.get(i).size(), layer.units()));
        keepUnlessReluFollows(layers, i, name);
      }
      case Layer.Columns layer -> {
        Shape in = shapes.get(i);
        node(name + ".rows", "Transpose", List.of(), ints("perm", 0, 2, 1, 3));
        reshape(name + ".column", (long) in.height() * in.channels(), 1, in.width());
        neighbours(name, layer.width() / 2);
        keep(lastAffine);
      }
      case Layer.Softmax _ -> {
        Shape in = shapes.get(i);
        if (in.pixels() > 1) {
          node(name + ".places", "Transpose", List.of(), ints("perm", 0, 2, 3, 1));
          reshape(name, in.pixels(), in.channels());
        }
        node("probabilities", "Softmax", List.of(), integer("axis", -1));
      }
      case Layer.BatchNorm _,Layer.Dropout _ -> throw new IllegalStateException("folding has removed it");
    }
  }

  /** The names of a layer's weights and, where it has them, biases. */
  private List<String> numbers(String name, WeightOrder order, boolean bias, boolean perOutput,
      int... dimensions) {
    int outputs = perOutput ? dimensions[0] : dimensions[1];
    float[] weights = arrays.next();
    String weightsName = name + ".weights";
    String biasesName = name + ".biases";
    if (quantization.isEmpty()) {
      tensor(weightsName, order.from(weights), dimensions);
      if (!bias) {
        return List.of(weightsName);
      }
      tensor(biasesName, arrays.next(), outputs);
      return List.of(weightsName, biasesName);
    }
    IntegerLayer layer = IntegerLayer.of(weights, bias ? arrays.next() : new float[outputs],
        lastAffine.scale(), perOutput);
    float[] biasScales = layer.biasScales(lastAffine.scale());
    integers(weightsName, TensorProto.DataType.INT8, ByteBuffer.wrap(order.from(layer.weights())),
        dimensions);
    ByteBuffer biases = ByteBuffer.allocate(4 * outputs).order(ByteOrder.LITTLE_ENDIAN);
    biases.asIntBuffer().put(layer.biases());
    integers(biasesName, TensorProto.DataType.INT32, biases, outputs);
    if (perOutput) {
      tensor(weightsName + ".scale", layer.scales(), outputs);
      integers(weightsName + ".zero", TensorProto.DataType.INT8, ByteBuffer.allocate(outputs), outputs);
    } else {
      affine(weightsName, new Affine(layer.scales()[0], 0));
    }
    tensor(biasesName + ".scale", biasScales, outputs);
    return List.of(real(weightsName, List.of(weightsName, weightsName + ".scale", weightsName + ".zero"), 0),
        real(biasesName, List.of(biasesName, biasesName + ".scale"), 0));
  }

  /** ReLU belongs to the layer with weights before it: only what comes out of it is kept in eight bits. */
  private void keepUnlessReluFollows(List<Layer> layers, int i, String name) {
    if (i + 1 == layers.size() || !(layers.get(i + 1) instanceof Layer.Relu)) {
      keep(name);
    }
  }

  private void keep(String name) {
    quantization.ifPresent(q -> keep(q.of(name)));
  }

  /** In int8: rounds the last value to eight bits. */
  private void keep(Affine affine) {
    if (quantization.isEmpty()) {
      return;
    }
    String value = last;
    affine(value, affine);
    node(value + ".int8", "QuantizeLinear", List.of(value + ".scale", value + ".zero"));
    last = real(value, List.of(value + ".int8", value + ".scale", value + ".zero"), 1);
    lastAffine = affine;
  }

  private void affine(String name, Affine affine) {
    tensor(name + ".scale", new float[] {affine.scale()});
    integers(name + ".zero", TensorProto.DataType.INT8,
        ByteBuffer.wrap(new byte[] {(byte) affine.zeroPoint()}));
  }

  private String real(String name, List<String> inputs, int axis) {
    String output = name + ".real";
    graph.addNode(NodeProto.newBuilder()
        .setName(output)
        .setOpType("DequantizeLinear")
        .addAllInput(inputs)
        .addOutput(output)
        .addAttribute(integer("axis", axis)));
    return output;
  }

  private void integers(String name, TensorProto.DataType type, ByteBuffer littleEndian, int... dimensions) {
    graph.addInitializer(TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(IntStream.of(dimensions).asLongStream().boxed().toList())
        .setRawData(ByteString.copyFrom(littleEndian)));
  }

  /** To [n, dimensions...]. */
  private void reshape(String name, long... dimensions) {
    graph.addInitializer(TensorProto.newBuilder()
        .setName(name + ".shape")
        .setDataType(TensorProto.DataType.INT64.getNumber())
        .addDims(dimensions.length + 1L)
        .addInt64Data(-1)
        .addAllInt64Data(LongStream.of(dimensions).boxed().toList()));
    node(name, "Reshape", List.of(name + ".shape"));
  }

  /** Channels of the places from {@code reach} to the left to as many to the right, one after another; 0 outside. */
  private void neighbours(String name, int reach) {
    String place = last;
    List<String> all = new ArrayList<>();
    for (int offset = -reach; offset <= reach; offset++) {
      last = place;
      if (offset != 0) {
        String pads = name + ".pads" + offset;
        graph.addInitializer(TensorProto.newBuilder()
            .setName(pads)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(8)
            .addAllInt64Data(List.of(0L, 0L, 0L, (long) -offset, 0L, 0L, 0L, (long) offset)));
        node(name + ".at" + offset, "Pad", List.of(pads));
      }
      all.add(last);
    }
    last = all.getFirst();
    node(name, "Concat", all.subList(1, all.size()), integer("axis", 1));
  }

  private void pool(String name, String operator, int size) {
    node(name, operator, List.of(), ints("kernel_shape", size, size), ints("strides", size, size));
    keep(lastAffine);
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
