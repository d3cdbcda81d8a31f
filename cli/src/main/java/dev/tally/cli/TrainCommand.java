package dev.tally.cli;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.fit.Epoch;
import dev.tally.trainer.fit.RunFolder;
import dev.tally.trainer.fit.Schedule;
import dev.tally.trainer.fit.Training;
import dev.tally.trainer.fit.TrainingListener;
import dev.tally.trainer.fit.TrainingSettings;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Trains a digit model on MNIST. The best epoch by validation is kept; the test set plays no part. "
        + "Ctrl-C leaves the best epoch so far.")
final class TrainCommand implements Callable<Integer> {
  @Option(
      names = "--network",
      description = "Architecture: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class,
      defaultValue = "base",
      paramLabel = "NAME")
  private String network;

  @Mixin
  private DataOption data;

  @Option(names = "--epochs", paramLabel = "N", defaultValue = "10")
  private int epochs;

  @Option(names = "--batch", paramLabel = "N", defaultValue = "64", description = "Images a step.")
  private int batch;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description = "adam, or sgd with momentum 0.9.")
  private String optimizer;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description = "Highest learning rate. Default: 0.001 for adam, 0.05 for sgd.")
  private Double learningRate;

  @Option(
      names = "--schedule",
      defaultValue = "cosine",
      description = "Course of the learning rate: ${COMPLETION-CANDIDATES}.")
  private Schedule schedule;

  @Option(
      names = "--augment",
      paramLabel = "NAME",
      defaultValue = "none",
      description = "How digits are distorted: none, scan (clean scans) or photo (other pens, phones).")
  private String augment;

  @Option(
      names = "--non-digits",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of images replaced by what is no digit (two at once, parts, strokes), so that the model learns to doubt.")
  private double nonDigits;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws the split, the starting weights, the order and the distortions.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Default: one a core. Changes no result.",
      showDefaultValue = Help.Visibility.NEVER)
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the model is called. Default: the network's name.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: runs/NAME-seedN.")
  private Path out;

  @Spec
  private CommandSpec spec;

  /** For the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Architectures.names().iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    TrainingSettings settings = settings();
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads must be 1 to 1024, not " + threads);
    }
    if (!Engine.isFast()) {
      err.println(
          "tally: warning: this JVM does not run vectors in hardware; training will be some 200 times slower");
    }
    Mnist mnist = data.mnist();
    String called = name == null ? settings.network().name() : name;
    Path folder = out == null ? Path.of("runs", called + "-seed" + seed) : out;
    Training training = new Training(settings, called, mnist.train(), mnist.hashes());
    RunFolder run = new RunFolder(folder);
    err.printf(Locale.ROOT, "%s: %,d parameters, %s, %d threads%n", settings.network().name(),
        settings.network().parameterCount(), settings.asMap(), threads);
    ModelCard card;
    try (Bar bar = new Bar(err)) {
      card = training.run(run, threads, bar);
    }
    report(card, run);
    return 0;
  }

  private TrainingSettings settings() {
    Architecture architecture = Architectures.named(network)
        .orElseThrow(() -> new IllegalArgumentException(
            "no network is called '" + network + "'; there are " + String.join(", ", Architectures.names())));
    double rate = learningRate == null
        ? TrainingSettings.newOptimizer(optimizer).usualLearningRate()
        : learningRate;
    return new TrainingSettings(architecture, epochs, batch, optimizer, Math.round(rate * 1e9) / 1e9,
        schedule, Augmentation.named(augment), nonDigits, 5000, seed);
  }

  private void report(ModelCard card, RunFolder run) {
    PrintWriter stdout = spec.commandLine().getOut();
    ModelCard.Validation v = card.validation();
    stdout.printf(Locale.ROOT,
        "validation  %.2f %% right of %,d (epoch %d), loss %.4f, calibration error %.2f %%%n",
        100 * v.accuracy(), v.images(), v.epoch(), v.loss(), 100 * v.calibrationError());
    stdout.println("model       " + run.model(card));
    stdout.println("card        " + run.card(card));
    stdout.println("history     " + run.history());
    stdout.println("report      " + run.report());
    stdout.flush();
  }

  /** A bar an epoch, and a line that stays. */
  private static final class Bar implements TrainingListener, AutoCloseable {
    private final PrintWriter err;
    private ProgressBar bar;

    Bar(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void step(int epoch, int images, int total, double loss) {
      if (bar == null) {
        bar = Progress.builder("epoch " + epoch, total).setUnit(" images", 1).showSpeed().build();
      }
      bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss));
      bar.stepTo(images);
    }

    @Override
    public void epoch(Epoch epoch) {
      close();
      err.printf(Locale.ROOT,
          "epoch %3d  train loss %.4f  accuracy %6.2f %%  validation loss %.4f  accuracy %6.2f %%  lr %.6f  %5.1f s%s%n",
          epoch.number(), epoch.trainLoss(), 100 * epoch.trainAccuracy(), epoch.validationLoss(),
          100 * epoch.validationAccuracy(), epoch.learningRate(), epoch.seconds(),
          epoch.kept() ? "  kept" : "");
      err.flush();
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }
}
