package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.trainer.draw.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on lines, with drawn digits and a network so small that it takes seconds. */
class LineTrainingTest {
  private static final String LAYERS = "conv(8,3,same,nobias) maxpool(2) norm(shift) relu conv(16,3,same,nobias) maxpool(2)"
      + " norm(shift) relu columns conv(32,1,nobias) norm(shift) relu conv(12,1) softmax";

  @TempDir
  private Path folder;

  private static final class Epochs implements TrainingListener {
    private Epoch first;
    private Epoch last;

    @Override
    public void step(int epoch, int images, int total, double loss) {}

    @Override
    public void epoch(Epoch epoch) {
      first = first == null ? epoch : first;
      last = epoch;
    }
  }

  private static TrainingSettings settings(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("layers", LAYERS, "name", "lines", "batch", "16",
        "epochs", "3", "validation", "100", "learning-rate", "0.01"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return TrainingSettings.of(settings);
  }

  private ModelCard train(String name, TrainingSettings settings, int threads, TrainingListener listener)
      throws IOException {
    return new Training(settings, DrawnDigits.make(1100), Map.of("drawn", "0"))
        .run(new RunFolder(folder.resolve(name)), threads, listener);
  }

  @Test
  void learnsAndLeavesAModelAndItsCard() throws IOException {
    Epochs epochs = new Epochs();
    ModelCard card = train("run", settings("epochs", "8"), 2, epochs);
    assertTrue(epochs.last.validationLoss() < 0.6 * epochs.first.validationLoss(),
        epochs.first + " " + epochs.last);
    assertTrue(Files.exists(folder.resolve("run/lines.onnx")));
    assertEquals(100, card.validation().images(), card.toString());
  }

  @Test
  void sameSeedGivesTheSameFileOnAnyNumberOfThreadsAndAfterAPause() throws IOException {
    TrainingSettings settings = settings("epochs", "2", "non-digits", "0.2", "average", "0.9");
    train("one", settings, 1, new Epochs());
    byte[] first = Files.readAllBytes(folder.resolve("one/lines.onnx"));
    RunFolder paused = new RunFolder(folder.resolve("paused"));
    for (int epoch = 1; epoch <= 2; epoch++) {
      new Training(settings, DrawnDigits.make(1100), Map.of("drawn", "0")).runUntil(epoch, paused, 2,
          new Epochs());
    }
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("paused/lines.onnx")));
  }

  @Test
  void aNetworkLearnsFromPicturesOnAShorterStripAndAnotherBeginsWhereItEnded() throws IOException {
    TrainingSettings seen = settings("sees", "picture", "columns", "128", "augment", "line");
    Epochs first = new Epochs();
    train("first", seen, 1, first);
    Epochs second = new Epochs();
    ModelCard card = train("second",
        seen.with(Map.of("start", folder.resolve("first/lines.onnx").toString(), "epochs", "1")), 1, second);
    assertTrue(second.last.trainLoss() < 0.9 * first.first.trainLoss(), first.first + " " + second.last);
    assertTrue(card.data().containsKey("lines.onnx"), card.toString());
    assertTrue(card.settings().get("sees").equals("picture"));
  }

  @Test
  void aModelOfOtherLayersIsNoStart() throws IOException {
    train("first", settings("epochs", "1"), 1, new Epochs());
    TrainingSettings other = settings("layers", LAYERS.replace("conv(32,1", "conv(24,1"), "start",
        folder.resolve("first/lines.onnx").toString());
    assertTrue(assertThrows(ModelException.class, () -> train("other", other, 1, new Epochs())).getMessage()
        .contains("another network"));
  }

  @Test
  void handsAndPicturesGoTogether() {
    assertThrows(IllegalArgumentException.class, () -> settings("hands", "all"));
    assertThrows(IllegalArgumentException.class, () -> settings("sees", "paper"));
    assertThrows(IllegalArgumentException.class, () -> settings("sees", "picture", "columns", "90"));
    TrainingSettings hands = settings("sees", "picture", "hands", "all");
    assertThrows(IllegalArgumentException.class, () -> train("run", hands, 1, new Epochs()));
  }

  @Test
  void whatLinesDoNotHaveIsRefused() {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> settings("label-smoothing", "0.1"));
    assertTrue(refused.getMessage().contains("label-smoothing"), refused.getMessage());
    assertThrows(IllegalArgumentException.class,
        () -> settings("layers", "conv(8,3) columns conv(12,1) softmax"));
  }
}
