package dev.tally.cli;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.fit.Training;
import dev.tally.trainer.fit.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a digit model on MNIST. The best epoch by validation is kept; the test set plays no part. "
        + "Ctrl-C leaves the best epoch so far, and a checkpoint to go on from.")
final class TrainCommand implements Callable<Integer> {
  @Mixin
  private DataOption data;

  @Mixin
  private ThreadsOption threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: runs/NAME-seedN.")
  private Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the training that was ended in this folder, to the same model that it would have given.")
  private Path resume;

  @Option(
      names = "--again",
      description = "Begin from the start where the folder holds a training that was ended.")
  private boolean again;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    TrainingSettings settings = settings();
    if (!Engine.isFast()) {
      err.println(
          "tally: warning: this JVM does not run vectors in hardware; training will be some 200 times slower");
    }
    Mnist mnist = data.mnist();
    RunFolder run = folder(settings);
    Map<String, String> hashes = new TreeMap<>(mnist.hashes());
    Hands hands = Hands.NONE;
    if (settings.learnsFromHands()) {
      Path folder = data.directory().hands();
      hands = settings.network().isForLines() ? Hands.load(folder) : Hands.digits(folder);
      hashes.putAll(hands.hashes());
    }
    Training training = new Training(settings, mnist.train(), hands, hashes);
    err.printf(Locale.ROOT, "%s: %,d parameters, %s, %d threads%n", settings.network().name(),
        settings.network().parameterCount(), settings.differences(), threads.count());
    EndedTraining.announce(err, run, settings.name());
    ModelCard card;
    try (TrainingBar bar = new TrainingBar(err)) {
      card = training.run(run, threads.count(), bar);
    }
    report(card, run);
    return 0;
  }

  private TrainingSettings settings() throws IOException {
    Map<String, String> given = SettingOptions.given(spec);
    if (resume == null) {
      return SettingOptions.checked(spec, () -> TrainingSettings.of(given));
    }
    if (!given.isEmpty()) {
      throw new ParameterException(spec.commandLine(),
          "--resume goes on with the settings that the training had; give none");
    }
    Path file = resume.resolve("settings.txt");
    if (!Files.exists(file)) {
      throw new CommandException(resume + " holds no training to go on with: there is no " + file);
    }
    return TrainingSettings.of(TrainingSettings.read(file));
  }

  private RunFolder folder(TrainingSettings settings) throws IOException {
    if (resume != null) {
      RunFolder run = new RunFolder(resume);
      if (run.hasEnded()) {
        throw new CommandException(
            "the training in " + resume + " has ended; there is nothing to go on with");
      }
      return run;
    }
    Path folder = out == null ? Path.of("runs", settings.name() + "-seed" + settings.seed()) : out;
    RunFolder run = new RunFolder(OutputFolder.make(folder, spec.commandLine().getErr()));
    if (run.hasCheckpoint() && !again) {
      throw new CommandException(folder + " holds a training that was ended early; go on with --resume "
          + folder + ", or begin from the start with --again");
    }
    run.restart();
    return run;
  }

  private void report(ModelCard card, RunFolder run) {
    PrintWriter stdout = spec.commandLine().getOut();
    ModelCard.Validation v = card.validation();
    // A network for lines has no confidences of single answers to calibrate, and so no report of them.
    boolean calibrated = Files.exists(run.report());
    stdout.printf(Locale.ROOT, "validation  %.2f %% right of %,d (epoch %d), loss %.4f%s%n",
        100 * v.accuracy(), v.images(), v.epoch(), v.loss(),
        calibrated
            ? String.format(Locale.ROOT, " calibrated, calibration error %.2f %%", 100 * v.calibrationError())
            : "");
    if (v.hands() != null) {
      stdout.printf(Locale.ROOT, "hands       %.2f %% right of %,d by %d writers kept out%n",
          100 * v.hands().accuracy(), v.hands().images(), v.hands().writers());
    }
    stdout.println("model       " + run.model(card));
    stdout.println("card        " + run.card(card));
    stdout.println("history     " + run.history());
    if (calibrated) {
      stdout.println("report      " + run.report());
    }
    stdout.flush();
  }
}
