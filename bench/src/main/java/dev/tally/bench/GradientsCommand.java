package dev.tally.bench;

import dev.tally.bench.LibtorchNetwork.Format;
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
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tally bench gradients}: libtorch's opinion on every gradient of the engine. */
@Command(
    name = "gradients",
    mixinStandardHelpOptions = true,
    description = {
        "Compares the engine's gradients, and libtorch's own in single precision, with libtorch's in double precision, from the same "
            + "weights on the same batches, without dropout.",
        "Fails if the engine's median over the batches is off by more than the tolerance."})
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

  @Option(
      names = "--batches",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many batches (default: ${DEFAULT-VALUE}).")
  private int batches;

  @Override
  public Integer call() {
    Setup setup = options.setup();
    if (batches < 1) {
      throw options.wrong("--batches must be at least 1");
    }
    TrainingData data = setup.load();
    System.out.printf(Locale.ROOT,
        "gradients of %s, %d batches of %d, %s: how far from double precision, relative to the largest%n",
        setup.architecture().name(), batches, setup.batch(), data.origin());
    System.out.printf(Locale.ROOT, "%-20s %10s %12s %12s %12s %12s%n", "array", "largest", "Tally median",
        "worst", "libtorch", "worst");
    boolean same = true;
    for (Difference d : differences(setup, data, batches)) {
      boolean off = d.isOff(tolerance);
      same &= !off;
      System.out.printf(Locale.ROOT, "%-20s %10.2e %12.2e %12.2e %12.2e %12.2e%s%n", d.array(), d.largest(),
          d.tally().median(), d.tally().max(), d.libtorch().median(), d.libtorch().max(), off ? "  OFF" : "");
    }
    return same ? 0 : 1;
  }

  /** All gradients of a batch, laid out as {@link Weights#layers}, by each of the three. */
  private record Opinions(List<List<double[]>> truth, List<List<double[]>> tally,
      List<List<double[]>> libtorch) {}

  static List<Difference> differences(Setup setup, TrainingData data, int batches) {
    Architecture architecture = setup.architecture().withDropout(0);
    List<Opinions> opinions = IntStream.range(0, batches)
        .mapToObj(k -> opinions(setup, architecture, data, k))
        .toList();
    List<Difference> differences = new ArrayList<>();
    List<Shape> shapes = architecture.shapes();
    for (int i = 0; i < architecture.layers().size(); i++) {
      int at = i;
      Layer layer = architecture.layers().get(i);
      List<Layer.Array> arrays = layer.parameters(shapes.get(i));
      for (int j = 0; j < arrays.size(); j++) {
        int of = j;
        if (arrays.get(j).trained()) {
          differences.add(Difference.of("%d %s %d".formatted(i, layer.getClass().getSimpleName(), j),
              opinions.stream().map(o -> o.truth.get(at).get(of)).toList(),
              opinions.stream().map(o -> o.tally.get(at).get(of)).toList(),
              opinions.stream().map(o -> o.libtorch.get(at).get(of)).toList()));
        }
      }
    }
    return differences;
  }

  private static Opinions opinions(Setup setup, Architecture architecture, TrainingData data, int batch) {
    Weights weights = anyBiases(architecture, setup.start());
    float[] pixels = new float[setup.batch() * architecture.input().size()];
    int[] labels = new int[setup.batch()];
    data.copyBatch(batch, pixels, labels);
    try (Network network = new Network(architecture, setup.batch(), setup.threads(), 0)) {
      network.setWeights(weights);
      network.optimize(new Optimizer.Sgd(0));
      network.train(setup.batch(), TallyContender.feed(setup, data, batch), 0);
      return new Opinions(
          new LibtorchNetwork(architecture, weights, Format.DOUBLE_PRECISION).gradients(pixels, labels),
          network.gradients()
              .stream()
              .map(layer -> layer.stream().map(GradientsCommand::doubles).toList())
              .toList(),
          new LibtorchNetwork(architecture, weights, Format.CHANNELS_FIRST).gradients(pixels, labels));
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
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
}
