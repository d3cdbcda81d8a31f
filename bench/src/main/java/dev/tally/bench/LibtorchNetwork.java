package dev.tally.bench;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * An architecture in libtorch, by its C++ functions. Callers keep a {@link PointerScope} open around each step: without one a
 * step's tensors live until Java's garbage collector comes by, which knows nothing of the native memory they hold.
 */
final class LibtorchNetwork {

  /** How activations and kernels lie in memory, and how precise their numbers are. */
  enum Format {
    CHANNELS_FIRST(MemoryFormat.Contiguous, ScalarType.Float),
    /** The tuned one, with ReLUs in place. */
    CHANNELS_LAST(MemoryFormat.ChannelsLast, ScalarType.Float),
    /** Channels first, so precise that it can judge the others. */
    DOUBLE_PRECISION(MemoryFormat.Contiguous, ScalarType.Double);

    private final MemoryFormat memory;
    private final ScalarType number;

    Format(MemoryFormat memory, ScalarType number) {
      this.memory = memory;
      this.number = number;
    }

    MemoryFormat memory() {
      return memory;
    }

    ScalarType number() {
      return number;
    }

    boolean isChannelsFirst() {
      return memory == MemoryFormat.Contiguous;
    }
  }

  /** Weight of a batch in the running statistics, as in Tally. */
  private static final double MOMENTUM = 0.1;

  private final Architecture architecture;
  private final Format format;
  private final List<UnaryOperator<Tensor>> forward;
  /** As {@link Weights#layers}. */
  private final List<List<LibtorchArray>> arrays = new ArrayList<>();
  /** Whether batch norms go by the batch, and dropouts drop. */
  private boolean training;

  LibtorchNetwork(Architecture architecture, Weights weights, Format format) {
    weights.requireFit(architecture);
    this.architecture = architecture;
    this.format = format;
    Iterator<List<float[]>> values = weights.layers().iterator();
    this.forward = operators(architecture.layers(), architecture.input(), () -> {
      List<LibtorchArray> kept = new ArrayList<>();
      arrays.add(kept);
      return new Source(values.next().iterator(), kept, format);
    });
  }

  /** Where a layer's arrays come from and go to. */
  private record Source(Iterator<float[]> values, List<LibtorchArray> kept, Format format) {
    Tensor keep(LibtorchArray array) {
      kept.add(array);
      return array.tensor();
    }

    TensorOptional vector(boolean isThere) {
      return isThere
          ? new TensorOptional(keep(LibtorchArray.vector(values.next(), format)))
          : new TensorOptional();
    }

    TensorOptional statistics() {
      return new TensorOptional(keep(LibtorchArray.statistics(values.next(), format)));
    }
  }

  private List<UnaryOperator<Tensor>> operators(List<Layer> layers, Shape input, Supplier<Source> sources) {
    List<UnaryOperator<Tensor>> operators = new ArrayList<>();
    List<Shape> shapes = Layer.through(layers, input);
    // A dense layer needs to know what was flattened.
    Shape flattened = input;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      boolean keepsOrder = i > 0
          && (layers.get(i - 1) instanceof Layer.Flatten || layers.get(i - 1) instanceof Layer.Dropout);
      flattened = keepsOrder ? flattened : shapes.get(i);
      // What starts a residual's way is needed by the other, too.
      boolean inPlace = !format.isChannelsFirst() && i > 0;
      operators.add(operator(layer, flattened, inPlace, sources.get()));
    }
    return operators;
  }

  private UnaryOperator<Tensor> operator(Layer layer, Shape in, boolean inPlace, Source source) {
    return switch (layer) {
      case Layer.Convolution convolution -> convolution(convolution, in, source);
      case Layer.BatchNorm norm -> batchNorm(norm, source);
      case Layer.Relu _ -> inPlace ? x -> torch.relu_(x) : x -> torch.relu(x);
      case Layer.Dropout dropout -> x -> torch.dropout(x, dropout.rate(), training);
      case Layer.MaxPooling pooling -> x -> torch.max_pool2d(x, pooling.size(), pooling.size());
      case Layer.AveragePooling pooling -> x -> torch.avg_pool2d(x, pooling.size(), pooling.size());
      case Layer.GlobalAveragePooling _ -> x -> torch.adaptive_avg_pool2d(x, 1, 1).flatten(1, -1);
      case Layer.Residual residual -> {
        List<UnaryOperator<Tensor>> body = operators(residual.body(), in, () -> source);
        List<UnaryOperator<Tensor>> shortcut = operators(residual.shortcut(), in, () -> source);
        yield x -> through(body, x).add(through(shortcut, x));
      }
      case Layer.Columns(int width) when width == 1 ->
        x -> x.permute(0, 2, 1, 3).reshape(-1, (long) in.height() * in.channels(), 1, in.width());
      case Layer.Columns _ -> throw new IllegalArgumentException("not compared: places that see their neighbours");
      case Layer.Flatten _ ->
        format.isChannelsFirst() ? x -> x.flatten(1, -1) : x -> x.permute(0, 2, 3, 1).flatten(1, -1);
      case Layer.Dense dense -> {
        Tensor weights = source.keep(LibtorchArray.matrix(source.values.next(), in.height(), in.width(),
            in.channels(), dense.units(), format));
        TensorOptional bias = source.vector(dense.bias());
        yield x -> torch.linear(x, weights, bias);
      }
      // The loss takes what comes before it.
      case Layer.Softmax _ -> x -> x;
    };
  }

  private UnaryOperator<Tensor> convolution(Layer.Convolution layer, Shape in, Source source) {
    Tensor weights = source.keep(
        LibtorchArray.kernel(source.values.next(), layer.kernel(), in.channels(), layer.filters(), format));
    TensorOptional bias = source.vector(layer.bias());
    long[] stride = {layer.stride(), layer.stride()};
    long[] padding = {layer.padding(), layer.padding()};
    long[] dilation = {1, 1};
    return x -> torch.conv2d(x, weights, bias, stride, padding, dilation, 1);
  }

  private UnaryOperator<Tensor> batchNorm(Layer.BatchNorm layer, Source source) {
    TensorOptional scale = source.vector(layer.scale());
    TensorOptional shift = source.vector(true);
    TensorOptional mean = source.statistics();
    TensorOptional variance = source.statistics();
    // The last argument is about graphics cards.
    return x -> torch.batch_norm(x, scale, shift, mean, variance, training, MOMENTUM, Layer.BatchNorm.EPSILON,
        false);
  }

  private static Tensor through(List<UnaryOperator<Tensor>> operators, Tensor input) {
    Tensor x = input;
    for (UnaryOperator<Tensor> operator : operators) {
      x = operator.apply(x);
    }
    return x;
  }

  /** What goes into the softmax, from images [image][y][x][channel]. */
  private Tensor logits(Tensor images) {
    return through(forward, images.toType(format.number).permute(0, 3, 1, 2).contiguous(format.memory));
  }

  /**
   * The batch's mean cross-entropy while training.
   *
   * @param images [image][y][x][channel]
   * @param labels one a picture, as long integers
   */
  Tensor loss(Tensor images, Tensor labels) {
    training = true;
    return torch.cross_entropy_loss(logits(images), labels);
  }

  /** The probabilities of a batch, [image][class], as after training. */
  double[] probabilities(float[] pixels, int batch) {
    training = false;
    try (PointerScope _ = new PointerScope()) {
      return LibtorchArray.doubles(torch.softmax(logits(images(pixels, batch)), 1));
    }
  }

  /** The gradients of the batch's mean loss, laid out as {@link Weights#layers}. Once only: they would add up. */
  List<List<double[]>> gradients(float[] pixels, int[] labels) {
    try (PointerScope _ = new PointerScope()) {
      long[] longs = Arrays.stream(labels).asLongStream().toArray();
      loss(images(pixels, labels.length), Tensor.create(longs)).backward();
      return arrays.stream().map(layer -> layer.stream().map(LibtorchArray::gradient).toList()).toList();
    }
  }

  private Tensor images(float[] pixels, int batch) {
    Shape in = architecture.input();
    return Tensor.create(pixels, batch, in.height(), in.width(), in.channels());
  }

  /** All trained tensors, for an optimizer. */
  TensorVector parameters() {
    return new TensorVector(trained().toArray(Tensor[]::new));
  }

  long parameterCount() {
    return trained().mapToLong(Tensor::numel).sum();
  }

  private Stream<Tensor> trained() {
    return arrays.stream().flatMap(List::stream).filter(LibtorchArray::trained).map(LibtorchArray::tensor);
  }
}
