package dev.tally.cli;

import dev.tally.trainer.fit.Epoch;
import dev.tally.trainer.fit.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** A bar an epoch, and a line that stays. */
final class TrainingBar implements TrainingListener, AutoCloseable {
  private final PrintWriter err;
  private ProgressBar bar;

  TrainingBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void step(int epoch, int images, int total, double loss) {
    if (bar == null) {
      bar = Progress.builder("epoch " + epoch, total).setUnit(" images", 1).showSpeed().build();
    }
    bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss));
    bar.stepTo(images);
  }

  @Override
  public void epoch(Epoch epoch) {
    close();
    err.printf(Locale.ROOT,
        "epoch %3d  train loss %.4f  accuracy %6.2f %%  validation loss %.4f  accuracy %6.2f %%  lr %.6f  %5.1f s%s%n",
        epoch.number(), epoch.trainLoss(), 100 * epoch.trainAccuracy(), epoch.validationLoss(),
        100 * epoch.validationAccuracy(), epoch.learningRate(), epoch.seconds(),
        epoch.kept() ? "  kept" : "");
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
