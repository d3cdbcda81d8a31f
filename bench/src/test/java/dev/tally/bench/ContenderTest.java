package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.bench.LibtorchNetwork.Format;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.engine.Optimizer;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That every engine trains the same network. */
class ContenderTest {
  private static final int BATCH = 11; // a chunk of Tally's and a part of one

  static Stream<Architecture> architectures() {
    return Stream.of(Architectures.BASE,
        new Architecture("odd", new Shape(9, 8, 3),
            List.of(new Convolution(5, 3, 1, 1), new Relu(), new Convolution(7, 2, 2, 1), new Relu(),
                new Convolution(4, 3), new Flatten(), new Dense(6), new Relu(), new Dense(3), new Softmax())),
        new Architecture("pooled-by-three", new Shape(13, 12, 1),
            List.of(new Convolution(6, 3, 1, 1), new Relu(), new MaxPooling(2), new Convolution(17, 3, 1, 1),
                new MaxPooling(3), new Flatten(), new Dense(4), new Softmax())),
        new Architecture("like-vgg", new Shape(12, 12, 1), LayerText.parse("""
            conv(6,3,same,nobias) norm(shift) relu conv(17,3,nobias) maxpool(2) norm(shift) relu
            flatten dropout(0.3) dense(8,nobias) norm(shift) relu dropout(0.3) dense(3) softmax""")),
        new Architecture("like-resnet", new Shape(13, 12, 2), LayerText.parse("""
            conv(8,3,nobias) norm relu residual[conv(8,3,same,nobias) norm relu conv(8,3,same,nobias) norm] relu
            residual[relu conv(12,3,stride=2,same,nobias) norm | conv(12,1,stride=2,nobias) norm] relu
            averagepool(2) globalpool dropout(0.2) dense(3) softmax""")));
  }

  private static Setup setup(Architecture architecture) {
    return new Setup(architecture, BATCH, 2, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void probabilitiesOfLibtorchAreTallys(Architecture architecture) {
    Setup setup = setup(architecture);
    TrainingData data = TrainingData.drawn(architecture);
    Weights weights = GradientsCommand.anyBiases(architecture, setup.start());
    float[] pixels = new float[BATCH * architecture.input().size()];
    data.copyBatch(0, pixels, new int[BATCH]);
    try (Network tally = new Network(architecture, BATCH, 1, 0)) {
      tally.setWeights(weights);
      tally.evaluate(BATCH, TallyContender.feed(setup, data, 0));
      float[] wanted = tally.probabilities(BATCH);
      for (Format format : Format.values()) {
        LibtorchNetwork libtorch = new LibtorchNetwork(architecture, weights, format);
        assertEquals(architecture.parameterCount(), libtorch.parameterCount());
        double[] found = libtorch.probabilities(pixels, BATCH);
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < wanted.length; i++) {
          assertEquals(wanted[i], found[i], 1e-4, format + " " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void runningStatisticsOfLibtorchAreTallys(Architecture withDropout) {
    Architecture architecture = withDropout.withDropout(0);
    Setup setup = setup(architecture);
    TrainingData data = TrainingData.drawn(architecture);
    float[] pixels = new float[BATCH * architecture.input().size()];
    int[] labels = new int[BATCH];
    data.copyBatch(0, pixels, labels);
    LibtorchNetwork libtorch = new LibtorchNetwork(architecture, setup.start(), Format.CHANNELS_LAST);
    libtorch.gradients(pixels, labels);
    try (Network tally = new Network(architecture, BATCH, 1, 0)) {
      tally.setWeights(setup.start());
      tally.optimize(new Optimizer.Sgd(0));
      tally.train(BATCH, TallyContender.feed(setup, data, 0), 0);
      tally.evaluate(BATCH, TallyContender.feed(setup, data, 0));
      float[] wanted = tally.probabilities(BATCH);
      double[] found = libtorch.probabilities(pixels, BATCH);
      assertEquals(wanted.length, found.length);
      for (int i = 0; i < wanted.length; i++) {
        assertEquals(wanted[i], found[i], 1e-4, "probability " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void dropoutDrops(Engine engine) {
    Architecture architecture = new Architecture("dropping", new Shape(6, 6, 1),
        LayerText.parse("flatten dense(10) relu dropout(0.5) dense(3) softmax"));
    TrainingData data = TrainingData.drawn(architecture);
    try (Contender with = engine.start(setup(architecture), data);
        Contender without = engine.start(setup(architecture).withoutDropout(), data)) {
      double loss = without.step(0);
      assertTrue(Math.abs(with.step(0) - loss) > 1e-3 * loss);
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void gradientsOfLibtorchAreTallys(Architecture architecture) {
    List<Difference> differences = GradientsCommand.differences(setup(architecture),
        TrainingData.drawn(architecture), 5);
    List<Shape> shapes = architecture.shapes();
    assertEquals(IntStream.range(0, shapes.size() - 1)
        .mapToLong(i -> architecture.layers()
            .get(i)
            .parameters(shapes.get(i))
            .stream()
            .filter(Layer.Array::trained)
            .count())
        .sum(), differences.size());
    for (Difference difference : differences) {
      assertTrue(difference.largest() > 1e-4, difference::toString);
      assertFalse(difference.isOff(1e-4), difference::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void allTakeTheSameSteps(Architecture architecture) {
    TrainingData data = TrainingData.drawn(architecture);
    Map<Engine, Run> runs = new EnumMap<>(Engine.class);
    for (Engine engine : Engine.values()) {
      try (Contender contender = engine.start(setup(architecture).withoutDropout(), data)) {
        assertEquals(architecture.parameterCount(), contender.parameterCount());
        contender.step(0);
        runs.put(engine, Run.of(contender, new Effort(30, 0)));
      }
    }
    Run tally = runs.get(Engine.TALLY);
    assertTrue(tally.lastLoss() < tally.firstLoss(), tally::toString);
    runs.forEach((engine, run) -> {
      assertEquals(30, run.steps());
      assertEquals(tally.firstLoss(), run.firstLoss(), 1e-4 * tally.firstLoss(), engine::toString);
      assertEquals(tally.lastLoss(), run.lastLoss(), 1e-2 * tally.lastLoss(), engine::toString);
    });
  }

  @Test
  void runForSecondsEndsAfterThem() {
    Setup setup = setup(Architectures.BASE);
    try (Contender contender = Engine.TALLY.start(setup, TrainingData.drawn(setup.architecture()))) {
      Run run = Run.of(contender, new Effort(0, 0.05));
      assertTrue(run.seconds() >= 0.05 && run.steps() > 0, run::toString);
    }
  }
}
