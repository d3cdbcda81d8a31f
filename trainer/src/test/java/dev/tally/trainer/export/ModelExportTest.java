package dev.tally.trainer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.Seal;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.draw.DrawnDigits;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelExportTest {
  private static final Digits DRAWN = DrawnDigits.make(60);
  private static final Digits OTHERS = DRAWN.subset(new int[] {1, 5, 9, 14, 28, 33, 47, 59});

  static Stream<TrainedModel> models() {
    return Stream.concat(AnyNetwork.digits().map(AnyNetwork::of),
        Stream.of(AnyNetwork.of(Architectures.TINY, Architectures.RESNET)));
  }

  /** Every layer in eight bits, in every runtime: near to the network in floats, and to each other. */
  @ParameterizedTest
  @MethodSource("models")
  void int8IsNearToFloats(TrainedModel model) {
    Predictions wanted;
    try (EngineClassifier engine = new EngineClassifier(model, 1)) {
      wanted = Predictions.of(engine, OTHERS);
    }
    List<Predictions> all = new ArrayList<>();
    for (FileFormat format : FileFormat.values()) {
      byte[] file = ModelExport.unproved(model, format, true, DRAWN);
      for (ModelRuntime runtime : ModelRuntime.of(format)) {
        try (ModelRuntime.Opened opened = runtime.open(file, "test", 1)) {
          Predictions found = Predictions.of(opened, OTHERS);
          assertEquals(0, found.differenceFrom(wanted), 0.05, runtime + " " + model.layers());
          all.add(found);
        }
      }
    }
    for (Predictions found : all) {
      // Rounding differs by kernel; untrained networks of eight drawn digits come 0.0235 apart at most.
      assertEquals(0, found.differenceFrom(all.getFirst()), 0.03, "runtimes agree on " + model.layers());
    }
  }

  @ParameterizedTest
  @CsvSource({"ONNX,1", "TFLITE,2"})
  void theComparisonStandsOnTheCard(FileFormat format, int runtimes) {
    TrainedModel model = AnyNetwork.of(Architectures.TINY);
    List<ModelCard.Agreement> heard = new ArrayList<>();
    var exported = new ModelExport(model, format, false, 1).make(DRAWN, DRAWN, OTHERS, heard::add);
    ModelCard card = format.card(exported.file(), "test");
    assertEquals(exported.card(), card);
    assertEquals(heard, card.export().agreements());
    assertEquals(2 * runtimes, heard.size());
    assertEquals("test", heard.get(1).set());
    assertEquals(OTHERS.size(), heard.get(1).images());
    assertEquals(model.layers(), card.export().layers());
    assertEquals(Seal.State.INTACT, Seal.of(exported.file()));
  }

  /** One weight a thousand times the others, in a layer with a single scale: eight bits are left for that weight alone. */
  @Test
  void whatFallsShortIsRefusedWithTheFigures() {
    Architecture architecture = AnyNetwork.digits("outlier", "flatten dense(10)");
    float[] weights = new float[7840];
    for (int pixel = 0; pixel < 784; pixel++) {
      for (int digit = 0; digit < 10; digit++) {
        weights[10 * pixel + digit] = (float) Math.sin(pixel * (digit + 1)) * 1e-3f;
      }
    }
    weights[0] = 100;
    TrainedModel model = new TrainedModel(AnyNetwork.card(architecture), List.of(Folding.of(architecture,
        new Weights(List.of(List.of(), List.of(weights, new float[10]), List.of())))), 1);
    // Labels are the network's own answers: in floats it is always right.
    byte[] images = new byte[DRAWN.size() * Digits.PIXELS];
    byte[] labels = new byte[DRAWN.size()];
    try (EngineClassifier engine = new EngineClassifier(model, 1)) {
      Predictions answers = Predictions.of(engine, DRAWN);
      for (int i = 0; i < labels.length; i++) {
        DRAWN.copyImage(i, images, i * Digits.PIXELS);
        labels[i] = (byte) answers.answer(i);
      }
    }
    Digits own = Digits.of(images, labels);
    ModelExport export = new ModelExport(model, FileFormat.TFLITE, true, 1);
    String message = assertThrows(ExportException.class, () -> export.make(own, own, own, _ -> {}))
        .getMessage();
    assertTrue(message.contains("60 images of test") && message.contains("for 100.00 %")
        && message.contains("answers changed"), message);
  }
}
