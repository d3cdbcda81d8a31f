package dev.tally.cli;

import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** What all progress bars have in common: standard error, and only where a person watches it. */
final class Progress {
  /** The launcher says whether standard error is a terminal; Java cannot tell it from standard output. */
  private static final boolean WATCHED = Boolean.getBoolean("tally.terminal");

  /** How wide the terminal is on which results are printed, by the launcher; no limit where it is none. */
  static final int COLUMNS = Integer.getInteger("tally.columns", Integer.MAX_VALUE);

  private Progress() {}

  private static final class Nobody implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return 110;
    }

    @Override
    public void accept(String text) {}

    @Override
    public void close() {}
  }

  static ProgressBarBuilder builder(String task, long total) {
    ProgressBarBuilder builder = new ProgressBarBuilder().setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setMaxRenderedLength(110);
    return WATCHED ? builder : builder.setConsumer(new Nobody());
  }
}
