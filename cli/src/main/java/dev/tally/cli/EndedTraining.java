package dev.tally.cli;

import dev.tally.trainer.fit.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person is told who ends a training: what is kept, and how to go on. */
final class EndedTraining {
  private EndedTraining() {}

  /** Has it said when a signal ends the process, and in which words. */
  static void announce(PrintWriter err, String words) {
    EndSignal.first(() -> say(err, words));
  }

  /** The same of one training. */
  static void announce(PrintWriter err, RunFolder run, String model) {
    EndSignal.first(() -> say(err, words(run, run.model(model))));
  }

  private static String words(RunFolder run, Path model) {
    Path folder = model.getParent();
    if (!run.hasCheckpoint()) {
      return "nothing was trained yet";
    }
    String kept = Files.exists(run.history())
        ? model + " is the best epoch so far"
        : "no epoch had ended, so there is no model yet";
    return kept + "; go on with ./tally train --resume " + folder;
  }

  /** On a line of its own, below the bar. */
  private static void say(PrintWriter err, String words) {
    err.println();
    err.println("tally: ended early: " + words);
    err.flush();
  }
}
