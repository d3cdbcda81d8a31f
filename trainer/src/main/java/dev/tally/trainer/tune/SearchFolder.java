package dev.tally.trainer.tune;

import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.report.History;
import dev.tally.trainer.report.SearchPage;
import dev.tally.trainer.tune.Ranking.Ending;
import dev.tally.trainer.tune.Ranking.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a search leaves beside its trials: the winner's settings and a page about them all. */
public record SearchFolder(Path folder) {
  /** A run file that trains the winner in full. */
  public Path best() {
    return folder.resolve("best.txt");
  }

  public Path page() {
    return folder.resolve(SearchPage.FILE);
  }

  public Path trial(Trial trial) {
    return folder.resolve(trial.name());
  }

  /** What trains the winner in full. */
  public String command() {
    return "./tally train --run " + best();
  }

  /** Without a winner the run file is left out. */
  public void write(Ranking ranking) throws IOException {
    Optional<Place> winner = ranking.winner();
    if (winner.isPresent()) {
      WholeFile.write(best(), winner.get().trial().settings().toText().getBytes(StandardCharsets.UTF_8));
    }
    List<SearchPage.Trial> trials = new ArrayList<>();
    for (Place place : ranking.places()) {
      trials.add(drawn(place));
    }
    WholeFile.write(page(), SearchPage.html(trials, command()).getBytes(StandardCharsets.UTF_8));
  }

  private SearchPage.Trial drawn(Place place) throws IOException {
    Path history = new RunFolder(trial(place.trial())).history();
    return new SearchPage.Trial(place.trial().name(), place.trial().varied(),
        Files.exists(history) ? History.parse(Files.readString(history)) : History.NONE,
        place.score().accuracy(), place.score().loss(),
        place.ending() == Ending.COMPLETE || place.ending() == Ending.PATIENCE, place.ending().toString());
  }
}
