package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSettingsTest {
  @ParameterizedTest
  @CsvSource({"epochs,0", "epochs,ten", "batch,5000", "learning-rate,0", "learning-rate,10", "momentum,1",
      "optimizer,magic", "schedule,magic", "augment,magic", "network,magic", "layers,magic", "dropout,1",
      "non-digits,1", "label-smoothing,-0.1", "average,1", "teacher-share,2", "weight-decay,-1", "width,0",
      "warm-up,1", "seed,x", "name,a/b", "magic,1"})
  void whatDoesNotDoIsRefusedByName(String key, String value) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> TrainingSettings.of(Map.of(key, value)));
    assertTrue(refused.getMessage().contains(key) || refused.getMessage().contains(value),
        refused.getMessage());
  }

  @Test
  void textIsReadBackTheSame(@TempDir Path folder) throws IOException {
    TrainingSettings settings = TrainingSettings
        .of(Map.of("network", "tiny", "learning-rate", "0.003", "schedule", "one-cycle", "seed", "7"));
    Path file = folder.resolve("run.txt");
    Files.writeString(file, "# a comment\n\n" + settings.toText());
    assertEquals(settings.recorded(), TrainingSettings.of(TrainingSettings.read(file)).recorded());
    Files.writeString(file, "epochs 3");
    assertTrue(assertThrows(IllegalArgumentException.class, () -> TrainingSettings.read(file)).getMessage()
        .contains("line 1"));
  }

  /** A default that changes, or a rule by which one setting follows from another, must not change what a file repeats. */
  @Test
  void filesRecordDefaultsAndWhatFollowsFromOthers() {
    TrainingSettings settings = TrainingSettings.of(Map.of("optimizer", "sgd", "schedule", "one-cycle"));
    Map<String, String> recorded = settings.recorded();
    assertEquals(Setting.values().length, recorded.size());
    assertEquals("0.05", recorded.get("learning-rate"));
    assertEquals("0.3", recorded.get("warm-up"));
    assertEquals("base", recorded.get("name"));
    assertEquals("64", recorded.get("batch"));
    assertEquals(recorded, TrainingSettings.of(recorded).recorded());
    assertEquals(Map.of("optimizer", "sgd", "schedule", "one-cycle", "seed", "1"), settings.differences());
  }

  /** Folders of before hold only what was not the default. */
  @Test
  void aFolderOfBeforeIsKnownForTheSameTraining(@TempDir Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.settings(), "network = tiny\nseed = 7\n");
    assertTrue(run.isOf(TrainingSettings.of(Map.of("network", "tiny", "seed", "7"))));
    assertFalse(run.isOf(TrainingSettings.of(Map.of("network", "tiny", "seed", "8"))));
  }

  @Test
  void networksAreScaledAndGivenInWords() {
    assertEquals(64, TrainingSettings.of(Map.of("width", "2")).network().shapes().get(1).channels());
    assertEquals(10, TrainingSettings.of(Map.of("width", "2")).network().classes());
    TrainingSettings words = TrainingSettings
        .of(Map.of("layers", "conv(8,3) relu globalpool dropout(0.1) dense(10) softmax", "dropout", "0.3"));
    assertEquals("conv(8,3) relu globalpool dropout(0.3) dense(10) softmax", words.network().text());
    assertEquals("custom", words.name());
  }

  @ParameterizedTest
  @CsvSource({"constant,0,1", "constant,1,1", "step,0.4,1", "step,0.6,0.1", "step,0.8,0.01", "cosine,1,0",
      "one-cycle,0.3,1", "one-cycle,1,0", "cosine,0,0.04"})
  void schedulesAreWhatTheySay(String name, double progress, double factor) {
    Schedule schedule = Schedule.named(name);
    assertEquals(factor, schedule.factor(progress, schedule.usualWarmUp(), 0), 1e-9);
  }

  @Test
  void aPlateauHalvesTheRate() {
    assertEquals(0.25, Schedule.PLATEAU.factor(0.5, 0, 2));
    assertEquals(1, Schedule.COSINE.factor(0, 0, 5));
  }
}
