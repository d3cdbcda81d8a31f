package dev.tally.trainer.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A trained network as it is used: batch norms are folded into the layer with weights before them, dropout is gone. Says the same as
 * the network it was made from.
 *
 * <p>A batch norm may stand right behind a convolution or a dense layer, or, without a scale, behind the max pool that follows
 * one: a shift and a division by a positive number commute with a maximum, a negative scale does not. A ReLU commutes too: one behind
 * a max pool goes before it, for runtimes compute it together with the layer with weights, at no cost.
 */
public record Folding(Architecture architecture, Weights weights) {

  /** Throws {@link IllegalArgumentException} where a batch norm stands at a place where it cannot be folded. */
  public static Folding of(Architecture architecture, Weights weights) {
    weights.requireFit(architecture);
    List<Folded> folded = fold(architecture.layers(), architecture.input(),
        weights.layers().stream().flatMap(List::stream).toList().iterator());
    return new Folding(
        new Architecture(architecture.name(), architecture.input(),
            folded.stream().map(Folded::layer).toList()),
        new Weights(folded.stream().map(Folded::arrays).toList()));
  }

  private record Folded(Layer layer, List<float[]> arrays) {}

  private static List<Folded> fold(List<Layer> layers, Shape input, Iterator<float[]> arrays) {
    List<Folded> folded = new ArrayList<>();
    List<Shape> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      Shape shape = shapes.get(i);
      switch (layer) {
        case Layer.Dropout _ -> {}
        case Layer.BatchNorm norm -> foldInto(folded, norm, take(layer, shape, arrays));
        case Layer.Residual residual -> {
          List<Folded> body = fold(residual.body(), shape, arrays);
          List<Folded> shortcut = fold(residual.shortcut(), shape, arrays);
          List<float[]> both = new ArrayList<>();
          body.forEach(part -> both.addAll(part.arrays));
          shortcut.forEach(part -> both.addAll(part.arrays));
          folded.add(new Folded(new Layer.Residual(body.stream().map(Folded::layer).toList(),
              shortcut.stream().map(Folded::layer).toList()), both));
        }
        case Layer.Relu _ when !folded.isEmpty() && folded.getLast().layer instanceof Layer.MaxPooling ->
          folded.add(folded.size() - 1, new Folded(layer, List.of()));
        default -> folded.add(new Folded(layer, take(layer, shape, arrays)));
      }
    }
    return folded;
  }

  private static List<float[]> take(Layer layer, Shape shape, Iterator<float[]> arrays) {
    List<float[]> taken = new ArrayList<>();
    for (int i = 0; i < layer.parameters(shape).size(); i++) {
      taken.add(arrays.next());
    }
    return taken;
  }

  private static void foldInto(List<Folded> before, Layer.BatchNorm norm, List<float[]> statistics) {
    int at = before.size() - 1;
    if (at > 0 && !norm.scale() && before.get(at).layer instanceof Layer.MaxPooling) {
      at--;
    }
    Layer layer = at < 0 ? norm : before.get(at).layer;
    Layer biased = switch (layer) {
      case Layer.Convolution c ->
        new Layer.Convolution(c.filters(), c.kernel(), c.stride(), c.padding(), true);
      case Layer.Dense dense -> new Layer.Dense(dense.units(), true);
      default -> throw new IllegalArgumentException("a batch norm must follow a convolution or a dense layer "
          + "(or, without a scale, the max pool behind one), not " + layer);
    };
    before.set(at, new Folded(biased, folded(before.get(at).arrays, norm, statistics)));
  }

  private static List<float[]> folded(List<float[]> arrays, Layer.BatchNorm norm, List<float[]> statistics) {
    int next = 0;
    float[] scale = norm.scale() ? statistics.get(next++) : null;
    float[] shift = statistics.get(next++);
    float[] mean = statistics.get(next++);
    float[] variance = statistics.get(next);
    int channels = shift.length;
    double[] factor = new double[channels];
    Arrays.setAll(factor,
        k -> (scale == null ? 1 : scale[k]) / Math.sqrt((double) variance[k] + Layer.BatchNorm.EPSILON));
    float[] weights = arrays.getFirst().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (weights[i] * factor[i % channels]);
    }
    float[] biases = new float[channels];
    for (int k = 0; k < channels; k++) {
      double bias = arrays.size() > 1 ? arrays.get(1)[k] : 0;
      biases[k] = (float) (shift[k] + (bias - mean[k]) * factor[k]);
    }
    return List.of(weights, biases);
  }
}
