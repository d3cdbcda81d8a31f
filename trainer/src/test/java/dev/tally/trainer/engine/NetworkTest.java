package dev.tally.trainer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Layer.Convolution;
import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Flatten;
import dev.tally.trainer.network.Layer.MaxPooling;
import dev.tally.trainer.network.Layer.Relu;
import dev.tally.trainer.network.Layer.Softmax;
import dev.tally.trainer.network.LayerText;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer against plain double precision: outputs, and gradients by central differences. */
class NetworkTest {
  private static final int IMAGES = 11; // a chunk and a part of one

  static Stream<Architecture> architectures() {
    return Stream.of(
        network("dense-only", new Shape(3, 5, 2), new Flatten(), new Dense(7), new Relu(), new Dense(4)),
        network("convolution-odd-counts", new Shape(7, 6, 3), new Convolution(5, 3), new Relu(),
            new Flatten(), new Dense(3)),
        network("two-convolutions-17-to-33", new Shape(8, 8, 1), new Convolution(17, 3), new Relu(),
            new Convolution(33, 3), new Relu(), new Flatten(), new Dense(10)),
        network("same-padding-even-kernel-and-stride", new Shape(9, 8, 1), new Convolution(6, 3, 1, 1),
            new Relu(), new Convolution(8, 2, 2, 0), new Relu(), new Convolution(4, 5, 1, 2), new Flatten(),
            new Dense(3)),
        network("stride-with-padding", new Shape(11, 11, 2), new Convolution(4, 3, 1, 1),
            new Convolution(5, 3, 2, 1), new Relu(), new Flatten(), new Dense(3)),
        network("pooled-twice", new Shape(12, 13, 1), new Convolution(8, 3), new Relu(), new MaxPooling(2),
            new Convolution(16, 2), new Relu(), new MaxPooling(2), new Flatten(), new Dense(10), new Relu(),
            new Dense(5)),
        network("pooled-with-padding-32", new Shape(8, 8, 2), new Convolution(32, 3, 1, 1), new MaxPooling(2),
            new Convolution(40, 3, 1, 1), new Relu(), new MaxPooling(2), new Flatten(), new Dense(3)),
        network("pooled-by-three", new Shape(10, 10, 1), new Convolution(3, 1), new Relu(),
            new Convolution(20, 3), new MaxPooling(3), new Flatten(), new Dense(4)),
        text("wide",
            "conv(40,2) relu conv(33,3,same) relu conv(35,3) relu conv(32,3,same) globalpool dense(3)"),
        text("wide-before-a-pool",
            "conv(33,1) conv(34,3,same) maxpool(2) conv(35,3,same) relu globalpool dense(3)"),
        text("norms",
            "conv(5,3,same,nobias) norm relu conv(18,3,nobias) norm flatten dense(7,nobias) norm relu dense(3)"),
        text("norm-before-and-behind-a-pool",
            "conv(17,3,nobias) norm relu maxpool(2) conv(20,2,nobias) maxpool(2) norm(shift) relu flatten dense(3)"),
        text("dropout-of-nothing", "conv(6,3) relu dropout(0.0) maxpool(2) dropout(0.0) flatten dense(4)"),
        text("averages", "conv(18,3) relu averagepool(2) conv(5,2) relu globalpool dense(4)"),
        text("columns", "conv(6,3) relu columns conv(7,1) relu columns(3) conv(33,1) globalpool dense(3)"),
        text("residual-of-the-input",
            "conv(17,3,nobias) norm relu residual[conv(17,3,same,nobias) norm relu conv(17,3,same,nobias) norm] relu"
                + " globalpool dense(3)"),
        text("residual-with-a-shortcut",
            "conv(6,3) relu residual[conv(18,3,stride=2,same,nobias) norm relu conv(18,3,same,nobias) norm"
                + " | conv(18,1,stride=2,nobias) norm] relu flatten dense(3)"),
        text("residual-that-begins-and-ends-with-relu",
            "conv(6,3) residual[relu conv(6,3,same) relu] conv(4,3) relu flatten dense(3)"),
        text("residual-in-a-residual-with-pools",
            "conv(6,3,same) residual[conv(6,3,same) relu residual[conv(6,3,same)] maxpool(2) | maxpool(2) relu] flatten dense(3)"));
  }

  private static Architecture text(String name, String layers) {
    return network(name, new Shape(9, 8, 2), LayerText.parse(layers).toArray(Layer[]::new));
  }

  private static Architecture network(String name, Shape input, Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    all.add(new Softmax());
    return new Architecture(name, input, all);
  }

  /** Images, targets and weights drawn from one seed; biases too, or black background would sit on the ReLU's kink. */
  private record Fixture(Architecture architecture, double[][] images, double[][] targets,
      List<List<double[]>> weights) {
    static Fixture of(Architecture architecture, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] images = new double[IMAGES][architecture.input().size()];
      double[][] targets = new double[IMAGES][architecture.classes()];
      for (int n = 0; n < IMAGES; n++) {
        for (int i = 0; i < images[n].length; i++) {
          images[n][i] = (float) (random.nextInt(3) == 0 ? 0 : random.nextDouble());
        }
        int k = random.nextInt(architecture.classes());
        targets[n][k] += 0.75;
        targets[n][(k + 1) % architecture.classes()] += 0.25;
      }
      List<Shape> shapes = architecture.shapes();
      List<List<double[]>> weights = new ArrayList<>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        weights.add(architecture.layers()
            .get(i)
            .parameters(shapes.get(i))
            .stream()
            // What is not trained are means and variances; the latter must be positive.
            .map(array -> random.doubles(array.length())
                .map(u -> (float) (array.trained() ? u - 0.5 : u + 0.1))
                .toArray())
            .toList());
      }
      return new Fixture(architecture, images, targets, weights);
    }

    Weights floats() {
      return new Weights(
          weights.stream().map(arrays -> arrays.stream().map(NetworkTest::floats).toList()).toList());
    }

    Network.Feed feed() {
      return (n, pixels, pixelsFrom, target, targetFrom) -> {
        for (int i = 0; i < images[n].length; i++) {
          pixels[pixelsFrom + i] = (float) images[n][i];
        }
        for (int k = 0; k < targets[n].length; k++) {
          target[targetFrom + k] = (float) targets[n][k];
        }
      };
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void outputsAreTheReferences(Architecture architecture) {
    Fixture fixture = Fixture.of(architecture, 1);
    try (Network network = new Network(architecture, IMAGES, 2, 0)) {
      network.setWeights(fixture.floats());
      Network.Progress progress = network.evaluate(IMAGES, fixture.feed());
      float[] found = network.probabilities(IMAGES);
      double[][] all = ReferenceNetwork.probabilities(architecture, fixture.weights, fixture.images, false);
      for (int n = 0; n < IMAGES; n++) {
        double[] wanted = all[n];
        for (int k = 0; k < wanted.length; k++) {
          assertEquals(wanted[k], found[n * wanted.length + k], 1e-5, "image " + n + " class " + k);
        }
      }
      assertEquals(
          ReferenceNetwork.loss(architecture, fixture.weights, fixture.images, fixture.targets, false),
          progress.loss(), 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void gradientsAreCentralDifferences(Architecture architecture) {
    Fixture fixture = Fixture.of(architecture, 2);
    try (Network network = new Network(architecture, IMAGES + 3, 2, 0)) {
      network.setWeights(fixture.floats());
      network.gradientsOnly(IMAGES, fixture.feed());
      List<Parameter> parameters = network.parameters();
      List<double[]> weights = fixture.weights.stream().flatMap(List::stream).toList();
      SplittableRandom random = new SplittableRandom(3);
      double largest = 0;
      for (int p = 0; p < weights.size(); p++) {
        Parameter parameter = parameters.get(p);
        if (!parameter.trained) {
          continue;
        }
        for (int sample = 0; sample < 24; sample++) {
          int i = random.nextInt(weights.get(p).length);
          double wanted = centralDifference(fixture, weights.get(p), i);
          double found = parameter.gradient[i / parameter.width * parameter.stride + i % parameter.width];
          assertEquals(wanted, found, 2e-5 + 2e-4 * Math.abs(wanted), "array " + p + " element " + i);
          largest = Math.max(largest, Math.abs(wanted));
        }
      }
      assertTrue(largest > 1e-3, "gradients of a fixture that proves something");
    }
  }

  private static double centralDifference(Fixture f, double[] weights, int i) {
    double h = 1e-6;
    double kept = weights[i];
    Supplier<Double> loss = () -> ReferenceNetwork.loss(f.architecture, f.weights, f.images, f.targets, true);
    weights[i] = kept + h;
    double above = loss.get();
    weights[i] = kept - h;
    double below = loss.get();
    weights[i] = kept;
    return (above - below) / (2 * h);
  }

  @Test
  void gradientsOfAStepAreThoseItWentBy() {
    Architecture architecture = network("odd", new Shape(7, 6, 3), new Convolution(5, 3), new Relu(),
        new Flatten(), new Dense(3));
    Fixture fixture = Fixture.of(architecture, 8);
    try (Network network = new Network(architecture, IMAGES, 2, 0)) {
      network.setWeights(fixture.floats());
      network.optimize(new Optimizer.Sgd(0));
      network.train(IMAGES, fixture.feed(), 1);
      List<float[]> before = fixture.floats().layers().stream().flatMap(List::stream).toList();
      List<float[]> gradients = network.gradients().stream().flatMap(List::stream).toList();
      List<float[]> after = network.weights().layers().stream().flatMap(List::stream).toList();
      for (int p = 0; p < before.size(); p++) {
        assertEquals(before.get(p).length, gradients.get(p).length);
        for (int i = 0; i < before.get(p).length; i++) {
          assertEquals(before.get(p)[i] - gradients.get(p)[i], after.get(p)[i], 1e-6,
              "array " + p + " element " + i);
        }
      }
    }
  }

  @Test
  void sameSeedGivesTheSameBytesOnAnyNumberOfThreads() {
    List<float[]> one = trained(1, 5);
    for (int threads : new int[] {1, 2, 4}) {
      List<float[]> other = trained(threads, 5);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), other.get(i), "array " + i + " on " + threads + " threads");
      }
    }
    assertTrue(!Arrays.equals(one.getFirst(), trained(2, 6).getFirst()), "another seed, other weights");
  }

  private static List<float[]> trained(int threads, long seed) {
    Fixture fixture = Fixture.of(Architectures.BASE, 4);
    try (Network network = new Network(Architectures.BASE, 50, threads, seed)) {
      network.optimize(new Optimizer.Adam());
      for (int step = 0; step < 4; step++) {
        int images = step == 3 ? 33 : 50;
        network.train(images, (n, x, xFrom, t, tFrom) -> fixture.feed().fill(n % IMAGES, x, xFrom, t, tFrom),
            1e-3f);
      }
      return network.weights().layers().stream().flatMap(List::stream).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void learnsByHeart(Optimizer optimizer) {
    Architecture architecture = network("small", new Shape(10, 10, 1), new Convolution(8, 3), new Relu(),
        new MaxPooling(2), new Flatten(), new Dense(16), new Relu(), new Dense(10));
    Fixture fixture = Fixture.of(architecture, 7);
    try (Network network = new Network(architecture, IMAGES, 2, 1)) {
      network.optimize(optimizer);
      double first = network.train(IMAGES, fixture.feed(), optimizer.usualLearningRate()).loss();
      Network.Progress last = null;
      for (int step = 0; step < 400; step++) {
        last = network.train(IMAGES, fixture.feed(), optimizer.usualLearningRate());
      }
      assertEquals(IMAGES, last.correct());
      assertTrue(last.loss() < first / 2, first + " -> " + last.loss());
    }
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(new Optimizer.Adam(), new Optimizer.Adam(0.01, true), new Optimizer.Adam(1e-4, false),
        new Optimizer.Sgd(0.9), new Optimizer.Sgd(0.9, 1e-4));
  }

  @Test
  void weightsOfAnotherArchitectureAreRefused() {
    try (Network base = new Network(Architectures.BASE, 1, 1, 1);
        Network other = new Network(architectures().findFirst().orElseThrow(), 1, 1, 1)) {
      assertThrows(IllegalArgumentException.class, () -> base.setWeights(other.weights()));
    }
  }

  @Test
  void batchesOutsideTheCapacityAreRefused() {
    try (Network network = new Network(architectures().findFirst().orElseThrow(), 4, 1, 1)) {
      assertThrows(IllegalArgumentException.class, () -> network.evaluate(5, (n, x, xFrom, t, tFrom) -> {}));
      assertThrows(IllegalArgumentException.class, () -> network.evaluate(0, (n, x, xFrom, t, tFrom) -> {}));
    }
  }

  @Test
  void dropoutKeepsTheMeanDropsItsShareAndDoesNothingAfterTraining() {
    Architecture architecture = text("dropout", "flatten dense(64) dropout(0.25) dense(3)");
    Fixture fixture = Fixture.of(architecture, 9);
    Graph graph = new Graph(architecture, 64, 8);
    Node dropout = graph.nodes.get(1);
    float[] in = graph.nodes.getFirst().output().data;
    Arrays.fill(in, 1);
    dropout.begin(true, 5);
    dropout.forward(0, 64, 0);
    float[] first = dropout.output().data.clone();
    double zeros = 0;
    for (float value : first) {
      assertTrue(value == 0 || Math.abs(value - 1 / 0.75f) < 1e-6, "kept or not: " + value);
      zeros += value == 0 ? 1 : 0;
    }
    assertEquals(0.25, zeros / first.length, 0.02);
    dropout.begin(true, 6);
    dropout.forward(0, 64, 0);
    assertTrue(!Arrays.equals(first, dropout.output().data), "another batch, other values");
    dropout.begin(false, 6);
    dropout.forward(0, 64, 0);
    assertArrayEquals(in, dropout.output().data);
    try (Network network = new Network(architecture, IMAGES, 1, 0)) {
      network.setWeights(fixture.floats());
      double[][] wanted = ReferenceNetwork.probabilities(architecture, fixture.weights, fixture.images,
          false);
      network.evaluate(IMAGES, fixture.feed());
      assertEquals(wanted[0][0], network.probabilities(1)[0], 1e-5);
    }
  }

  @Test
  void runningStatisticsGoTowardsTheBatchs() {
    Architecture architecture = text("norm", "conv(5,3,nobias) norm globalpool dense(3)");
    Fixture fixture = Fixture.of(architecture, 10);
    try (Network network = new Network(architecture, IMAGES, 2, 0)) {
      network.setWeights(fixture.floats());
      float[] before = network.weights().layers().get(1).get(2);
      for (int i = 0; i < 200; i++) {
        network.gradientsOnly(IMAGES, fixture.feed());
      }
      float[] after = network.weights().layers().get(1).get(2);
      double trained = network.gradientsOnly(IMAGES, fixture.feed()).loss();
      assertTrue(!Arrays.equals(before, after), "they move");
      // By now they are this one batch's (but for n / (n - 1) in the variance), so both modes say the same.
      assertEquals(trained, network.evaluate(IMAGES, fixture.feed()).loss(), 1e-3);
    }
  }

  @Test
  void theAverageIsOfTheWeightsAndGoesAway() {
    Architecture architecture = text("average", "conv(5,3,nobias) norm relu globalpool dense(3)");
    Fixture fixture = Fixture.of(architecture, 11);
    try (Network network = new Network(architecture, IMAGES, 2, 0)) {
      network.optimize(new Optimizer.Sgd(0));
      network.average(0.5);
      float[] start = network.weights().layers().get(4).getFirst();
      network.train(IMAGES, fixture.feed(), 0.1f);
      float[] stepped = network.weights().layers().get(4).getFirst();
      float[] averaged = network.withAverage(() -> network.weights().layers().get(4).getFirst());
      for (int i = 0; i < stepped.length; i++) {
        float share = 1 - 2f / 11; // the first step's average forgets more than half
        assertEquals(start[i] + share * (stepped[i] - start[i]), averaged[i], 1e-6);
      }
      assertArrayEquals(stepped, network.weights().layers().get(4).getFirst());
    }
  }

  @Test
  void aRestoredNetworkGoesOnToTheSameBytes() throws IOException {
    Architecture architecture = text("saved", "conv(5,3,nobias) norm relu dropout(0.2) globalpool dense(3)");
    Fixture fixture = Fixture.of(architecture, 12);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    float[] wanted;
    try (Network network = network(architecture)) {
      for (int step = 0; step < 6; step++) {
        if (step == 3) {
          network.save(new DataOutputStream(bytes));
        }
        network.train(IMAGES, fixture.feed(), 0.01f);
      }
      wanted = network.withAverage(() -> network.weights().layers().getFirst().getFirst());
    }
    try (Network network = network(architecture)) {
      network.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      for (int step = 3; step < 6; step++) {
        network.train(IMAGES, fixture.feed(), 0.01f);
      }
      assertArrayEquals(wanted, network.withAverage(() -> network.weights().layers().getFirst().getFirst()));
    }
    try (Network other = new Network(text("other", "conv(6,3) globalpool dense(3)"), IMAGES, 1, 3)) {
      assertThrows(IOException.class,
          () -> other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }
  }

  private static Network network(Architecture architecture) {
    Network network = new Network(architecture, IMAGES, 2, 3);
    network.optimize(new Optimizer.Adam(0.01, true));
    network.average(0.9);
    return network;
  }
}
