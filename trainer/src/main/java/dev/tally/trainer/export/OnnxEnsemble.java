package dev.tally.trainer.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tally.reader.digit.ModelCard;
import java.util.ArrayList;
import java.util.List;

/**
 * Several of Tally's ONNX files as one: the members run side by side on the same {@code image}, their probabilities are averaged, and
 * the average's logarithms are divided by a temperature, for an average doubts more than it should.
 */
public final class OnnxEnsemble {
  private static final String IMAGE = "image";

  private OnnxEnsemble() {}

  /**
   * The bytes of the one file.
   *
   * @param members whole files that {@link OnnxExport} wrote, at least one
   * @param temperature above 0
   * @throws IllegalArgumentException if a member is no such file
   */
  public static byte[] toBytes(List<byte[]> members, double temperature, ModelCard card) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName(card.name());
    List<String> answers = new ArrayList<>();
    ModelProto first = null;
    for (byte[] bytes : members) {
      ModelProto member = parse(bytes);
      first = first == null ? member : first;
      String prefix = "member" + answers.size() + ".";
      addMember(graph, member.getGraph(), prefix);
      answers.add(prefix + member.getGraph().getOutput(0).getName());
    }
    graph.addInput(first.getGraph().getInput(0));
    graph.addOutput(first.getGraph().getOutput(0));
    graph.addInitializer(scalar("least", Float.MIN_NORMAL));
    graph.addInitializer(scalar("sharpness", (float) (1 / temperature)));
    addNode(graph, "Mean", answers, "mean");
    addNode(graph, "Max", List.of("mean", "least"), "positive");
    addNode(graph, "Log", List.of("positive"), "logarithm");
    addNode(graph, "Mul", List.of("logarithm", "sharpness"), "logits");
    graph.addNode(NodeProto.newBuilder()
        .setName("probabilities")
        .setOpType("Softmax")
        .addInput("logits")
        .addOutput(graph.getOutput(0).getName())
        .addAttribute(
            AttributeProto.newBuilder().setName("axis").setType(AttributeProto.AttributeType.INT).setI(-1)));
    return OnnxExport.sealed(first.toBuilder().setGraph(graph), card);
  }

  private static ModelProto parse(byte[] bytes) {
    try {
      return ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("a member is not an ONNX file", e);
    }
  }

  /** Its nodes and tensors, each under a name of its own; only the image keeps its name. */
  private static void addMember(GraphProto.Builder graph, GraphProto member, String prefix) {
    for (TensorProto tensor : member.getInitializerList()) {
      graph.addInitializer(tensor.toBuilder().setName(prefix + tensor.getName()));
    }
    for (NodeProto node : member.getNodeList()) {
      graph.addNode(node.toBuilder()
          .setName(prefix + node.getName())
          .clearInput()
          .addAllInput(
              node.getInputList().stream().map(name -> name.equals(IMAGE) ? name : prefix + name).toList())
          .clearOutput()
          .addAllOutput(node.getOutputList().stream().map(name -> prefix + name).toList()));
    }
  }

  private static void addNode(GraphProto.Builder graph, String operator, List<String> inputs, String output) {
    graph.addNode(
        NodeProto.newBuilder().setName(output).setOpType(operator).addAllInput(inputs).addOutput(output));
  }

  private static TensorProto scalar(String name, float value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addFloatData(value)
        .build();
  }
}
