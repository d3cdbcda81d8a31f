package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.draw.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir
  Path folder;

  private static TrainingSettings settings(String... keysAndValues) {
    Map<String, String> map = new HashMap<>(
        Map.of("batch", "32", "name", "test", "epochs", "2", "validation", "60"));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return TrainingSettings.of(map);
  }

  private static final class Epochs implements TrainingListener {
    final List<Epoch> seen = new ArrayList<>();

    @Override
    public void step(int epoch, int images, int total, double loss) {
      assertTrue(images <= total && loss >= 0);
    }

    @Override
    public void epoch(Epoch epoch) {
      seen.add(epoch);
    }
  }

  private byte[] train(String name, TrainingSettings settings, int threads) throws IOException {
    RunFolder run = new RunFolder(folder.resolve(name));
    ModelCard card = new Training(settings, DrawnDigits.make(400), Map.of("drawn", "0")).run(run, threads,
        new Epochs());
    return Files.readAllBytes(run.model(card));
  }

  @Test
  void sameSeedGivesTheSameFileOnAnyNumberOfThreads() throws IOException {
    TrainingSettings settings = settings("augment", "photo", "non-digits", "0.3", "seed", "4");
    byte[] first = train("one", settings, 1);
    assertArrayEquals(first, train("again", settings, 1));
    assertArrayEquals(first, train("four", settings, 4));
    assertTrue(
        !Arrays.equals(first,
            train("other", settings("augment", "photo", "non-digits", "0.3", "seed", "5"), 1)),
        "another seed, another model");
  }

  @Test
  void learnsAndLeavesModelCardAndHistory() throws IOException {
    RunFolder run = new RunFolder(folder);
    Epochs epochs = new Epochs();
    ModelCard card = new Training(settings("epochs", "4", "validation", "100"), DrawnDigits.make(600),
        Map.of("drawn", "0")).run(run, 2, epochs);
    assertTrue(card.validation().accuracy() > 0.9, card.toString());
    assertEquals(card, ModelCard.fromJson(Files.readString(run.card(card))));
    assertEquals(4, epochs.seen.size());
    assertEquals(5, Files.readAllLines(run.history()).size());
    assertTrue(
        epochs.seen.stream().anyMatch(epoch -> epoch.kept() && epoch.number() == card.validation().epoch()));
    try (var files = Files.list(folder)) {
      assertEquals(List.of("history.csv", "report.html", "settings.txt", "test.json", "test.onnx"),
          files.map(file -> file.getFileName().toString()).sorted().toList(), "nothing half-written is left");
    }
  }

  /** So many writers of each digit once. */
  private static Hands writers(int count) {
    List<Hand> writers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      writers.add(new Hand.Glyphs("set/" + i, DrawnDigits.make(10)));
    }
    return new Hands(writers, List.of());
  }

  @Test
  void learnsFromHandsAndIsExaminedOnThoseKeptOut() throws IOException {
    TrainingSettings settings = settings("hands", "all", "augment", "photo", "epochs", "4");
    List<byte[]> files = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      RunFolder run = new RunFolder(folder.resolve("threads" + threads));
      ModelCard card = new Training(settings, DrawnDigits.make(400), writers(8), Map.of("drawn", "0"))
          .run(run, threads, new Epochs());
      assertEquals(2, card.validation().hands().writers());
      assertEquals(20, card.validation().hands().images());
      assertTrue(card.validation().hands().accuracy() > 0.5, card.toString());
      assertEquals(card, ModelCard.fromJson(Files.readString(run.card(card))));
      files.add(Files.readAllBytes(run.model(card)));
    }
    assertArrayEquals(files.getFirst(), files.getLast());
  }

  @Test
  void aNetworkBeginsWhereAnotherEnded() throws IOException {
    String layers = "conv(8,3,nobias) maxpool(2) norm(shift) relu flatten dropout(0.1) dense(32,nobias) norm(shift) relu dense(10) softmax";
    TrainingSettings settings = settings("layers", layers);
    Epochs first = new Epochs();
    new Training(settings, DrawnDigits.make(1000), Map.of()).run(new RunFolder(folder.resolve("first")), 1,
        first);
    String start = folder.resolve("first/test.onnx").toString();
    Epochs second = new Epochs();
    ModelCard card = new Training(settings.with(Map.of("start", start, "epochs", "1")),
        DrawnDigits.make(1000), Map.of()).run(new RunFolder(folder.resolve("second")), 1, second);
    assertTrue(second.seen.getFirst().trainLoss() < 0.5 * first.seen.getFirst().trainLoss(),
        first.seen + " " + second.seen);
    assertTrue(card.data().containsKey("test.onnx"), card.toString());
    Training other = new Training(settings("layers", layers.replace("dense(32", "dense(24"), "start", start),
        DrawnDigits.make(1000), Map.of());
    assertThrows(ModelException.class,
        () -> other.run(new RunFolder(folder.resolve("other")), 1, new Epochs()));
  }

  @Test
  void handsAndTheSettingGoTogether() {
    assertThrows(IllegalArgumentException.class,
        () -> new Training(settings("hands", "all"), DrawnDigits.make(400), Map.of()));
    assertThrows(IllegalArgumentException.class,
        () -> new Training(settings(), DrawnDigits.make(400), writers(4), Map.of()));
  }

  @Test
  @NeedsData("mnist")
  void oneShortEpochOfMnistIsOnItsWay() throws IOException {
    Digits all = Mnist.load(SharedData.directory("mnist")).train();
    Digits some = all.subset(IntStream.range(0, 6000).toArray());
    ModelCard card = new Training(settings("epochs", "1", "validation", "1000"), some, Map.of())
        .run(new RunFolder(folder), 2, new Epochs());
    assertTrue(card.validation().accuracy() > 0.93, card.toString());
  }

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Goes on as if the process had ended at a step, with what was on disk then. */
  @Test
  void anInterruptedTrainingGoesOnToTheSameFile() throws IOException {
    TrainingSettings settings = settings("network", "base-norm", "augment", "photo", "non-digits", "0.2",
        "average", "0.9", "epochs", "3", "schedule", "plateau");
    byte[] whole = train("whole", settings, 2);
    RunFolder run = new RunFolder(folder.resolve("ended"));
    TrainingListener ends = new TrainingListener() {
      @Override
      public void step(int epoch, int images, int total, double loss) {
        if (epoch == 2 && images > total / 2) {
          throw new Ended();
        }
      }

      @Override
      public void epoch(Epoch epoch) {}
    };
    assertThrows(Ended.class,
        () -> new Training(settings, DrawnDigits.make(400), Map.of("drawn", "0")).run(run, 1, ends));
    assertTrue(run.hasCheckpoint());
    assertArrayEquals(whole, train("ended", settings, 1));
  }

  /** The first epoch's model, card and history are there, its checkpoint is not: the training has not ended for that. */
  @Test
  void aTrainingEndedBeforeItsFirstEpochsCheckpointGoesOnToTheSameFile() throws IOException {
    TrainingSettings settings = settings("epochs", "3");
    byte[] whole = train("whole", settings, 2);
    assertTrue(new RunFolder(folder.resolve("whole")).hasEnded());
    RunFolder run = new RunFolder(folder.resolve("ended"));
    TrainingListener ends = new TrainingListener() {
      @Override
      public void step(int epoch, int images, int total, double loss) {}

      @Override
      public void epoch(Epoch epoch) {
        throw new Ended();
      }
    };
    assertThrows(Ended.class,
        () -> new Training(settings, DrawnDigits.make(400), Map.of("drawn", "0")).run(run, 1, ends));
    assertTrue(Files.exists(run.model("test")));
    assertFalse(run.hasEnded());
    assertArrayEquals(whole, train("ended", settings, 1));
  }

  @Test
  void aPausedTrainingGoesOnToTheSameFile() throws IOException {
    TrainingSettings settings = settings("augment", "photo", "average", "0.9", "epochs", "3");
    byte[] whole = train("whole", settings, 2);
    RunFolder run = new RunFolder(folder.resolve("paused"));
    for (int epoch = 1; epoch <= 2; epoch++) {
      Epochs epochs = new Epochs();
      Standing standing = new Training(settings, DrawnDigits.make(400), Map.of("drawn", "0")).runUntil(epoch,
          run, 1, epochs);
      assertEquals(epoch, standing.epochs());
      assertEquals(epoch, epochs.seen.size());
      assertTrue(run.hasCheckpoint());
      // Distorted ones count, too.
      assertTrue(standing.loss() > standing.best().orElseThrow().validation().loss(), standing.toString());
    }
    assertArrayEquals(whole, train("paused", settings, 1));
  }

  @Test
  void aCheckpointOfOtherSettingsOrDamagedIsRefused() throws IOException {
    RunFolder run = new RunFolder(folder.resolve("ended"));
    run.settings(settings());
    Files.write(run.checkpoint(), new byte[100]);
    assertThrows(IllegalArgumentException.class,
        () -> new Training(settings("seed", "3"), DrawnDigits.make(400), Map.of()).run(run, 1, new Epochs()));
    IOException damaged = assertThrows(IOException.class,
        () -> new Training(settings(), DrawnDigits.make(400), Map.of()).run(run, 1, new Epochs()));
    assertTrue(damaged.getMessage().contains("checkpoint.bin is damaged"), damaged.getMessage());
  }

  @Test
  void aTeachersAnswersAreLearned() throws IOException {
    Path teacher = new RunFolder(folder.resolve("teacher")).model("test");
    train("teacher", settings("epochs", "3"), 2);
    RunFolder run = new RunFolder(folder.resolve("pupil"));
    ModelCard card = new Training(
        settings("epochs", "4", "teacher", teacher.toString(), "teacher-share", "1"), DrawnDigits.make(400),
        Map.of("drawn", "0")).run(run, 2, new Epochs());
    assertTrue(card.validation().accuracy() > 0.7, card.toString());
    assertEquals("test.onnx", card.settings().get("teacher"));
    assertEquals(Set.of("drawn", "test.onnx"), card.data().keySet());
    assertThrows(ModelException.class,
        () -> new Training(settings("teacher", "nowhere.onnx"), DrawnDigits.make(400), Map.of()));
  }

  @Test
  void patienceEndsATrainingThatGetsNoBetter() throws IOException {
    Epochs epochs = new Epochs();
    new Training(settings("epochs", "40", "patience", "2", "schedule", "constant", "learning-rate", "0.02"),
        DrawnDigits.make(400), Map.of()).run(new RunFolder(folder), 2, epochs);
    assertTrue(epochs.seen.size() < 40, "epochs: " + epochs.seen.size());
  }

  /** A process of its own, killed without warning in the middle of an epoch, then resumed here. */
  @Test
  void aKilledTrainingGoesOnToTheSameFile() throws Exception {
    byte[] whole = train("whole", KilledTraining.SETTINGS, 1);
    Path ended = folder.resolve("killed");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
        KilledTraining.class.getName(), ended.toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
    Path reached = ended.resolve("reached");
    for (int i = 0; i < 1200 && !Files.exists(reached) && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    assertTrue(Files.exists(reached), () -> "the child's output: " + read(folder.resolve("log")));
    process.destroyForcibly();
    assertEquals(137, process.waitFor(), "ended by a signal");
    assertTrue(new RunFolder(ended).hasCheckpoint());
    Files.delete(reached);
    assertArrayEquals(whole, train("killed", KilledTraining.SETTINGS, 2));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
