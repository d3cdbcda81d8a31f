package dev.tally.trainer.network;

import dev.tally.trainer.network.Layer.Convolution;
import dev.tally.trainer.network.Layer.Dense;
import dev.tally.trainer.network.Layer.Flatten;
import dev.tally.trainer.network.Layer.MaxPooling;
import dev.tally.trainer.network.Layer.Relu;
import dev.tally.trainer.network.Layer.Softmax;
import java.util.List;
import java.util.Optional;

/** The networks that have a name: the one list of them. */
public final class Architectures {
  private static final Shape DIGIT = new Shape(28, 28, 1);

  /** The case study's network: 225,034 parameters. */
  public static final Architecture BASE = new Architecture("base", DIGIT,
      List.of(new Convolution(32, 3), new Relu(), new MaxPooling(2), new Convolution(64, 3), new Relu(),
          new MaxPooling(2), new Flatten(), new Dense(128), new Relu(), new Dense(10), new Softmax()));

  /** Four convolutions, two before each pooling: 271,210 parameters, some five times the work of {@link #BASE}. */
  public static final Architecture DEEP = new Architecture("deep", DIGIT,
      List.of(new Convolution(32, 3, 1, 1), new Relu(), new Convolution(32, 3), new Relu(), new MaxPooling(2),
          new Convolution(64, 3, 1, 1), new Relu(), new Convolution(64, 3), new Relu(), new MaxPooling(2),
          new Flatten(), new Dense(128), new Relu(), new Dense(10), new Softmax()));

  public static final List<Architecture> ALL = List.of(BASE, DEEP);

  private Architectures() {}

  public static Optional<Architecture> named(String name) {
    return ALL.stream().filter(architecture -> architecture.name().equals(name)).findFirst();
  }

  public static List<String> names() {
    return ALL.stream().map(Architecture::name).toList();
  }
}
