package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.Seal;
import dev.tally.trainer.export.TfliteGraph.Operator;
import dev.tally.trainer.export.TfliteGraph.Options;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a model as TensorFlow Lite: input {@code image} [1, 28, 28, 1], output {@code probabilities} [1, 10], or [1, 32, 192, 1] and
 * [1, 48, 12] for lines, all floats and resizable, signature {@code serving_default}. In int8 every layer computes on integers, between a QUANTIZE at the beginning and a DEQUANTIZE of the
 * logits; only the softmax behind it is in floats, for in int8's steps of 1/256 no confidence above 99.6 % could be
 * said. Convolutions have a weight scale for each filter, dense layers a single one: older runtimes compute those of the other kind
 * wrong without a word.
 */
final class TfliteExport {
  private static final String OUTPUT = "probabilities";

  private TfliteExport() {}

  /**
   * The bytes of a file, with metadata, labels, card and seal.
   *
   * @param quantizations one a member for int8; none for floats
   */
  static byte[] toBytes(TrainedModel model, ModelCard card, List<Quantization> quantizations) {
    TfliteGraph graph = new TfliteGraph();
    Architecture first = model.members().getFirst().architecture();
    Shape input = first.input();
    int image = graph.value("image", null, input.height(), input.width(), input.channels());
    int classes = first.classes();
    int output = -1;
    for (int i = 0; i < model.members().size(); i++) {
      String prefix = model.isEnsemble() ? "member" + i + "." : "";
      int member = TfliteNetwork.add(graph, prefix, model.members().get(i), image,
          quantizations.stream().skip(i).findFirst());
      output = i == 0 ? member : step(graph, Operator.ADD, "sum" + i, classes, output, member);
    }
    if (model.isEnsemble()) {
      output = sharpened(graph, model, output, classes);
    }
    graph.metadata(TfliteMetadata.KEY, TfliteMetadata.toBytes(card, first));
    graph.metadata(ModelCard.SEAL_KEY, Seal.BLANK.getBytes(StandardCharsets.US_ASCII));
    byte[] file = graph.toBytes("Tally " + card.name(), image, output);
    return Seal.close(TfliteAssets.append(file, card, first.isForLines()));
  }

  /** Of the members' sum the mean, its logarithms divided by the temperature, as probabilities again. */
  private static int sharpened(TfliteGraph graph, TrainedModel model, int sum, int classes) {
    int mean = step(graph, Operator.MUL, "mean", classes, sum,
        scalar(graph, "share", 1f / model.members().size()));
    int positive = step(graph, Operator.MAXIMUM, "positive", classes, mean,
        scalar(graph, "least", Float.MIN_NORMAL));
    int logarithm = step(graph, Operator.LOG, "logarithm", classes, positive);
    int logits = step(graph, Operator.MUL, "logits", classes, logarithm,
        scalar(graph, "sharpness", (float) (1 / model.temperature())));
    int output = graph.value(OUTPUT, null, classes);
    graph.step(Operator.SOFTMAX, false, TfliteNetwork.SOFTMAX, output, logits);
    return output;
  }

  private static int scalar(TfliteGraph graph, String name, float value) {
    return graph.floats(name, new float[] {value}, 1);
  }

  private static int step(TfliteGraph graph, Operator operator, String name, int classes, int... inputs) {
    int value = graph.value(name, null, classes);
    Options options = switch (operator) {
      case ADD -> TfliteNetwork.addition(false);
      case MUL -> new Options(21, out -> TfliteGraph.table(out, 1));
      default -> Options.NONE;
    };
    graph.step(operator, false, options, value, inputs);
    return value;
  }
}
