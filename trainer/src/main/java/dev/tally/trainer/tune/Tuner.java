package dev.tally.trainer.tune;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.tune.Ranking.Ending;
import dev.tally.trainer.tune.Ranking.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a search: rung by rung, trial by trial. A trial's folder, {@code trial-001}, is like that of any training; its checkpoint is
 * what a later rung, or a search that was killed, goes on from. The same search ends with the same scores and the same winner, however often
 * it was killed. The winner's score is a little too good, as that of the best of many on the same images always is.
 */
public final class Tuner {
  private final Search search;
  private final Path folder;
  private final TrialRun trialRun;
  private final SearchListener listener;
  /** The latest of each trial. */
  private final Map<Integer, Score> latest = new HashMap<>();

  /**
   * Prepares a search.
   *
   * @param folder where it leaves everything, and where the same search goes on
   * @param digits the 60,000, of which as many as the settings say are kept for validation
   * @param dataHashes SHA-256 by file name
   * @param threads at least 1; changes no result
   */
  public Tuner(Search search, Path folder, Digits digits, Map<String, String> dataHashes, int threads,
      SearchListener listener) {
    this.search = search;
    this.folder = folder;
    this.listener = listener;
    this.trialRun = new TrialRun(folder, digits, dataHashes, threads, listener);
  }

  /**
   * Searches to the end.
   *
   * @throws IOException if the folder cannot be written
   * @throws IllegalArgumentException if the folder holds another search
   */
  public Ranking run() throws IOException {
    List<Place> places = new ArrayList<>();
    try (SearchLog log = SearchLog.open(folder, search.text(trialRun.dataHashes()))) {
      List<Trial> alive = search.trials();
      for (int rung = 0; rung < search.rungs().size(); rung++) {
        List<Score> scores = scores(log, rung, alive);
        scores.sort(Score.BEST_FIRST);
        int kept = rung + 1 < search.rungs().size() ? search.rungs().get(rung + 1).trials() : 0;
        List<Score> best = scores.stream().filter(score -> !score.hasDiverged()).limit(kept).toList();
        List<Place> ended = new ArrayList<>();
        for (Score score : scores.subList(best.size(), scores.size())) {
          ended.add(end(score, rung));
        }
        places.addAll(0, ended);
        alive = alive.stream()
            .filter(trial -> best.stream().anyMatch(score -> score.trial() == trial.number()))
            .toList();
      }
    }
    // Stable: what has not diverged keeps its order.
    places.sort(Comparator.comparing(place -> place.score().hasDiverged()));
    return new Ranking(places);
  }

  private List<Score> scores(SearchLog log, int rung, List<Trial> trials) throws IOException {
    List<Score> scores = new ArrayList<>();
    int left = search.plannedEpochs(rung + 1)
        + trials.stream().mapToInt(trial -> epochsOf(trial, rung)).sum();
    for (Trial trial : trials) {
      left -= epochsOf(trial, rung);
      Score score = log.find(rung + 1, trial.number()).orElse(null);
      if (score == null) {
        score = trialRun.run(trial, rung + 1, search.epochs(trial, rung));
        log.add(score);
      }
      scores.add(score);
      latest.put(trial.number(), score);
      listener.scored(trial, score, new SearchProgress(rung + 1, search.rungs().size(), scores.size(),
          trials.size(), left * secondsAnEpoch()));
    }
    return scores;
  }

  private int epochsOf(Trial trial, int rung) {
    return search.epochs(trial, rung) - (rung == 0 ? 0 : search.epochs(trial, rung - 1));
  }

  private double secondsAnEpoch() {
    return latest.values().stream().mapToDouble(Score::seconds).sum()
        / Math.max(1, latest.values().stream().mapToInt(Score::epochs).sum());
  }

  /** The model stays; the checkpoint goes, as it will not be gone on from. */
  private Place end(Score score, int rung) throws IOException {
    Trial trial = search.trials().get(score.trial() - 1);
    new RunFolder(folder.resolve(trial.name())).restart();
    boolean last = rung == search.rungs().size() - 1;
    Ending ending = score.hasDiverged()
        ? Ending.DIVERGED
        : !last
            ? Ending.DROPPED
            : score.epochs() < search.epochs(trial, rung) ? Ending.PATIENCE : Ending.COMPLETE;
    return new Place(trial, score, ending);
  }
}
