package dev.tally.trainer.export;

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
  /** Numbers that a picture has, and those that are said of it. */
  private final int picture;
  private final int classes;

  EngineClassifier(TrainedModel model, int threads) {
    temperature = model.temperature();
    picture = model.members().getFirst().architecture().input().size();
    classes = model.members().getFirst().architecture().classes();
    for (Folding member : model.members()) {
      Network network = new Network(member.architecture(), BATCH, threads, 1);
      network.setWeights(member.weights());
      members.add(network);
    }
  }

  @Override
  public float[] probabilities(float[] pixels, int from, int pictures) {
    float[] mean = new float[pictures * classes];
    for (Network member : members) {
      float[] answers = answers(member, pixels, from, pictures);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += answers[i] / members.size();
      }
    }
    return members.size() == 1
        ? mean
        : new Predictions(mean, new int[pictures], classes).at(temperature).probabilities();
  }

  private float[] answers(Network network, float[] pixels, int from, int pictures) {
    float[] answers = new float[pictures * classes];
    for (int done = 0; done < pictures; done += BATCH) {
      int first = done;
      int count = Math.min(BATCH, pictures - done);
      network.evaluate(count,
          (image, x, at, _, _) -> System.arraycopy(pixels, from + (first + image) * picture, x, at, picture));
      System.arraycopy(network.probabilities(count), 0, answers, done * classes, count * classes);
    }
    return answers;
  }

  @Override
  public void close() {
    members.forEach(Network::close);
  }
}
