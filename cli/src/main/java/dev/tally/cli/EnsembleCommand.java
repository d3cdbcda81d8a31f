package dev.tally.cli;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.fit.Ensemble;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.fit.Setting;
import dev.tally.trainer.fit.Training;
import dev.tally.trainer.fit.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "ensemble",
    mixinStandardHelpOptions = true,
    description = {"Makes one model file of several models: their probabilities are averaged.",
        "Takes models that there are, or with --members trains some first: seeds SEED, SEED + 1, and so on, "
            + "with the settings of train. Members that are already trained are not trained again.",
        "To learn one small network from an ensemble: train --teacher FILE.onnx."})
final class EnsembleCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "Model files (.onnx), or the folders of trainings.")
  private List<Path> models = List.of();

  @Option(names = "--members", paramLabel = "N", description = "Train so many.")
  private int members;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the result goes; members that are trained go into folders of it. Default: runs/NAME.")
  private Path out;

  @Mixin
  private ThreadsOption threads;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, String> given = SettingOptions.given(spec);
    if (models.isEmpty() == (members == 0)) {
      throw new ParameterException(spec.commandLine(),
          "name the models that are to be one, or say with --members how many to train");
    }
    if (members == 0 && !given.keySet().stream().allMatch(Setting.NAME.key()::equals)) {
      throw new ParameterException(spec.commandLine(),
          "models that are there have their settings; give some only with --members");
    }
    String name = given.getOrDefault(Setting.NAME.key(), "ensemble");
    Path folder = out == null ? Path.of("runs", name) : out;
    TrainingSettings settings = SettingOptions.checked(spec, () -> TrainingSettings.of(given));
    Mnist mnist = data.mnist();
    List<Path> files = new ArrayList<>();
    for (Path model : models) {
      files.add(file(model));
    }
    PrintWriter err = spec.commandLine().getErr();
    if (members > 0) {
      OutputFolder.make(folder, err);
      EndedTraining.announce(err,
          "the members so far are kept in " + folder + "; the same command goes on with them");
    }
    for (int i = 0; i < members; i++) {
      files.add(trained(settings, i, folder, mnist));
    }
    Ensemble ensemble = Ensemble.of(files);
    RunFolder run = new RunFolder(OutputFolder.make(folder, err));
    report(ensemble.write(run, name, mnist.train(), mnist.hashes()), run);
    return 0;
  }

  /** The one model of a training's folder, or the file itself. */
  private static Path file(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      return model;
    }
    try (Stream<Path> files = Files.list(model)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".onnx")).toList();
      if (found.size() != 1) {
        throw new CommandException(model + " holds " + found.size() + " models; name the file");
      }
      return found.getFirst();
    }
  }

  private Path trained(TrainingSettings given, int member, Path folder, Mnist mnist) throws IOException {
    long seed = given.seed() + member;
    TrainingSettings settings = given
        .with(Map.of(Setting.SEED.key(), Long.toString(seed), Setting.NAME.key(), given.network().name()));
    RunFolder run = new RunFolder(folder.resolve("member-seed" + seed));
    Path model = run.model(settings.name());
    if (Files.exists(model) && !run.hasCheckpoint() && run.isOf(settings)) {
      return model;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, "member %d of %d, seed %d%n", member + 1, members, seed);
    try (TrainingBar bar = new TrainingBar(err)) {
      new Training(settings, mnist.train(), mnist.hashes()).run(run, threads.count(), bar);
    }
    return model;
  }

  private void report(ModelCard card, RunFolder run) {
    PrintWriter stdout = spec.commandLine().getOut();
    ModelCard.Validation v = card.validation();
    stdout.printf(Locale.ROOT, "validation  %.2f %% right of %,d, loss %.4f, calibration error %.2f %%%n",
        100 * v.accuracy(), v.images(), v.loss(), 100 * v.calibrationError());
    stdout.println("model       " + run.model(card));
    stdout.println("card        " + run.card(card));
    stdout.flush();
  }
}
