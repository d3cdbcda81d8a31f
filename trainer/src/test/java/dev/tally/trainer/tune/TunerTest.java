package dev.tally.trainer.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.draw.DrawnDigits;
import dev.tally.trainer.fit.Epoch;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.fit.Training;
import dev.tally.trainer.fit.TrainingListener;
import dev.tally.trainer.fit.TrainingSettings;
import dev.tally.trainer.tune.Ranking.Ending;
import dev.tally.trainer.tune.Ranking.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
  @TempDir
  Path folder;

  private static TrainingSettings base(String epochs) {
    return TrainingSettings.of(Map.of("network", "tiny", "batch", "32", "name", "test", "epochs", epochs,
        "validation", "60", "augment", "scan"));
  }

  /** Four learning rates from good to hopeless; two rungs, two of the four go on. */
  private static Search halved() {
    TrainingSettings base = base("4");
    return Search.halved(base,
        Trials.grid(base, List.of(Dimension.parse("learning-rate=0.000001,0.004,0.00001,0.002"))),
        new Halving(2, 2));
  }

  /** Remembers which epochs were trained, as {@code trial/epoch}, and dies where it is told to. */
  private static final class Watch implements SearchListener {
    final Set<String> trained = new TreeSet<>();
    final List<SearchProgress> progress = new ArrayList<>();
    Runnable death = () -> {};
    String deathAt = "";

    @Override
    public void step(Trial trial, int epoch, int images, int total, double loss) {
      String at = trial.number() + "/" + epoch;
      trained.add(at);
      if (at.equals(deathAt) && images > total / 2) {
        death.run();
      }
    }

    @Override
    public void scored(Trial trial, Score score, SearchProgress now) {
      progress.add(now);
    }
  }

  private static Ranking run(Search search, Path folder, Watch watch) throws IOException {
    return new Tuner(search, folder, DrawnDigits.make(400), Map.of("drawn", "0"), 1, watch).run();
  }

  /** Without the seconds, which differ. */
  private static List<String> log(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("log.tsv"))
        .stream()
        .map(line -> line.substring(0, line.lastIndexOf('\t')))
        .toList();
  }

  private static List<String> outcome(Ranking ranking) {
    return ranking.places()
        .stream()
        .map(place -> place.trial() + " " + place.ending() + " " + place.score().epochs() + " "
            + place.score().loss())
        .toList();
  }

  @Test
  void theHopelessAreDroppedAndTheOthersGoOnToTheSameModel() throws IOException {
    Watch watch = new Watch();
    Ranking ranking = run(halved(), folder, watch);
    assertEquals(List.of(Ending.COMPLETE, Ending.COMPLETE, Ending.DROPPED, Ending.DROPPED),
        ranking.places().stream().map(Place::ending).toList());
    assertEquals(Set.of(2, 4),
        Set.of(ranking.places().get(0).trial().number(), ranking.places().get(1).trial().number()));
    assertEquals(Set.of("1/1", "1/2", "2/1", "2/2", "2/3", "2/4", "3/1", "3/2", "4/1", "4/2", "4/3", "4/4"),
        watch.trained, "nothing is trained that was dropped");
    assertEquals(new SearchProgress(1, 2, 1, 4, watch.progress.getFirst().secondsLeft()),
        watch.progress.getFirst());
    assertTrue(watch.progress.getFirst().secondsLeft() > 0);
    assertEquals(0, watch.progress.getLast().secondsLeft());

    Place winner = ranking.winner().orElseThrow();
    SearchFolder left = new SearchFolder(folder);
    left.write(ranking);
    RunFolder again = new RunFolder(folder.resolve("again"));
    TrainingSettings best = TrainingSettings.of(TrainingSettings.read(left.best()));
    new Training(best, DrawnDigits.make(400), Map.of("drawn", "0")).run(again, 2, new Silence());
    assertEquals(-1,
        Files.mismatch(again.model("test"), new RunFolder(left.trial(winner.trial())).model("test")),
        "paused or not, the same bytes");
    assertFalse(Files.exists(left.trial(winner.trial()).resolve("checkpoint.bin")));
    String page = Files.readString(left.page());
    assertTrue(page.contains(winner.trial().name() + " is best") && page.contains("learning-rate 0.002"),
        page);
  }

  private static final class Silence implements TrainingListener {
    @Override
    public void step(int epoch, int images, int total, double loss) {}

    @Override
    public void epoch(Epoch epoch) {}
  }

  /** Dies like a process that is killed: no finally, no shutdown hook. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] args) throws IOException {
      Watch watch = new Watch();
      watch.deathAt = args[1];
      watch.death = () -> Runtime.getRuntime().halt(9);
      run(halved(), Path.of(args[0]), watch);
    }
  }

  private static int child(Path folder, String deathAt) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
            "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Killed.class.getName(), folder.toString(), deathAt));
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void aKilledSearchGoesOnToTheSameWinnerAndLog() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    Ranking expected = run(halved(), whole, new Watch());
    Path killed = folder.resolve("killed");
    assertEquals(9, child(killed, "3/2"));
    assertEquals(3, Files.readAllLines(killed.resolve("log.tsv")).size(), "a header and two trials");
    assertEquals(9, child(killed, "4/3"));
    // As if it had been killed while it wrote a line.
    Files.writeString(killed.resolve("log.tsv"), "2\t4\t4\t0.9", StandardOpenOption.APPEND);
    Watch watch = new Watch();
    Ranking resumed = run(halved(), killed, watch);
    assertEquals(Set.of("4/3", "4/4"), watch.trained, "what was finished is not trained again");
    assertEquals(outcome(expected), outcome(resumed));
    assertEquals(log(whole), log(killed));

    Watch idle = new Watch();
    assertEquals(outcome(expected), outcome(run(halved(), killed, idle)));
    assertEquals(Set.of(), idle.trained, "a finished search only tells its outcome");
    assertEquals(log(whole), log(killed));
  }

  @Test
  void anotherSearchInTheFolderIsRefused() throws IOException {
    Search search = halved();
    SearchLog.open(folder, search.text(Map.of("drawn", "0"))).close();
    TrainingSettings base = base("8");
    Search other = Search.halved(base,
        Trials.grid(base, List.of(Dimension.parse("learning-rate=0.000001,0.004"))), new Halving(2, 2));
    String message = assertThrows(IllegalArgumentException.class, () -> run(other, folder, new Watch()))
        .getMessage();
    assertTrue(message.contains(folder.toString()) && message.contains("rung = 4 trials to epoch 2"),
        message);
    String data = assertThrows(IllegalArgumentException.class,
        () -> SearchLog.open(folder, search.text(Map.of("drawn", "1")))).getMessage();
    assertTrue(data.contains("data drawn = 0; now: data drawn = 1"), data);
  }

  @Test
  void aLogInUseOrDamagedIsRefused() throws IOException {
    try (SearchLog log = SearchLog.open(folder, "search")) {
      log.add(new Score(1, 2, 3, 0.1 + 0.2, Double.NaN, 1));
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> SearchLog.open(folder, "search")).getMessage()
              .contains("is running in"));
    }
    try (SearchLog log = SearchLog.open(folder, "search")) {
      assertEquals(new Score(1, 2, 3, 0.1 + 0.2, Double.NaN, 1), log.find(1, 2).orElseThrow());
      assertTrue(log.find(1, 1).isEmpty());
    }
    Files.writeString(folder.resolve("log.tsv"), "1\tx\t3\t0\t0\t0\n", StandardOpenOption.APPEND);
    String message = assertThrows(IllegalArgumentException.class, () -> SearchLog.open(folder, "search"))
        .getMessage();
    assertTrue(message.contains("line 3"), message);
  }

  @Test
  void aTrialThatDivergesIsWorstAndNotTrainedOn() throws IOException {
    // Nothing keeps the numbers of these layers in bounds.
    TrainingSettings base = TrainingSettings
        .of(Map.of("layers", "conv(4,3) conv(4,3) flatten dense(32) dense(32) dense(10) softmax", "optimizer",
            "sgd", "batch", "32", "name", "test", "epochs", "2", "validation", "60"));
    Search search = Search.full(base,
        Trials.grid(base, List.of(Dimension.parse("learning-rate=9.9,0.0001"))));
    Watch watch = new Watch();
    Ranking ranking = run(search, folder, watch);
    assertEquals(List.of("2/1", "2/2"), watch.trained.stream().filter(at -> at.startsWith("2")).toList());
    assertFalse(watch.trained.contains("1/2"), "diverged in its first epoch");
    assertEquals(List.of(2, 1), ranking.places().stream().map(place -> place.trial().number()).toList());
    assertEquals(Ending.DIVERGED, ranking.places().getLast().ending());
    new SearchFolder(folder).write(ranking);
    assertTrue(Files.readString(new SearchFolder(folder).page()).contains("diverged"));

    Search hopeless = Search.full(base, Trials.grid(base, List.of(Dimension.parse("learning-rate=9.9"))));
    Path other = folder.resolve("hopeless");
    Ranking none = run(hopeless, other, new Watch());
    assertTrue(none.winner().isEmpty());
    new SearchFolder(other).write(none);
    assertFalse(Files.exists(new SearchFolder(other).best()));
  }

  @Test
  void ofEqualLossTheHigherAccuracyIsBetterAndDivergedIsLast() {
    Score[] scores = {new Score(1, 1, 2, Double.NaN, Double.NaN, 1), new Score(1, 2, 2, 0.8, 0.5, 1),
        new Score(1, 3, 2, 0.9, 0.5, 1), new Score(1, 4, 2, 0.7, 0.4, 1),
        new Score(1, 5, 2, Double.NaN, Double.POSITIVE_INFINITY, 1), new Score(1, 6, 2, 0.9, 0.5, 1)};
    Arrays.sort(scores, Score.BEST_FIRST);
    assertEquals(List.of(4, 3, 6, 2), Arrays.stream(scores).limit(4).map(Score::trial).toList());
  }
}
