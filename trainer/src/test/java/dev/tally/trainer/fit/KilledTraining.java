package dev.tally.trainer.fit;

import dev.tally.trainer.draw.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A training that waits in the middle of its second epoch to be killed. */
final class KilledTraining {
  static final TrainingSettings SETTINGS = TrainingSettings.of(Map.of("name", "test", "network", "base-norm",
      "epochs", "3", "batch", "32", "validation", "60", "average", "0.9", "augment", "scan"));

  private KilledTraining() {}

  public static void main(String[] folder) throws IOException {
    Path reached = Path.of(folder[0], "reached");
    TrainingListener waits = new TrainingListener() {
      @Override
      public void step(int epoch, int images, int total, double loss) {
        if (epoch == 2 && images > total / 2) {
          try {
            Files.createFile(reached);
            Thread.sleep(Long.MAX_VALUE);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }

      @Override
      public void epoch(Epoch epoch) {}
    };
    new Training(SETTINGS, DrawnDigits.make(400), Map.of("drawn", "0")).run(new RunFolder(Path.of(folder[0])),
        1, waits);
  }
}
