package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.augment.Distorter;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import dev.tally.trainer.export.OnnxExport;
import dev.tally.trainer.network.Weights;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trains one network: an epoch after the other, the best by validation kept. The test set plays no part.
 *
 * <p>Same settings, data, machine and Java: the same model file, byte for byte, on any number of threads.
 */
public final class Training {
  private final TrainingSettings settings;
  private final Digits validation;
  private final DigitFeed feed;
  private final Map<String, String> dataHashes;
  private final String name;

  /**
   * Prepares a training.
   *
   * @param name what the model will be called
   * @param digits the 60,000, of which {@code settings.validation()} are kept for validation
   * @param dataHashes SHA-256 by file name, for the card
   */
  public Training(TrainingSettings settings, String name, Digits digits, Map<String, String> dataHashes) {
    Split split = Split.stratified(digits, settings.validation(), settings.seed());
    this.settings = settings;
    this.name = name;
    this.validation = split.validation();
    this.feed = new DigitFeed(split.train(), settings);
    this.dataHashes = dataHashes;
  }

  /**
   * Trains to the end and returns the card of the kept epoch.
   *
   * @param threads at least 1; changes no result
   */
  public ModelCard run(RunFolder folder, int threads, TrainingListener listener) throws IOException {
    ModelCard best = null;
    Predictions kept = null;
    double lowestLoss = Double.POSITIVE_INFINITY;
    try (Network network = new Network(settings.network(), Math.max(settings.batch(), 64), threads,
        settings.seed())) {
      network.optimize(settings.newOptimizer());
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        long start = System.nanoTime();
        Progress progress = train(network, epoch, listener);
        Predictions predictions = predict(network, validation);
        ModelCard card = card(epoch, predictions);
        double loss = card.validation().loss() + distortedLoss(network);
        boolean better = loss < lowestLoss;
        if (better) {
          lowestLoss = loss;
          best = card;
          kept = predictions.at(card.validation().temperature());
          Weights calibrated = network.weights().dividedByTemperature(card.validation().temperature());
          folder.keep(card, OnnxExport.toBytes(settings.network(), calibrated, card));
        }
        Epoch line = new Epoch(epoch, progress.loss(), progress.accuracy(), predictions.loss(),
            predictions.accuracy(), progress.learningRate(), (System.nanoTime() - start) / 1e9, better);
        folder.add(line);
        if (best != null) {
          folder.report(best, kept, validation);
        }
        listener.epoch(line);
      }
    }
    return best;
  }

  private record Progress(double loss, double accuracy, double learningRate) {}

  private Progress train(Network network, int epoch, TrainingListener listener) {
    feed.shuffle(epoch);
    double loss = 0;
    int correct = 0;
    int labelled = 0;
    double rate = 0;
    for (int from = 0; from < feed.size(); from += settings.batch()) {
      int start = from;
      int images = Math.min(settings.batch(), feed.size() - from);
      double done = (epoch - 1 + (double) from / feed.size()) / settings.epochs();
      rate = settings.learningRate() * settings.schedule().factor(done);
      Network.Progress step = network.train(images,
          (n, x, xFrom, t, tFrom) -> feed.fill(start + n, x, xFrom, t, tFrom), (float) rate);
      loss += step.loss() * images;
      correct += step.correct();
      labelled += step.labelled();
      listener.step(epoch, from + images, feed.size(), loss / (from + images));
    }
    return new Progress(loss / feed.size(), (double) correct / Math.max(1, labelled), rate);
  }

  /**
   * The loss on validation images that are distorted like the training's, always in the same way; 0 where those are not. The
   * clean ones alone would choose by chance: they are too easy to tell one epoch of a distorted training from another.
   */
  private double distortedLoss(Network network) {
    Augmentation augmentation = settings.augmentation();
    if (augmentation.equals(Augmentation.NONE)) {
      return 0;
    }
    ThreadLocal<Distorter> distorters = ThreadLocal.withInitial(() -> new Distorter(augmentation));
    Predictions predictions = predict(network, validation, (i, x, at) -> {
      validation.toInput(i, x, at);
      distorters.get().distort(validation.label(i), x, at, new SplittableRandom(i));
    });
    return predictions.at(predictions.temperature()).loss();
  }

  /** What a network says of all the digits. */
  public static Predictions predict(Network network, Digits digits) {
    return predict(network, digits, digits::toInput);
  }

  private interface Input {
    void write(int i, float[] pixels, int at);
  }

  private static Predictions predict(Network network, Digits digits, Input input) {
    int classes = network.architecture().classes();
    float[] probabilities = new float[digits.size() * classes];
    int[] labels = new int[digits.size()];
    for (int from = 0; from < digits.size(); from += network.capacity()) {
      int start = from;
      int images = Math.min(network.capacity(), digits.size() - from);
      network.evaluate(images, (n, x, xFrom, _, _) -> input.write(start + n, x, xFrom));
      System.arraycopy(network.probabilities(images), 0, probabilities, from * classes, images * classes);
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = digits.label(i);
    }
    return new Predictions(probabilities, labels, classes);
  }

  private ModelCard card(int epoch, Predictions predictions) {
    double temperature = predictions.temperature();
    Predictions calibrated = predictions.at(temperature);
    RiskCoverage risk = RiskCoverage.of(calibrated);
    return new ModelCard(ModelCard.FORMAT, name, settings.network().name(),
        settings.network().parameterCount(), Engine.version(), dataHashes, settings.seed(), settings.asMap(),
        Engine.platform(), new ModelCard.Validation(validation.size(), epoch, predictions.accuracy(),
            calibrated.loss(), temperature, calibrated.calibrationError(), risk.points(), risk.thresholds()));
  }
}
