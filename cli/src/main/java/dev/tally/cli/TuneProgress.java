package dev.tally.cli;

import dev.tally.trainer.tune.Score;
import dev.tally.trainer.tune.SearchListener;
import dev.tally.trainer.tune.SearchProgress;
import dev.tally.trainer.tune.Trial;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** A bar an epoch, and a line that stays for what a trial has reached. */
final class TuneProgress implements SearchListener, AutoCloseable {
  private final PrintWriter err;
  private ProgressBar bar;

  TuneProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void step(Trial trial, int epoch, int images, int total, double loss) {
    if (bar == null) {
      bar = Progress.builder(trial.name() + ", epoch " + epoch, total)
          .setUnit(" images", 1)
          .showSpeed()
          .build();
    }
    bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss));
    bar.stepTo(images);
    if (images == total) {
      close();
    }
  }

  @Override
  public void scored(Trial trial, Score score, SearchProgress progress) {
    close();
    String reached = score.hasDiverged()
        ? "diverged"
        : String.format(Locale.ROOT, "accuracy %6.2f %%  loss %.4f", 100 * score.accuracy(), score.loss());
    err.printf(Locale.ROOT, "rung %d of %d, %d of %d  %s  %s  epochs %d  %s  about %s left%n",
        progress.rung(), progress.rungs(), progress.place(), progress.ofTrials(), trial.name(), trial,
        score.epochs(), reached, time(progress.secondsLeft()));
    err.flush();
  }

  private static String time(double seconds) {
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : seconds < 6000
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
