package dev.tally.bench;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.List;

/**
 * How much a training step has to compute in the usual, dense way: the multiply-adds of convolutions and dense layers forward, and
 * as many again for the gradient of the weights and for the gradient of the input, which the first layer's nobody asks for.
 * Norms, ReLUs, pools and the optimizer are left out: they are bound by memory, not by arithmetic.
 */
final class Work {
  private Work() {}

  /** Floating-point operations of one picture, two a multiply-add. */
  static long operations(Architecture architecture) {
    long all = 3 * multiplyAdds(architecture.layers(), architecture.input());
    Layer first = architecture.layers().getFirst() instanceof Layer.Flatten
        ? architecture.layers().get(1)
        : architecture.layers().getFirst();
    Shape in = first instanceof Layer.Dense
        ? new Shape(1, 1, architecture.input().size())
        : architecture.input();
    return 2 * (all - multiplyAdds(first, in));
  }

  private static long multiplyAdds(List<Layer> layers, Shape input) {
    List<Shape> shapes = Layer.through(layers, input);
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += multiplyAdds(layers.get(i), shapes.get(i));
    }
    return sum;
  }

  private static long multiplyAdds(Layer layer, Shape in) {
    return switch (layer) {
      case Layer.Convolution c -> (long) c.output(in).size() * c.kernel() * c.kernel() * in.channels();
      case Layer.Dense dense -> (long) in.size() * dense.units();
      case Layer.Residual residual ->
        multiplyAdds(residual.body(), in) + multiplyAdds(residual.shortcut(), in);
      default -> 0;
    };
  }
}
