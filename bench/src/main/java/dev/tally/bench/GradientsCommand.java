package dev.tally.bench;

import dev.tally.trainer.engine.Network;
import dev.tally.trainer.engine.Optimizer;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tally bench gradients}: libtorch's opinion on every gradient of the engine. */
@Command(
    name = "gradients",
    mixinStandardHelpOptions = true,
    description = {
        "Compares the engine's gradients with libtorch's, from the same weights on the same batch, without dropout.",
        "Fails if any is off by more than the tolerance."})
final class GradientsCommand implements Callable<Integer> {
  @Mixin
  private NetworkOptions options;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-4",
      description = {"Largest difference allowed, in parts of the array's largest gradient",
          "(default: ${DEFAULT-VALUE})."})
  private double tolerance;

  /**
   * How far apart two arrays are.
   *
   * @param relative to the largest element of the other opinion
   */
  record Difference(String array, double largest, double absolute, double relative) {}

  @Override
  public Integer call() {
    Setup setup = options.setup();
    TrainingData data = setup.load();
    System.out.printf(Locale.ROOT, "gradients of %s, one batch of %d, %s%n", setup.architecture().name(),
        setup.batch(), data.origin());
    System.out.printf(Locale.ROOT, "%-30s %12s %12s %12s%n", "array", "largest", "absolute", "relative");
    boolean same = true;
    for (Difference d : differences(setup, data)) {
      boolean off = !(d.relative <= tolerance);
      same &= !off;
      System.out.printf(Locale.ROOT, "%-30s %12.3e %12.3e %12.3e%s%n", d.array, d.largest, d.absolute,
          d.relative, off ? "  OFF" : "");
    }
    return same ? 0 : 1;
  }

  static List<Difference> differences(Setup setup, TrainingData data) {
    Architecture architecture = setup.architecture().withDropout(0);
    Weights weights = anyBiases(architecture, setup.start());
    float[] pixels = new float[setup.batch() * architecture.input().size()];
    int[] labels = new int[setup.batch()];
    data.copyBatch(0, pixels, labels);
    List<List<float[]>> theirs = new LibtorchNetwork(architecture, weights,
        LibtorchNetwork.Format.CHANNELS_FIRST).gradients(pixels, labels);
    List<List<float[]>> ours;
    try (Network network = new Network(architecture, setup.batch(), setup.threads(), 0)) {
      network.setWeights(weights);
      network.optimize(new Optimizer.Sgd(0));
      network.train(setup.batch(), TallyContender.feed(setup, data, 0), 0);
      ours = network.gradients();
    }
    List<Difference> differences = new ArrayList<>();
    List<Shape> shapes = architecture.shapes();
    for (int i = 0; i < ours.size(); i++) {
      Layer layer = architecture.layers().get(i);
      List<Layer.Array> arrays = layer.parameters(shapes.get(i));
      for (int j = 0; j < arrays.size(); j++) {
        if (arrays.get(j).trained()) {
          String name = "%d %s %d".formatted(i, layer.getClass().getSimpleName(), j);
          differences.add(difference(name, ours.get(i).get(j), theirs.get(i).get(j)));
        }
      }
    }
    return differences;
  }

  /** Zero biases, or shifts, put black paper on the ReLU's kink, where two right engines may disagree. */
  static Weights anyBiases(Architecture architecture, Weights start) {
    SplittableRandom random = new SplittableRandom(2);
    List<Shape> shapes = architecture.shapes();
    List<List<float[]>> layers = new ArrayList<>();
    for (int i = 0; i < start.layers().size(); i++) {
      Layer layer = architecture.layers().get(i);
      List<float[]> arrays = new ArrayList<>();
      for (int j = 0; j < start.layers().get(i).size(); j++) {
        float[] array = start.layers().get(i).get(j).clone();
        Layer.Array kind = layer.parameters(shapes.get(i)).get(j);
        boolean bias = kind.trained() && kind.dimensions().length == 1;
        for (int k = 0; bias && k < array.length; k++) {
          array[k] += (float) (0.1 * random.nextGaussian());
        }
        arrays.add(array);
      }
      layers.add(arrays);
    }
    return new Weights(layers);
  }

  private static Difference difference(String name, float[] ours, float[] theirs) {
    double largest = 0;
    double absolute = 0;
    for (int i = 0; i < theirs.length; i++) {
      double apart = Math.abs((double) ours[i] - theirs[i]);
      // A NaN must not pass for equal.
      absolute = apart <= absolute ? absolute : apart;
      largest = Math.max(largest, Math.abs(theirs[i]));
      if (Double.isNaN(absolute)) {
        break;
      }
    }
    return new Difference(name, largest, absolute, absolute / largest);
  }
}
