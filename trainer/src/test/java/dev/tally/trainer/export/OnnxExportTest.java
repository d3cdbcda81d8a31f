package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.OnnxLibrary;
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
import java.nio.FloatBuffer;
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
    return Stream.concat(AnyNetwork.digits(), Stream.of(odd));
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
      network.setWeights(AnyNetwork.weights(architecture, random));
      network.evaluate(IMAGES, (n, x, at, _, _) -> System.arraycopy(pixels, n * size, x, at, size));
      wanted = network.probabilities(IMAGES);
      model = OnnxExport.toBytes(architecture, network.weights(), AnyNetwork.card(architecture));
    }
    OrtEnvironment environment = OnnxLibrary.environment();
    long[] shape = {IMAGES, 1, architecture.input().height(), architecture.input().width()};
    try (OrtSession session = environment.createSession(model);
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      float[] found = new float[wanted.length];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(found);
      assertArrayEquals(wanted, found, 1e-5f);
      assertEquals(AnyNetwork.card(architecture),
          ModelCard.fromJson(session.getMetadata().getCustomMetadata().get(ModelCard.KEY)));
    }
  }

  @Test
  void theReaderOpensIt() {
    try (Network network = new Network(Architectures.BASE, 1, 1, 1);
        DigitClassifier classifier = DigitClassifier.open(
            OnnxExport.toBytes(Architectures.BASE, network.weights(), AnyNetwork.card(Architectures.BASE)),
            "fresh")) {
      assertEquals("base", classifier.card().network());
    }
  }
}
