package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One of the products that training a network asks of the engine's inner loops, and the same in plain Java without vectors.
 *
 * <p>It is in the engine's package, though in another module, because the loops are nobody's business but the engine's: better a
 * benchmark that looks behind the door than a door for everybody. Both modules are on the class path, where that works.
 *
 * @param operations floating-point operations of a call that count: not those on padding
 * @param result what the engine's call leaves behind
 * @param plainResult what the plain call leaves behind, in the same places
 */
public record EngineKernel(String name, double operations, Runnable engine, Runnable plain, float[] result,
    float[] plainResult) {
  private static final int IMAGES = 8;
  /** Of the places before a 2x2 pool one in four can have a gradient, and the ReLU takes more of them. */
  private static final int PLACES_TO_GRADIENTS = 6;

  /**
   * All products that the convolutions and dense layers of a network may take, one chunk of images each: where a pool follows, the
   * engine takes the sparse ones for a convolution's gradients, otherwise the dense ones.
   */
  public static List<EngineKernel> of(Architecture architecture, int batch) {
    List<EngineKernel> kernels = new ArrayList<>();
    add(architecture.layers(), architecture.input(), batch, kernels);
    return kernels;
  }

  private static void add(List<Layer> layers, Shape input, int batch, List<EngineKernel> kernels) {
    List<Shape> shapes = Layer.through(layers, input);
    for (int i = 0; i < layers.size(); i++) {
      Shape in = shapes.get(i);
      switch (layers.get(i)) {
        case Layer.Convolution layer -> {
          boolean first = kernels.isEmpty();
          kernels.addAll(first ? firstConvolution(layer, in) : convolution(layer, in));
          kernels.addAll(first ? List.of() : WinogradKernel.of(layer, in));
        }
        case Layer.Dense layer -> kernels.addAll(dense(in.size(), layer.units(), batch));
        case Layer.Residual layer -> {
          add(layer.body(), in, batch, kernels);
          add(layer.shortcut(), in, batch, kernels);
        }
        default -> {}
      }
    }
  }

  /** How far the two results are apart, in parts of the largest. */
  public double difference() {
    double largest = 0;
    double apart = 0;
    for (int i = 0; i < result.length; i++) {
      largest = Math.max(largest, Math.abs(plainResult[i]));
      apart = Math.max(apart, Math.abs(result[i] - plainResult[i]));
    }
    return apart / largest;
  }

  /** Its input are pixels without padding, and nobody asks for their gradient. */
  private static List<EngineKernel> firstConvolution(Layer.Convolution layer, Shape in) {
    return forwardAndWeights(layer, in, in.channels());
  }

  private static List<EngineKernel> convolution(Layer.Convolution layer, Shape in) {
    int stride = Tensor.padded(in.channels());
    List<EngineKernel> kernels = forwardAndWeights(layer, in, stride);
    int kernel = layer.kernel();
    int filters = Tensor.padded(layer.filters());
    int spread = (in.width() + kernel - 1) * filters;
    kernels.add(product(name(layer, in) + "input's gradient", IMAGES, spread * (in.height() + kernel - 1),
        Convolution.grid(in.height(), in.width(), 1, spread, filters),
        Convolution.grid(kernel, kernel, layer.filters(), spread, filters), in.channels()));
    kernels.add(sparseWeights(layer, in));
    kernels.add(sparseInput(layer, in));
    return kernels;
  }

  private static List<EngineKernel> forwardAndWeights(Layer.Convolution layer, Shape in, int stride) {
    int row = (in.width() + 2 * layer.padding()) * stride;
    int image = row * (in.height() + 2 * layer.padding());
    int[] windows = windows(layer, in, stride);
    int[] taps = Convolution.grid(layer.kernel(), layer.kernel(), in.channels(), row, stride);
    List<EngineKernel> kernels = new ArrayList<>();
    kernels.add(product(name(layer, in) + "forward", IMAGES, image, windows, taps, layer.filters()));
    kernels
        .add(product(name(layer, in) + "weights' gradient", IMAGES, image, taps, windows, layer.filters()));
    return kernels;
  }

  private static int[] windows(Layer.Convolution layer, Shape in, int stride) {
    Shape out = layer.output(in);
    return Convolution.grid(out.height(), out.width(), 1,
        layer.stride() * (in.width() + 2 * layer.padding()) * stride, layer.stride() * stride);
  }

  private static String name(Layer.Convolution layer, Shape in) {
    return "convolution %dx%d %d->%d ".formatted(layer.kernel(), layer.kernel(), in.channels(),
        layer.filters());
  }

  private static List<EngineKernel> dense(int inputs, int units, int batch) {
    int padded = Tensor.padded(units);
    String name = "dense %d->%d ".formatted(inputs, units);
    return List.of(product(name + "forward", 1, 0, strided(IMAGES, inputs), strided(inputs, 1), units),
        product(name + "weights' gradient", 1, 0, strided(inputs, 1), strided(batch, inputs), units),
        product(name + "input's gradient", 1, 0, strided(IMAGES, padded), strided(units, 1), inputs));
  }

  private static int[] strided(int count, int stride) {
    return IntStream.range(0, count).map(i -> i * stride).toArray();
  }

  /** {@link Gemm} on drawn numbers. */
  private static EngineKernel product(String name, int images, int imageSize, int[] rows, int[] offsets,
      int columns) {
    int padded = Tensor.padded(columns);
    int reach = max(rows) + max(offsets) + 1;
    float[] a = drawn((images - 1) * imageSize + reach);
    float[] b = drawn(offsets.length * padded);
    for (int i = 0; i < b.length; i++) {
      b[i] = i % padded < columns ? b[i] : 0;
    }
    float[] result = new float[images * rows.length * padded];
    float[] plainResult = new float[result.length];
    Rows right = new Rows(b, 0, padded);
    Rows zeros = new Rows(new float[padded], 0, 0);
    Gathered[] left = new Gathered[images];
    Rows[] out = new Rows[images];
    Rows[] plainOut = new Rows[images];
    for (int n = 0; n < images; n++) {
      left[n] = new Gathered(a, n * imageSize, rows, offsets);
      out[n] = new Rows(result, n * rows.length * padded, padded);
      plainOut[n] = new Rows(plainResult, n * rows.length * padded, padded);
    }
    Runnable engine = () -> {
      for (int n = 0; n < images; n++) {
        Gemm.multiply(left[n], 0, rows.length, right, zeros, out[n], padded);
      }
    };
    Runnable plain = () -> {
      for (int n = 0; n < images; n++) {
        PlainKernel.multiply(left[n], right, plainOut[n], columns);
      }
    };
    return new EngineKernel(name, 2.0 * images * rows.length * offsets.length * columns, engine, plain,
        result, plainResult);
  }

  /** One image: a run for each filter and kernel row, a list of places for each filter. */
  private static EngineKernel sparseWeights(Layer.Convolution layer, Shape in) {
    int stride = Tensor.padded(in.channels());
    int run = layer.kernel() * stride;
    int[] places = places(layer, in, stride);
    int[] runs = strided(layer.kernel() * layer.filters(), run);
    return sparse(name(layer, in) + "weights' gradient, sparse", sparseOperations(layer, in, places),
        new int[runs.length], places, runs, run);
  }

  /** One image: a run for each place and kernel row, a list of filters for each place. */
  private static EngineKernel sparseInput(Layer.Convolution layer, Shape in) {
    int stride = Tensor.padded(in.channels());
    int run = layer.kernel() * stride;
    int[] windows = windows(layer, in, stride);
    int[] filters = strided(Math.ceilDiv(layer.filters(), PLACES_TO_GRADIENTS),
        PLACES_TO_GRADIENTS * layer.kernel() * run);
    int rowStride = (in.width() + 2 * layer.padding()) * stride;
    int[] targets = new int[layer.kernel() * windows.length];
    int[] bases = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      int row = i / windows.length;
      bases[i] = row * run;
      targets[i] = windows[i % windows.length] + row * rowStride;
    }
    double operations = 2.0 * targets.length * filters.length * layer.kernel() * in.channels();
    return sparse(name(layer, in) + "input's gradient, sparse", operations, bases, filters, targets, run);
  }

  /** {@link Sparse#gather} on drawn numbers: for each target a run of sums over all places, from another base. */
  private static EngineKernel sparse(String name, double operations, int[] bases, int[] places, int[] targets,
      int run) {
    float[] values = drawn(places.length);
    float[] data = drawn(max(bases) + max(places) + run);
    float[] sums = new float[max(targets) + run];
    float[] plainSums = new float[sums.length];
    Runnable engine = () -> {
      Arrays.fill(sums, 0);
      for (int t = 0; t < targets.length; t++) {
        Sparse.gather(data, bases[t], places, values, 0, places.length, sums, targets[t], run);
      }
    };
    Runnable plain = () -> {
      Arrays.fill(plainSums, 0);
      for (int t = 0; t < targets.length; t++) {
        PlainKernel.gather(data, bases[t], places, values, plainSums, targets[t], run);
      }
    };
    return new EngineKernel(name, operations, engine, plain, sums, plainSums);
  }

  private static int max(int[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow();
  }

  private static int[] places(Layer.Convolution layer, Shape in, int stride) {
    int[] windows = windows(layer, in, stride);
    return IntStream.range(0, Math.ceilDiv(windows.length, PLACES_TO_GRADIENTS))
        .map(i -> windows[i * PLACES_TO_GRADIENTS])
        .toArray();
  }

  private static double sparseOperations(Layer.Convolution layer, Shape in, int[] places) {
    return 2.0 * places.length * layer.kernel() * in.channels() * layer.kernel() * layer.filters();
  }

  static float[] drawn(int count) {
    SplittableRandom random = new SplittableRandom(count);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) (random.nextDouble() - 0.5);
    }
    return floats;
  }
}
