package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelException;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.export.OnnxImport;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Begins a training from a model file, in which batch norms are folded into the layers before them. They are taken out again
 * one after another: each is shown some batches of what the network is to learn now, and gets the shift with which it says what the
 * folded layer said.
 */
final class WarmStart {
  /** Enough that running statistics, a tenth new a batch, have forgotten where they began. */
  private static final int BATCHES = 24;
  /** Each line has thousands of pixels, so few lines a batch will do; of a glyph, the dense layers see one value each. */
  private static final int LINES = 16;
  private static final int GLYPHS = 128;

  private final Lesson lesson;
  private final TrainingSettings settings;

  WarmStart(Lesson lesson, TrainingSettings settings) {
    this.lesson = lesson;
    this.settings = settings;
  }

  /** Throws {@link ModelException} where the model is another network's. */
  void begin(Network network) throws IOException {
    List<List<float[]>> arrays = copied(network.weights());
    List<Layer> layers = settings.network().layers();
    List<List<float[]>> learned = learned(Files.readAllBytes(settings.start()), settings.start().toString());
    List<Integer> norms = new ArrayList<>();
    int next = 0;
    float[] bias = null;
    for (int i = 0; i < layers.size(); i++) {
      List<float[]> own = arrays.get(i);
      if (isLearned(layers.get(i)) && next < learned.size()) {
        List<float[]> found = learned.get(next++);
        put(found.getFirst(), own.getFirst());
        bias = found.getLast();
        if (own.size() > 1) {
          put(bias, own.get(1));
        }
      } else if (layers.get(i) instanceof Layer.BatchNorm norm && !norm.scale()) {
        put(bias, own.getFirst());
        norms.add(i);
      }
    }
    if (next != learned.size()) {
      throw other();
    }
    unfold(arrays, norms);
    network.setWeights(new Weights(arrays));
  }

  private static boolean isLearned(Layer layer) {
    return layer instanceof Layer.Convolution || layer instanceof Layer.Dense;
  }

  /** Weights and biases of the model's layers that have them. */
  private List<List<float[]>> learned(byte[] file, String name) {
    if (settings.network().isForLines()) {
      return OnnxImport.convolutions(file, name);
    }
    TrainedModel model = OnnxImport.read(file, name);
    if (model.isEnsemble()) {
      throw other();
    }
    return model.members()
        .getFirst()
        .weights()
        .layers()
        .stream()
        .filter(Predicate.not(List::isEmpty))
        .toList();
  }

  private void unfold(List<List<float[]>> arrays, List<Integer> norms) {
    lesson.shuffle(0);
    int images = settings.network().isForLines() ? LINES : GLYPHS;
    try (Network trial = new Network(settings.trainedNetwork(), images, 1, settings.seed())) {
      trial.optimize(settings.newOptimizer());
      int image = 0;
      for (int norm : norms) {
        trial.setWeights(new Weights(arrays));
        for (int batch = 0; batch < BATCHES; batch++) {
          int from = image;
          trial.train(images,
              (n, x, xFrom, t, tFrom) -> lesson.fill((from + n) % lesson.size(), x, xFrom, t, tFrom), 0);
          image += images;
        }
        List<float[]> seen = trial.weights().layers().get(norm);
        float[] shift = arrays.get(norm).getFirst();
        for (int k = 0; k < shift.length; k++) {
          shift[k] = (float) ((shift[k] + seen.get(1)[k])
              / Math.sqrt(seen.get(2)[k] + Layer.BatchNorm.EPSILON));
        }
        System.arraycopy(seen.get(1), 0, arrays.get(norm).get(1), 0, shift.length);
        System.arraycopy(seen.get(2), 0, arrays.get(norm).get(2), 0, shift.length);
      }
    }
  }

  private void put(float[] from, float[] to) {
    if (from == null || from.length != to.length) {
      throw other();
    }
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private ModelException other() {
    return new ModelException(settings.start() + " is another network than " + settings.network().name()
        + "; begin from a model of the same layers");
  }

  private static List<List<float[]>> copied(Weights weights) {
    return weights.layers().stream().map(layer -> layer.stream().map(float[]::clone).toList()).toList();
  }
}
