package dev.tally.bench;

import dev.tally.trainer.data.DataDirectory;
import dev.tally.trainer.data.DataException;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Shape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Labelled pictures in memory, as floats, so that no contender's time is spent on making them. Batches are consecutive pictures,
 * round and round: the same for every contender.
 */
final class TrainingData {
  private static final int PICTURES = 38_400;
  private static final Shape MNIST = new Shape(Digits.SIDE, Digits.SIDE, 1);

  private final String origin;
  private final float[] pixels;
  private final int[] labels;

  private TrainingData(String origin, float[] pixels, int[] labels) {
    this.origin = origin;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** MNIST's first training pictures if they are here and fit the network, or else drawn ones. */
  static TrainingData load(Architecture architecture, Optional<Path> data) {
    return architecture.input().equals(MNIST) && architecture.classes() == Digits.CLASSES
        ? folder(data).map(TrainingData::mnist).orElseGet(() -> drawn(architecture))
        : drawn(architecture);
  }

  private static Optional<Path> folder(Optional<Path> data) {
    try {
      return Optional.of(DataDirectory.of(data).mnist());
    } catch (DataException _) {
      return Optional.empty();
    }
  }

  private static TrainingData mnist(Path folder) {
    Digits digits = Mnist.load(folder).train();
    float[] pixels = new float[PICTURES * Digits.PIXELS];
    int[] labels = new int[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      digits.toInput(i, pixels, i * Digits.PIXELS);
      labels[i] = digits.label(i);
    }
    return new TrainingData("MNIST", pixels, labels);
  }

  /** Noise with one bright stretch, whose place is the label: something to learn, in any shape. */
  static TrainingData drawn(Architecture architecture) {
    SplittableRandom random = new SplittableRandom(1);
    int size = architecture.input().size();
    float[] pixels = new float[PICTURES * size];
    int[] labels = new int[PICTURES];
    for (int i = 0; i < PICTURES; i++) {
      labels[i] = random.nextInt(architecture.classes());
      for (int at = 0; at < size; at++) {
        boolean bright = at * architecture.classes() / size == labels[i];
        pixels[i * size + at] = (float) random.nextDouble() * (bright ? 1 : 0.5f);
      }
    }
    return new TrainingData("random pixels (no MNIST)", pixels, labels);
  }

  /** Where the pictures are from, for people. */
  String origin() {
    return origin;
  }

  /** Which picture is the {@code n}th of a batch. */
  int picture(long step, int batch, int n) {
    return (int) ((step * batch + n) % labels.length);
  }

  int label(int picture) {
    return labels[picture];
  }

  /** Copies a picture's floats, [y][x][channel], to {@code target} from {@code at} on. */
  void copy(int picture, float[] target, int at) {
    int size = pixels.length / labels.length;
    System.arraycopy(pixels, picture * size, target, at, size);
  }

  /** The pictures of a batch, one behind the other. */
  void copyBatch(long step, float[] target, int[] batchLabels) {
    int size = pixels.length / labels.length;
    for (int n = 0; n < batchLabels.length; n++) {
      int picture = picture(step, batchLabels.length, n);
      copy(picture, target, n * size);
      batchLabels[n] = labels[picture];
    }
  }
}
