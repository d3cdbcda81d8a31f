package dev.tally.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.bench.GradientsCommand.Difference;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.Layer.Convolution;
import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Flatten;
import dev.tally.trainer.network.Layer.MaxPooling;
import dev.tally.trainer.network.Layer.Relu;
import dev.tally.trainer.network.Layer.Softmax;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                new MaxPooling(3), new Flatten(), new Dense(4), new Softmax())));
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
      for (LibtorchNetwork.Format format : LibtorchNetwork.Format.values()) {
        LibtorchNetwork libtorch = new LibtorchNetwork(architecture, weights, format);
        assertEquals(architecture.parameterCount(), libtorch.parameterCount());
        float[] found = libtorch.probabilities(pixels, BATCH);
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < wanted.length; i++) {
          assertEquals(wanted[i], found[i], 1e-4, format + " " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void gradientsOfLibtorchAreTallys(Architecture architecture) {
    List<Difference> differences = GradientsCommand.differences(setup(architecture),
        TrainingData.drawn(architecture));
    assertEquals(2
        * architecture.layers().stream().filter(l -> l instanceof Convolution || l instanceof Dense).count(),
        differences.size());
    for (Difference difference : differences) {
      assertTrue(difference.largest() > 1e-4, difference::toString);
      assertTrue(difference.relative() < 1e-4, difference::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void allTakeTheSameSteps(Architecture architecture) {
    TrainingData data = TrainingData.drawn(architecture);
    Map<Engine, Run> runs = new EnumMap<>(Engine.class);
    for (Engine engine : Engine.values()) {
      try (Contender contender = engine.start(setup(architecture), data)) {
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
