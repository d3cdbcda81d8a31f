package dev.tally.trainer.export;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Networks with weights from a generator, for tests of files. */
final class AnyNetwork {
  private AnyNetwork() {}

  /** Networks for digits: those that have a name, and some with every layer that there is in unusual places. */
  static Stream<Architecture> digits() {
    return Stream.concat(Architectures.ALL.stream(), Stream.of(digits("residual-with-pools",
        "conv(5,3,nobias) norm residual[relu conv(5,3,same,nobias) norm(shift) averagepool(2) | maxpool(2)] flatten dense(10)"),
        digits("norm-behind-dense", "flatten dense(9,nobias) norm relu dense(10,nobias)"),
        digits("odd-paddings",
            "conv(6,5,pad=1) relu conv(4,3,stride=2,pad=1) relu conv(5,2,pad=1) maxpool(2) relu averagepool(2) globalpool dense(10)"),
        digits("nested-residuals",
            "conv(4,3) relu residual[conv(4,3,same) residual[relu conv(4,3,same)] | conv(4,1)] relu globalpool dense(10)")));
  }

  static Architecture digits(String name, String layers) {
    return Architectures.digits(name, layers + " softmax");
  }

  static ModelCard card(Architecture architecture) {
    return new ModelCard(ModelCard.FORMAT, "test", architecture.name(), architecture.parameterCount(),
        "tally test", Map.of("a.gz", "00"), 7, Map.of("epochs", "1"), Map.of("java", "25"),
        new ModelCard.Validation(1, 1, 0.5, 1, 1, 0.1));
  }

  static TrainedModel of(Architecture... members) {
    SplittableRandom random = new SplittableRandom(5);
    List<Folding> folded = Stream.of(members)
        .map(member -> Folding.of(member, weights(member, random)))
        .toList();
    return new TrainedModel(card(members[0]), folded, members.length == 1 ? 1 : 0.8);
  }

  /** Batch norms' statistics too, so that folding them is proved. Weights small enough that no answer is certain. */
  static Weights weights(Architecture architecture, SplittableRandom random) {
    List<Shape> shapes = architecture.shapes();
    List<List<float[]>> layers = new ArrayList<>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(architecture.layers().get(i).parameters(shapes.get(i)).stream().map(array -> {
        float[] values = new float[array.length()];
        int inputs = array.length() / array.dimensions()[array.dimensions().length - 1];
        for (int k = 0; k < values.length; k++) {
          double u = random.nextDouble();
          values[k] = (float) (array.trained() ? 2 * (u - 0.44) / Math.sqrt(inputs) : u + 0.2);
        }
        return values;
      }).toList());
    }
    return new Weights(layers);
  }

  static float[] pixels(int length) {
    SplittableRandom random = new SplittableRandom(7);
    float[] pixels = new float[length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(256) / 255f;
    }
    return pixels;
  }
}
