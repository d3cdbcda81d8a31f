package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.draw.DrawnDigits;
import dev.tally.trainer.evaluate.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {
  @TempDir
  Path folder;

  private Path member(String name, Digits digits, Map<String, String> changes) throws IOException {
    Map<String, String> settings = new HashMap<>(
        Map.of("name", "test", "epochs", "1", "batch", "32", "validation", "60"));
    settings.putAll(changes);
    RunFolder run = new RunFolder(folder.resolve(name));
    new Training(TrainingSettings.of(settings), digits, Map.of()).run(run, 2, new TrainingListener() {
      @Override
      public void step(int epoch, int images, int total, double loss) {}

      @Override
      public void epoch(Epoch epoch) {}
    });
    return run.model("test");
  }

  @Test
  void theOneFileSaysTheMembersAverageMadeSharperByTheCardsTemperature() throws IOException {
    Digits digits = DrawnDigits.make(300);
    List<Path> files = List.of(member("a", digits, Map.of("seed", "1")),
        member("b", digits, Map.of("seed", "2", "network", "tiny", "learning-rate", "0.01")));
    RunFolder run = new RunFolder(folder.resolve("both"));
    ModelCard card = Ensemble.of(files).write(run, "both", digits, Map.of());
    float[] sum = new float[digits.size() * 10];
    for (Path file : files) {
      try (DigitClassifier member = DigitClassifier.open(file)) {
        float[] answers = Ensemble.predict(member, digits).probabilities();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += answers[i] / 2;
        }
      }
    }
    try (DigitClassifier both = DigitClassifier.open(run.model(card))) {
      Predictions found = Ensemble.predict(both, digits);
      Predictions wanted = new Predictions(sum, found.labels(), 10).at(card.validation().temperature());
      assertArrayEquals(wanted.probabilities(), found.probabilities(), 1e-5f);
      assertEquals(card, both.card());
      assertEquals("ensemble of 2", both.card().network());
      assertTrue(both.card().settings().get("member 2").startsWith("test (tiny), seed 2"),
          both.card().toString());
    }
  }

  @Test
  void membersThatTrainedOnEachOthersValidationImagesAreRefused() throws IOException {
    Digits digits = DrawnDigits.make(120);
    List<Path> files = List.of(member("a", digits, Map.of("split-seed", "1")),
        member("b", digits, Map.of("split-seed", "2")));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Ensemble.of(files)).getMessage()
        .contains("split-seed"));
    assertThrows(IllegalArgumentException.class, () -> Ensemble.of(files.subList(0, 1)));
  }
}
