package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.Seal;
import dev.tally.trainer.export.TfliteInterpreter.Kernels;
import dev.tally.trainer.network.Architectures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.support.metadata.MetadataExtractor;

/** The file in the interpreter that phones have, and in the eyes of Android's library. */
class TfliteExportTest {
  private static final int IMAGES = 5;

  static Stream<TrainedModel> models() {
    return Stream.concat(AnyNetwork.digits().map(AnyNetwork::of),
        Stream.of(AnyNetwork.of(Architectures.TINY, Architectures.BASE, Architectures.RESNET)));
  }

  private static byte[] floats(TrainedModel model) {
    return TfliteExport.toBytes(model, model.card(), List.of());
  }

  @ParameterizedTest
  @MethodSource("models")
  void tensorFlowLiteSaysWhatTheEngineSays(TrainedModel model) {
    float[] pixels = AnyNetwork.pixels(IMAGES * 784);
    float[] wanted;
    try (EngineClassifier engine = new EngineClassifier(model, 1)) {
      wanted = engine.probabilities(pixels, 0, IMAGES);
    }
    for (Kernels kernels : Kernels.values()) {
      try (TfliteInterpreter interpreter = new TfliteInterpreter(floats(model), "test", kernels, 1)) {
        assertArrayEquals(wanted, interpreter.probabilities(pixels, 0, IMAGES), 1e-5f, kernels.toString());
        float[] alone = interpreter.probabilities(pixels, 784, 1);
        for (int k = 0; k < 10; k++) {
          assertEquals(wanted[10 + k], alone[k], 1e-5f, "one picture after five, " + kernels);
        }
      }
    }
  }

  @Test
  void androidsLibraryUnderstandsIt() throws IOException {
    TrainedModel model = AnyNetwork.of(Architectures.TINY);
    byte[] file = floats(model);
    MetadataExtractor metadata = new MetadataExtractor(ByteBuffer.wrap(file));
    assertTrue(metadata.hasMetadata());
    assertEquals(1, metadata.getInputTensorCount());
    assertEquals("image", metadata.getInputTensorMetadata(0).name());
    assertEquals("probabilities", metadata.getOutputTensorMetadata(0).name());
    assertArrayEquals(new int[] {1, 28, 28, 1}, metadata.getInputTensorShape(0));
    var file0 = metadata.getOutputTensorMetadata(0).associatedFiles(0);
    assertEquals("labels.txt", file0.name());
    try (var labels = metadata.getAssociatedFile("labels.txt")) {
      assertEquals("0123456789", new String(labels.readAllBytes(), StandardCharsets.UTF_8).replace("\n", ""));
    }
    try (var card = metadata.getAssociatedFile("card.json")) {
      assertEquals(model.card(), ModelCard.fromJson(new String(card.readAllBytes(), StandardCharsets.UTF_8)));
    }
    assertEquals(model.card(), TfliteAssets.card(file));
    assertEquals(Seal.State.INTACT, Seal.of(file));
  }

  @Test
  void theSignatureIsTheUsualOne() {
    Model file = Model.getRootAsModel(ByteBuffer.wrap(floats(AnyNetwork.of(Architectures.TINY))));
    SignatureDef signature = file.signatureDefs(0);
    assertEquals("serving_default", signature.signatureKey());
    assertEquals("image", signature.inputs(0).name());
    assertEquals("probabilities", signature.outputs(0).name());
  }

  @ParameterizedTest
  @MethodSource("models")
  void readFromOnnxItIsTheSameModel(TrainedModel model) {
    TrainedModel read = OnnxImport.read(FileFormat.ONNX.write(model, model.card(), List.of()), "test");
    assertEquals(model.layers(), read.layers());
    assertArrayEquals(floats(model),
        floats(new TrainedModel(model.card(), read.members(), model.temperature())));
    assertEquals(model.temperature(), read.temperature(), 1e-7);
  }
}
