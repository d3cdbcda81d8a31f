package dev.tally.trainer.fit;

import dev.tally.reader.Sha256;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.export.OnnxExport;
import dev.tally.trainer.network.Weights;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains one network: an epoch after the other, the best by validation kept. The test set plays no part.
 *
 * <p>Same settings, data, machine and Java: the same model file, byte for byte, on any number of threads, and whether it was
 * interrupted and resumed or not.
 */
public final class Training {
  /** A training that is ended in the middle of an epoch loses at most so much of its time. */
  private static final long CHECKPOINT_NANOS = 20_000_000_000L;
  /** Epochs without a better validation after which the plateau schedule halves the rate. */
  private static final int PLATEAU = 2;

  private final TrainingSettings settings;
  private final Digits validation;
  private final Lesson lesson;
  private final Map<String, String> dataHashes;
  private TrainingProgress progress;
  private long lastCheckpoint;

  /**
   * Prepares a training.
   *
   * @param digits the 60,000, of which as many as the settings say are kept for validation
   * @param dataHashes SHA-256 by file name, for the card
   */
  public Training(TrainingSettings settings, Digits digits, Map<String, String> dataHashes) {
    this(settings, digits, Hands.NONE, dataHashes);
  }

  /**
   * Prepares a training.
   *
   * @param digits the 60,000, of which as many as the settings say are kept for validation
   * @param hands whom it learns from beside them, where the settings want that; every fourth is kept for validation
   * @param dataHashes SHA-256 by file name, for the card
   */
  public Training(TrainingSettings settings, Digits digits, Hands hands, Map<String, String> dataHashes) {
    if (settings.learnsFromHands() == hands.hands().isEmpty()) {
      throw new IllegalArgumentException(
          "the setting hands and the hands that there are do not fit; give --hands none");
    }
    Split split = Split.stratified(digits, settings.validation(), settings.splitSeed());
    this.settings = settings;
    this.validation = split.validation();
    Hands.Parts parts = hands.split(settings.splitSeed());
    this.lesson = settings.network().isForLines()
        ? LineLesson.of(split, parts, settings)
        : new DigitLesson(split, parts, settings);
    this.dataHashes = dataHashes;
  }

  /** The images that choose epoch and temperature. */
  public Digits validation() {
    return validation;
  }

  /**
   * Trains to the end and returns the card of the kept epoch. Goes on from the folder's checkpoint where it has one.
   *
   * @param threads at least 1; changes no result
   * @throws IOException if the folder cannot be written or its checkpoint is not this training's
   * @throws IllegalArgumentException if the settings do not do: the folder's are others, or no epoch had a loss that is a number
   */
  public ModelCard run(RunFolder folder, int threads, TrainingListener listener) throws IOException {
    Standing standing = runUntil(settings.epochs(), folder, threads, listener);
    folder.restart();
    return standing.best()
        .orElseThrow(() -> new IllegalArgumentException(
            "the training diverged: no epoch's validation loss is a number; give a smaller learning-rate"));
  }

  /**
   * Trains until an epoch has ended, or as far as the settings let it, and pauses: the checkpoint stays even after the last epoch.
   * The learning rate goes as if nothing had been paused, so that going on gives the same bytes.
   *
   * @param epoch the last one to train; where the folder's checkpoint has come so far already, nothing is done
   */
  public Standing runUntil(int epoch, RunFolder folder, int threads, TrainingListener listener)
      throws IOException {
    folder.settings(settings);
    try (lesson;
        Network network = new Network(settings.trainedNetwork(), Math.max(settings.batch(), 64), threads,
            settings.seed())) {
      network.optimize(settings.newOptimizer());
      if (settings.average() > 0) {
        network.average(settings.average());
      }
      if (folder.hasCheckpoint()) {
        progress = Checkpoint.read(folder.checkpoint(), network);
        lastCheckpoint = System.nanoTime();
      } else {
        progress = begun(network);
        // Before there is anything else: whatever ends the process from here on, the training has begun and not ended.
        checkpoint(folder, network);
      }
      progress.history.forEach(listener::epoch);
      while (progress.epoch <= Math.min(epoch, settings.epochs())
          && (settings.patience() == 0 || progress.sinceBetter < settings.patience())) {
        train(network, folder, listener);
        validate(network, folder, listener);
        progress.nextEpoch();
        checkpoint(folder, network);
      }
      return new Standing(progress.history.size(), Optional.ofNullable(progress.best), progress.lowestLoss);
    }
  }

  private TrainingProgress begun(Network network) throws IOException {
    if (settings.start() != null) {
      new WarmStart(lesson, settings).begin(network);
    }
    return new TrainingProgress();
  }

  private void checkpoint(RunFolder folder, Network network) throws IOException {
    Checkpoint.write(folder.checkpoint(), progress, network);
    lastCheckpoint = System.nanoTime();
  }

  private double rate() {
    double done = (progress.epoch - 1 + (double) progress.image / lesson.size()) / settings.epochs();
    return settings.learningRate(done, progress.plateaus);
  }

  private void train(Network network, RunFolder folder, TrainingListener listener) throws IOException {
    lesson.shuffle(progress.epoch);
    long since = System.nanoTime();
    while (progress.image < lesson.size()) {
      int start = progress.image;
      int images = Math.min(settings.batch(), lesson.size() - start);
      Network.Progress step = network.train(images,
          (n, x, xFrom, t, tFrom) -> lesson.fill(start + n, x, xFrom, t, tFrom), (float) rate());
      progress.lossSum += step.loss() * images;
      progress.correct += step.correct();
      progress.labelled += step.labelled();
      progress.image += images;
      long now = System.nanoTime();
      progress.seconds += (now - since) / 1e9;
      since = now;
      listener.step(progress.epoch, progress.image, lesson.size(), progress.lossSum / progress.image);
      if (now - lastCheckpoint > CHECKPOINT_NANOS && progress.image < lesson.size()) {
        checkpoint(folder, network);
      }
    }
  }

  private record Validated(Lesson.Examined examined, Weights weights) {}

  private void validate(Network network, RunFolder folder, TrainingListener listener) throws IOException {
    long since = System.nanoTime();
    Validated validated = network
        .withAverage(() -> new Validated(lesson.examine(network, progress.epoch), network.weights()));
    Lesson.Examined examined = validated.examined;
    boolean better = examined.choosing() < progress.lowestLoss;
    if (better) {
      progress.lowestLoss = examined.choosing();
      progress.best = card(examined.validation());
      progress.kept = examined.calibrated().orElse(null);
      progress.sinceBetter = 0;
      Weights calibrated = validated.weights.dividedByTemperature(examined.validation().temperature());
      folder.keep(progress.best, OnnxExport.toBytes(settings.network(), calibrated, progress.best));
    } else if (++progress.sinceBetter % PLATEAU == 0) {
      progress.plateaus++;
    }
    Epoch line = new Epoch(progress.epoch, progress.lossSum / lesson.size(),
        (double) progress.correct / Math.max(1, progress.labelled), examined.loss(),
        examined.validation().accuracy(), rate(), progress.seconds + (System.nanoTime() - since) / 1e9,
        better);
    progress.history.add(line);
    folder.history(progress.history);
    if (progress.kept != null) {
      folder.report(progress.best, progress.history, progress.kept, validation);
    }
    listener.epoch(line);
  }

  private ModelCard card(ModelCard.Validation validation) throws IOException {
    Map<String, String> told = settings.recorded();
    Map<String, String> learntFrom = new TreeMap<>(dataHashes);
    if (settings.teacher() != null) {
      // A path means nothing to whoever gets the model; the teacher's name and hash do.
      String name = settings.teacher().getFileName().toString();
      told.put(Setting.TEACHER.key(), name);
      learntFrom.put(name, Sha256.of(settings.teacher()));
    }
    if (settings.start() != null) {
      String name = settings.start().getFileName().toString();
      told.put(Setting.START.key(), name);
      learntFrom.put(name, Sha256.of(settings.start()));
    }
    return new ModelCard(ModelCard.FORMAT, settings.name(), settings.network().name(),
        settings.network().parameterCount(), Engine.version(), learntFrom, settings.seed(), told,
        Engine.platform(), validation);
  }
}
