package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Layer.Convolution;
import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Flatten;
import dev.tally.trainer.network.Layer.MaxPooling;
import dev.tally.trainer.network.Layer.Relu;
import dev.tally.trainer.network.Layer.Softmax;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An export is proved by running it: ONNX Runtime against the engine. */
class OnnxExportTest {
  private static final int IMAGES = 5;

  static Stream<Architecture> architectures() {
    Architecture odd = new Architecture("odd", new Shape(9, 12, 1),
        List.of(new Convolution(5, 3, 1, 1), new Relu(), new MaxPooling(2), new Convolution(7, 2, 2, 0),
            new Flatten(), new Dense(11), new Relu(), new Dense(4), new Softmax()));
    return Stream.concat(Architectures.ALL.stream(), Stream.of(odd, digits("residual-with-pools",
        "conv(5,3,nobias) norm residual[relu conv(5,3,same,nobias) norm(shift) averagepool(2) | maxpool(2)] flatten dense(10)"),
        digits("norm-behind-dense", "flatten dense(9,nobias) norm relu dense(10,nobias)")));
  }

  private static Architecture digits(String name, String layers) {
    return Architectures.digits(name, layers + " softmax");
  }

  static ModelCard card(Architecture architecture) {
    return new ModelCard(ModelCard.FORMAT, "test", architecture.name(), architecture.parameterCount(),
        "tally test", Map.of("a.gz", "00"), 7, Map.of("epochs", "1"), Map.of("java", "25"),
        new ModelCard.Validation(1, 1, 0.5, 1, 1, 0.1));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void onnxRuntimeSaysWhatTheEngineSays(Architecture architecture) throws OrtException {
    SplittableRandom random = new SplittableRandom(5);
    int size = architecture.input().size();
    float[] pixels = new float[IMAGES * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble();
    }
    float[] wanted;
    byte[] model;
    try (Network network = new Network(architecture, IMAGES, 1, 11)) {
      network.setWeights(anyOf(architecture, random));
      network.evaluate(IMAGES, (n, x, at, _, _) -> System.arraycopy(pixels, n * size, x, at, size));
      wanted = network.probabilities(IMAGES);
      model = OnnxExport.toBytes(architecture, network.weights(), card(architecture));
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {IMAGES, 1, architecture.input().height(), architecture.input().width()};
    try (OrtSession session = environment.createSession(model);
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      float[] found = new float[wanted.length];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(found);
      assertArrayEquals(wanted, found, 1e-5f);
      assertEquals(card(architecture),
          ModelCard.fromJson(session.getMetadata().getCustomMetadata().get(ModelCard.KEY)));
    }
  }

  /** Batch norms' statistics too, so that folding them is proved. Weights small enough that no answer is certain. */
  private static Weights anyOf(Architecture architecture, SplittableRandom random) {
    List<Shape> shapes = architecture.shapes();
    List<List<float[]>> layers = new ArrayList<>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(architecture.layers().get(i).parameters(shapes.get(i)).stream().map(array -> {
        float[] values = new float[array.length()];
        int inputs = array.length() / array.dimensions()[array.dimensions().length - 1];
        for (int k = 0; k < values.length; k++) {
          double u = random.nextDouble();
          values[k] = (float) (array.trained() ? 2 * (u - 0.4) / Math.sqrt(inputs) : u + 0.2);
        }
        return values;
      }).toList());
    }
    return new Weights(layers);
  }

  @Test
  void theReaderOpensIt() {
    try (Network network = new Network(Architectures.BASE, 1, 1, 1);
        DigitClassifier classifier = DigitClassifier.open(
            OnnxExport.toBytes(Architectures.BASE, network.weights(), card(Architectures.BASE)), "fresh")) {
      assertEquals("base", classifier.card().network());
    }
  }
}
