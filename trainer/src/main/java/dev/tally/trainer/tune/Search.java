package dev.tally.trainer.tune;

import dev.tally.trainer.fit.TrainingSettings;
import java.util.List;
import java.util.Map;

/**
 * All that a search will do, before it begins.
 *
 * @param base what is the same in all trials
 * @param trials numbered from 1
 * @param rungs where there are several, all trials have the same number of epochs
 */
public record Search(TrainingSettings base, List<Trial> trials, List<Rung> rungs) {
  public Search {
    trials = List.copyOf(trials);
    rungs = List.copyOf(rungs);
  }

  /** Every trial to its end. */
  public static Search full(TrainingSettings base, List<Trial> trials) {
    int most = trials.stream().mapToInt(trial -> trial.settings().epochs()).max().orElseThrow();
    return new Search(base, trials, List.of(new Rung(trials.size(), most)));
  }

  /** The hopeless trials ended early. Throws {@link IllegalArgumentException} where epochs are what is searched. */
  public static Search halved(TrainingSettings base, List<Trial> trials, Halving halving) {
    if (trials.getFirst().varied().containsKey("epochs")) {
      throw new IllegalArgumentException(
          "epochs cannot be searched with halving, which compares trials after equally many");
    }
    return new Search(base, trials, halving.rungs(trials.size(), base.epochs()));
  }

  /** How far a trial is trained in a rung, counted from 0. */
  int epochs(Trial trial, int rung) {
    return Math.min(rungs.get(rung).epochs(), trial.settings().epochs());
  }

  /** What all rungs from one on are to train, if none ends early. */
  int plannedEpochs(int fromRung) {
    int sum = 0;
    for (int rung = fromRung; rung < rungs.size(); rung++) {
      sum += rung == 0
          ? trials.stream().mapToInt(trial -> epochs(trial, 0)).sum()
          : rungs.get(rung).trials() * (rungs.get(rung).epochs() - rungs.get(rung - 1).epochs());
    }
    return sum;
  }

  /** All that decides the outcome, a line each: two searches are the same if this is. */
  String text(Map<String, String> dataHashes) {
    StringBuilder text = new StringBuilder(
        "# The search that this folder holds. The same command goes on with it.\n");
    rungs.forEach(rung -> line(text, "rung", rung.trials() + " trials to epoch " + rung.epochs()));
    base.recorded().forEach((key, value) -> line(text, key, value));
    dataHashes.entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(file -> line(text, "data " + file.getKey(), file.getValue()));
    trials.forEach(trial -> line(text, trial.name(), trial.toString()));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(" = ").append(value).append('\n');
  }
}
