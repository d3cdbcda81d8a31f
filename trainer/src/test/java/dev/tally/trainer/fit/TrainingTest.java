package dev.tally.trainer.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.GlyphNormalizer;
import dev.tally.reader.page.InkFinder;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.draw.PenOnPaper;
import dev.tally.trainer.network.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir
  Path folder;

  /** Digits of the project's own, so that this runs everywhere. */
  private static Digits drawn(int count) {
    Random random = new Random(9);
    byte[] images = new byte[count * Glyph.PIXELS];
    byte[] labels = new byte[count];
    PenOnPaper pen = new PenOnPaper(32, 3, new int[] {30, 30, 60}, new int[] {230, 230, 225}, false);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
      Glyph glyph = GlyphNormalizer
          .normalize(InkFinder.find(pen.write(Integer.toString(i % 10), random)).orElseThrow());
      System.arraycopy(glyph.pixels(), 0, images, i * Glyph.PIXELS, Glyph.PIXELS);
    }
    return Digits.of(images, labels);
  }

  private static TrainingSettings settings(int epochs, Augmentation augmentation, double nonDigits, long seed,
      int validation) {
    return new TrainingSettings(Architectures.BASE, epochs, 32, "adam", 1e-3, Schedule.COSINE, augmentation,
        nonDigits, validation, seed);
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
    ModelCard card = new Training(settings, "test", drawn(400), Map.of("drawn", "0")).run(run, threads,
        new Epochs());
    return Files.readAllBytes(run.model(card));
  }

  @Test
  void sameSeedGivesTheSameFileOnAnyNumberOfThreads() throws IOException {
    TrainingSettings settings = settings(2, Augmentation.PHOTO, 0.3, 4, 60);
    byte[] first = train("one", settings, 1);
    assertArrayEquals(first, train("again", settings, 1));
    assertArrayEquals(first, train("four", settings, 4));
    assertTrue(!Arrays.equals(first, train("other", settings(2, Augmentation.PHOTO, 0.3, 5, 60), 1)),
        "another seed, another model");
  }

  @Test
  void learnsAndLeavesModelCardAndHistory() throws IOException {
    RunFolder run = new RunFolder(folder);
    Epochs epochs = new Epochs();
    ModelCard card = new Training(settings(4, Augmentation.NONE, 0, 1, 100), "mine", drawn(600),
        Map.of("drawn", "0")).run(run, 2, epochs);
    assertTrue(card.validation().accuracy() > 0.9, card.toString());
    assertEquals(card, ModelCard.fromJson(Files.readString(run.card(card))));
    assertEquals(4, epochs.seen.size());
    assertEquals(5, Files.readAllLines(run.history()).size());
    assertTrue(
        epochs.seen.stream().anyMatch(epoch -> epoch.kept() && epoch.number() == card.validation().epoch()));
    try (var files = Files.list(folder)) {
      assertEquals(4, files.count(), "nothing half-written is left");
    }
  }

  @Test
  @NeedsData("mnist")
  void oneShortEpochOfMnistIsOnItsWay() throws IOException {
    Digits all = Mnist.load(SharedData.directory("mnist")).train();
    Digits some = all.subset(IntStream.range(0, 6000).toArray());
    ModelCard card = new Training(settings(1, Augmentation.NONE, 0, 1, 1000), "short", some, Map.of())
        .run(new RunFolder(folder), 2, new Epochs());
    assertTrue(card.validation().accuracy() > 0.93, card.toString());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> settings(0, Augmentation.NONE, 0, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> settings(1, Augmentation.NONE, 1, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> TrainingSettings.newOptimizer("magic"));
    assertThrows(IllegalArgumentException.class, () -> Augmentation.named("magic"));
  }

  @Test
  void theCosineRisesThenFallsToNothing() {
    assertTrue(Schedule.COSINE.factor(0) < 0.1);
    assertTrue(Schedule.COSINE.factor(0.06) > 0.95);
    assertEquals(0, Schedule.COSINE.factor(1), 1e-9);
    assertEquals(1, Schedule.CONSTANT.factor(0.7));
  }
}
