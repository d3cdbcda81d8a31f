package dev.tally.trainer.export;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.Classifier;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.network.Folding;
import java.util.ArrayList;
import java.util.List;

/** A trained model in the engine that trained it: what every file's answers are compared with. Not thread-safe. */
final class EngineClassifier implements Classifier, AutoCloseable {
  private static final int BATCH = 64;

  private final List<Network> members = new ArrayList<>();
  private final double temperature;

  EngineClassifier(TrainedModel model, int threads) {
    temperature = model.temperature();
    for (Folding member : model.members()) {
      Network network = new Network(member.architecture(), BATCH, threads, 1);
      network.setWeights(member.weights());
      members.add(network);
    }
  }

  @Override
  public float[] probabilities(float[] pixels, int from, int pictures) {
    float[] mean = new float[pictures * Digits.CLASSES];
    for (Network member : members) {
      float[] answers = answers(member, pixels, from, pictures);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += answers[i] / members.size();
      }
    }
    return members.size() == 1
        ? mean
        : new Predictions(mean, new int[pictures], Digits.CLASSES).at(temperature).probabilities();
  }

  private static float[] answers(Network network, float[] pixels, int from, int pictures) {
    float[] answers = new float[pictures * Digits.CLASSES];
    for (int done = 0; done < pictures; done += BATCH) {
      int first = done;
      int count = Math.min(BATCH, pictures - done);
      network.evaluate(count, (image, x, at, _, _) -> System.arraycopy(pixels,
          from + (first + image) * Digits.PIXELS, x, at, Digits.PIXELS));
      System.arraycopy(network.probabilities(count), 0, answers, done * Digits.CLASSES,
          count * Digits.CLASSES);
    }
    return answers;
  }

  @Override
  public void close() {
    members.forEach(Network::close);
  }
}
