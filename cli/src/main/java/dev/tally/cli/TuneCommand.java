package dev.tally.cli;

import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.fit.TrainingSettings;
import dev.tally.trainer.tune.Dimension;
import dev.tally.trainer.tune.Halving;
import dev.tally.trainer.tune.Ranking;
import dev.tally.trainer.tune.Rung;
import dev.tally.trainer.tune.Search;
import dev.tally.trainer.tune.SearchFolder;
import dev.tally.trainer.tune.Trial;
import dev.tally.trainer.tune.Trials;
import dev.tally.trainer.tune.Tuner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = "Searches for good settings: all combinations of a grid, or random ones. The validation loss decides; the test set plays no part. "
        + "The same command goes on with a search that was ended. All other settings are as in train.")
final class TuneCommand implements Callable<Integer> {
  @Mixin
  private DataOption data;

  @Option(
      names = "--grid",
      paramLabel = "SETTING=VALUES",
      description = "Values to combine with those of every other --grid: learning-rate=0.001,0.003. A bar in place of the comma where values have some inside.")
  private List<String> grid = List.of();

  @Option(names = "--random", paramLabel = "N", description = "Draw so many combinations from every --range.")
  private Integer random;

  @Option(
      names = "--range",
      paramLabel = "SETTING=RANGE",
      description = "What --random draws from: width=0.5..1.5, 'learning-rate=0.0005..0.01 log' (each ratio alike), or values: batch=32,64.")
  private List<String> ranges = List.of();

  @Option(
      names = "--search-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws the combinations. Default: ${DEFAULT-VALUE}.")
  private long searchSeed;

  @Option(
      names = "--halving",
      paramLabel = "K",
      description = "End hopeless trials early: only the best one of K goes on, to K times the epochs, again and again (successive halving).")
  private Integer halving;

  @Option(
      names = "--min-epochs",
      paramLabel = "N",
      description = "With --halving: epochs that every trial gets. Default: 1.")
  private Integer minEpochs;

  @Mixin
  private ThreadsOption threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the search leaves its log, its trials and tune.html, and where it goes on.")
  private Path out;

  @Option(names = "--json", description = "The outcome as one JSON object.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    checkUsage();
    Search search = search();
    PrintWriter err = spec.commandLine().getErr();
    if (!Engine.isFast()) {
      err.println(
          "tally: warning: this JVM does not run vectors in hardware; training will be some 200 times slower");
    }
    Mnist mnist = data.mnist();
    err.println(plan(search));
    SearchFolder folder = new SearchFolder(OutputFolder.make(out, err));
    EndedTraining.announce(err,
        "the trials so far are kept in " + out + "; the same command goes on with them");
    Ranking ranking;
    try (TuneProgress progress = new TuneProgress(err)) {
      ranking = new Tuner(search, out, mnist.train(), mnist.hashes(), threads.count(), progress).run();
    }
    folder.write(ranking);
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(json ? TuneReport.json(ranking, folder) : TuneReport.text(ranking, folder));
    stdout.flush();
    if (ranking.winner().isEmpty()) {
      throw new CommandException("every trial diverged; search smaller learning rates");
    }
    return 0;
  }

  private void checkUsage() {
    if (grid.isEmpty() == (random == null)) {
      wrong("give either --grid SETTING=VALUES, or --random N with --range SETTING=RANGE");
    }
    if ((random == null) != ranges.isEmpty()) {
      wrong("--random N and --range SETTING=RANGE go together");
    }
    if (minEpochs != null && halving == null) {
      wrong("--min-epochs is of use with --halving only");
    }
    for (Dimension dimension : dimensions()) {
      String flag = "--" + dimension.setting().key();
      if (spec.findOption(flag).getValue() != null) {
        wrong(flag + " is given and searched; give one of them");
      }
    }
  }

  private void wrong(String message) {
    throw new ParameterException(spec.commandLine(), message);
  }

  private List<Dimension> dimensions() {
    return SettingOptions.checked(spec,
        () -> (random == null ? grid : ranges).stream().map(Dimension::parse).toList());
  }

  private Search search() throws IOException {
    Map<String, String> given = SettingOptions.given(spec);
    dimensions().forEach(dimension -> given.remove(dimension.setting().key()));
    return SettingOptions.checked(spec, () -> search(TrainingSettings.of(given)));
  }

  private Search search(TrainingSettings base) {
    List<Trial> trials = random == null
        ? Trials.grid(base, dimensions())
        : Trials.random(base, dimensions(), random, searchSeed);
    return halving == null
        ? Search.full(base, trials)
        : Search.halved(base, trials, new Halving(halving, minEpochs == null ? 1 : minEpochs));
  }

  private static String plan(Search search) {
    return search.rungs().stream().map(TuneCommand::words).collect(Collectors.joining(", of these "))
        + "; validation decides";
  }

  private static String words(Rung rung) {
    return rung.trials() + (rung.trials() == 1 ? " trial" : " trials") + " to epoch " + rung.epochs();
  }
}
