package dev.tally.trainer.export;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A TensorFlow Lite model in the making: tensors, operators, metadata, written as the FlatBuffer that {@code schema.fbs} (version 3)
 * describes. The numbers behind {@code add} are the schema's field numbers, which never change.
 */
final class TfliteGraph {
  /** Buffers are aligned so that kernels can load them as vectors. */
  private static final int ALIGNMENT = 16;
  private static final int SCHEMA_VERSION = 3;

  /** Types of a tensor's elements, by the schema's numbers. */
  enum Type {
    FLOAT32(0), INT32(2), INT8(9);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /** Operators, by the schema's numbers, with the version that runs on eight bits. */
  enum Operator {
    ADD(0, 2),
    AVERAGE_POOL_2D(1, 2),
    CONV_2D(3, 3),
    DEQUANTIZE(6, 2),
    FULLY_CONNECTED(9, 4),
    MAX_POOL_2D(17, 2),
    MUL(18, 1),
    RELU(19, 2),
    RESHAPE(22, 1),
    SOFTMAX(25, 1),
    PAD(34, 2),
    MEAN(40, 2),
    MAXIMUM(55, 1),
    LOG(73, 1),
    QUANTIZE(114, 1);

    private final int code;
    private final int int8Version;

    Operator(int code, int int8Version) {
      this.code = code;
      this.int8Version = int8Version;
    }
  }

  /** How a tensor's numbers stand for real ones: scales along the first axis, or one for all. */
  private record Scales(float[] scales, int zeroPoint) {}

  /** As many times the same zero point. */
  private record ZeroPoints(int zeroPoint, int length) {
    int write(FlatBufferBuilder out) {
      out.startVector(Long.BYTES, length, Long.BYTES);
      for (int i = 0; i < length; i++) {
        out.addLong(zeroPoint);
      }
      return out.endVector();
    }
  }

  private record Tensor(String name, Type type, int[] shape, int buffer, Scales scales) {}

  private record Code(Operator operator, int version) {}

  private record Step(int code, int[] inputs, int[] outputs, Options options) {}

  /**
   * What an operator is told.
   *
   * @param type the schema's number of the table
   * @param write writes the table and gives its place
   */
  record Options(int type, ToIntFunction<FlatBufferBuilder> write) {
    static final Options NONE = new Options(0, _ -> 0);
  }

  private final List<byte[]> buffers = new ArrayList<>(List.of(new byte[0]));
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Code> codes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> metadata = new LinkedHashMap<>();
  /** Where they are in the file: tensors share them, or they would be a tenth of a small file. */
  private final Map<ZeroPoints, Integer> zeroPoints = new HashMap<>();

  /**
   * A value that is computed.
   *
   * @param affine null for floats
   * @param shape of one picture's value; in front of it stands the number of pictures: 1, which runtimes can change. Marked as
   *     unknown (shape_signature -1), the browser's runtime would refuse it.
   */
  int value(String name, Affine affine, int... shape) {
    int[] batch = IntStream.concat(IntStream.of(1), IntStream.of(shape)).toArray();
    return tensor(affine == null
        ? new Tensor(name, Type.FLOAT32, batch, 0, null)
        : new Tensor(name, Type.INT8, batch, 0,
            new Scales(new float[] {affine.scale()}, affine.zeroPoint())));
  }

  int floats(String name, float[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(new Tensor(name, Type.FLOAT32, shape, buffer(bytes.array()), null));
  }

  int integers(String name, int... values) {
    return tensor(new Tensor(name, Type.INT32, new int[] {values.length}, buffer(bytes(values)), null));
  }

  /** Integers as [n][2]. */
  int pairs(String name, int... values) {
    return tensor(
        new Tensor(name, Type.INT32, new int[] {values.length / 2, 2}, buffer(bytes(values)), null));
  }

  /** Biases of a layer in eight bits. */
  int biases(String name, int[] values, float[] scales) {
    return tensor(new Tensor(name, Type.INT32, new int[] {values.length}, buffer(bytes(values)),
        new Scales(scales, 0)));
  }

  /** Weights in eight bits, the outputs along the first axis. */
  int weights(String name, byte[] values, float[] scales, int... shape) {
    return tensor(new Tensor(name, Type.INT8, shape, buffer(values), new Scales(scales, 0)));
  }

  private int tensor(Tensor tensor) {
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  private int buffer(byte[] bytes) {
    buffers.add(bytes);
    return buffers.size() - 1;
  }

  private static byte[] bytes(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  /** @param int8 whether the operator works on eight bits */
  void step(Operator operator, boolean int8, Options options, int output, int... inputs) {
    Code code = new Code(operator, int8 ? operator.int8Version : operator == Operator.DEQUANTIZE ? 2 : 1);
    if (!codes.contains(code)) {
      codes.add(code);
    }
    steps.add(new Step(codes.indexOf(code), inputs, new int[] {output}, options));
  }

  /** Bytes that travel with the model under a name. */
  void metadata(String name, byte[] bytes) {
    metadata.put(name, buffer(bytes));
  }

  String name(int tensor) {
    return tensors.get(tensor).name;
  }

  /** The whole file. */
  byte[] toBytes(String description, int input, int output) {
    FlatBufferBuilder out = new FlatBufferBuilder(1 << 16);
    zeroPoints.clear();
    int bufferTables = out
        .createVectorOfTables(buffers.stream().mapToInt(bytes -> buffer(out, bytes)).toArray());
    int metadataTables = out.createVectorOfTables(metadata.entrySet().stream().mapToInt(entry -> {
      int name = out.createString(entry.getKey());
      return table(out, 2, () -> out.addOffset(0, name, 0), () -> out.addInt(1, entry.getValue(), 0));
    }).toArray());
    int signatures = out.createVectorOfTables(new int[] {signature(out, input, output)});
    int graphs = out.createVectorOfTables(new int[] {graph(out, input, output)});
    int codeTables = out.createVectorOfTables(codes.stream()
        .mapToInt(code -> table(out, 4, () -> out.addByte(0, (byte) code.operator.code, 0),
            () -> out.addInt(2, code.version, 1), () -> out.addInt(3, code.operator.code, 0)))
        .toArray());
    int text = out.createString(description);
    out.finish(table(out, 8, () -> out.addInt(0, SCHEMA_VERSION, 0), () -> out.addOffset(1, codeTables, 0),
        () -> out.addOffset(2, graphs, 0), () -> out.addOffset(3, text, 0),
        () -> out.addOffset(4, bufferTables, 0), () -> out.addOffset(6, metadataTables, 0),
        () -> out.addOffset(7, signatures, 0)), "TFL3");
    return out.sizedByteArray();
  }

  private static int buffer(FlatBufferBuilder out, byte[] bytes) {
    if (bytes.length == 0) {
      return table(out, 1);
    }
    out.createUnintializedVector(1, bytes.length, ALIGNMENT).put(bytes);
    int data = out.endVector();
    return table(out, 1, () -> out.addOffset(0, data, 0));
  }

  private int signature(FlatBufferBuilder out, int input, int output) {
    int inputs = out.createVectorOfTables(new int[] {named(out, input)});
    int outputs = out.createVectorOfTables(new int[] {named(out, output)});
    int key = out.createString("serving_default");
    return table(out, 5, () -> out.addOffset(0, inputs, 0), () -> out.addOffset(1, outputs, 0),
        () -> out.addOffset(2, key, 0));
  }

  private int named(FlatBufferBuilder out, int tensor) {
    int name = out.createString(name(tensor));
    return table(out, 2, () -> out.addOffset(0, name, 0), () -> out.addInt(1, tensor, 0));
  }

  private int graph(FlatBufferBuilder out, int input, int output) {
    int all = out.createVectorOfTables(tensors.stream().mapToInt(tensor -> tensor(out, tensor)).toArray());
    int inputs = ints(out, input);
    int outputs = ints(out, output);
    int operators = out.createVectorOfTables(steps.stream().mapToInt(step -> step(out, step)).toArray());
    return table(out, 5, () -> out.addOffset(0, all, 0), () -> out.addOffset(1, inputs, 0),
        () -> out.addOffset(2, outputs, 0), () -> out.addOffset(3, operators, 0));
  }

  private int tensor(FlatBufferBuilder out, Tensor tensor) {
    int name = out.createString(tensor.name);
    int shape = ints(out, tensor.shape);
    int scales = tensor.scales == null ? 0 : scales(out, tensor.scales);
    return table(out, 9, () -> out.addOffset(0, shape, 0), () -> out.addByte(1, (byte) tensor.type.code, 0),
        () -> out.addInt(2, tensor.buffer, 0), () -> out.addOffset(3, name, 0),
        () -> out.addOffset(4, scales, 0), () -> out.addBoolean(8, true, false));
  }

  private int scales(FlatBufferBuilder out, Scales scales) {
    int values = TfliteGraph.floats(out, scales.scales);
    int points = zeroPoints.computeIfAbsent(new ZeroPoints(scales.zeroPoint, scales.scales.length),
        same -> same.write(out));
    return table(out, 7, () -> out.addOffset(2, values, 0), () -> out.addOffset(3, points, 0));
  }

  private static int step(FlatBufferBuilder out, Step step) {
    int options = step.options.write.applyAsInt(out);
    int inputs = ints(out, step.inputs);
    int outputs = ints(out, step.outputs);
    return table(out, 9, () -> out.addInt(0, step.code, 0), () -> out.addOffset(1, inputs, 0),
        () -> out.addOffset(2, outputs, 0), () -> out.addByte(3, (byte) step.options.type, 0),
        () -> out.addOffset(4, options, 0));
  }

  static int ints(FlatBufferBuilder out, int... values) {
    out.startVector(Integer.BYTES, values.length, Integer.BYTES);
    for (int i = values.length - 1; i >= 0; i--) {
      out.addInt(values[i]);
    }
    return out.endVector();
  }

  static int floats(FlatBufferBuilder out, float... values) {
    out.startVector(Float.BYTES, values.length, Float.BYTES);
    for (int i = values.length - 1; i >= 0; i--) {
      out.addFloat(values[i]);
    }
    return out.endVector();
  }

  /** A table; everything that its fields point at must have been written before. */
  static int table(FlatBufferBuilder out, int fields, Runnable... adds) {
    out.startTable(fields);
    for (Runnable add : adds) {
      add.run();
    }
    return out.endTable();
  }
}
