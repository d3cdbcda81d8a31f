package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.evaluate.LineSet;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.lite.support.metadata.MetadataExtractor;

/** A network for lines in every kind of file, against the engine that trained it. */
class LineExportTest {
  private static final int LINES = 5;
  private static final float[] PIXELS = AnyNetwork.pixels(LINES * Strip.PIXELS);
  private static final LineSet ANY_LINES = new LineSet(PIXELS, Collections.nCopies(LINES, "1"));

  /** The one that ships, and one whose places see several rows and several columns at once. */
  static Stream<TrainedModel> models() {
    Architecture rows = Architectures.lines("rows",
        "conv(4,3,same) relu maxpool(2) maxpool(2) columns(3) conv(9,1) relu columns(5) conv(12,1) softmax");
    return Stream.of(AnyNetwork.of(Architectures.LINE), AnyNetwork.of(rows));
  }

  private static float[] engine(TrainedModel model) {
    try (EngineClassifier engine = new EngineClassifier(model, 1)) {
      return engine.probabilities(PIXELS, 0, LINES);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyRuntimeGivesTheEnginesProbabilities(TrainedModel model) {
    float[] expected = engine(model);
    for (FileFormat format : FileFormat.values()) {
      byte[] file = LineModelExport.unproved(model, format, false, ANY_LINES);
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        try (ModelRuntime.Opened opened = runtime.openForLines(file, "lines", 1)) {
          assertArrayEquals(expected, opened.probabilities(PIXELS, 0, LINES), 1e-5f, runtime.title());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void readFromOnnxItIsTheSameModel(TrainedModel model) {
    TrainedModel read = OnnxImport.read(FileFormat.ONNX.write(model, model.card(), List.of()), "test");
    assertEquals(model.layers(), read.layers());
    assertArrayEquals(engine(model), engine(read));
  }

  /** Weights by chance make no digit likelier than another, so eight bits may move a probability this little. */
  @ParameterizedTest
  @MethodSource("models")
  void eightBitsSayNearlyTheSame(TrainedModel model) {
    float[] expected = engine(model);
    for (FileFormat format : FileFormat.values()) {
      byte[] file = LineModelExport.unproved(model, format, true, ANY_LINES);
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        try (ModelRuntime.Opened opened = runtime.openForLines(file, "lines", 1)) {
          assertArrayEquals(expected, opened.probabilities(PIXELS, 0, LINES), 0.05f, runtime.title());
        }
      }
    }
  }

  @Test
  void aNetworkForLinesIsNoDigitModel() {
    byte[] file = LineModelExport.unproved(AnyNetwork.of(Architectures.LINE), FileFormat.ONNX, false,
        ANY_LINES);
    ModelException refused = assertThrows(ModelException.class, () -> DigitClassifier.open(file, "lines"));
    assertTrue(refused.getMessage().contains("28x28"), refused.getMessage());
  }

  @Test
  void anExportIsProvedAndSaysSoOnItsCard() {
    TrainedModel model = AnyNetwork.of(Architectures.LINE);
    List<String> heard = new ArrayList<>();
    var exported = new LineModelExport(model, FileFormat.TFLITE, false, 1).make(ANY_LINES, ANY_LINES,
        agreement -> heard.add(agreement.runtime()));
    assertEquals(2, heard.size());
    assertEquals(heard.size(), exported.card().export().agreements().size());
    assertEquals(exported.card(), FileFormat.TFLITE.card(exported.file(), "test"));
  }

  @Test
  void androidsLibraryUnderstandsIt() throws Exception {
    byte[] file = LineModelExport.unproved(AnyNetwork.of(Architectures.LINE), FileFormat.TFLITE, false,
        ANY_LINES);
    MetadataExtractor metadata = new MetadataExtractor(ByteBuffer.wrap(file));
    assertArrayEquals(new int[] {1, Strip.HEIGHT, Strip.WIDTH, 1}, metadata.getInputTensorShape(0));
    assertArrayEquals(new int[] {1, Strip.PLACES, Strip.CLASSES}, metadata.getOutputTensorShape(0));
    assertTrue(metadata.getInputTensorMetadata(0).description().contains("32 rows"));
    try (var labels = metadata.getAssociatedFile("labels.txt")) {
      assertTrue(new String(labels.readAllBytes(), StandardCharsets.UTF_8).endsWith("9\nblank\n"));
    }
  }
}
