package dev.tally.bench;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * An architecture in libtorch, by its C++ functions. Callers keep a {@link PointerScope} open around each step: without one a
 * step's tensors live until Java's garbage collector comes by, which knows nothing of the native memory they hold.
 */
final class LibtorchNetwork {

  /** How activations and kernels lie in memory. */
  enum Format {
    CHANNELS_FIRST(MemoryFormat.Contiguous), CHANNELS_LAST(MemoryFormat.ChannelsLast);

    private final MemoryFormat memory;

    Format(MemoryFormat memory) {
      this.memory = memory;
    }
  }

  private final Architecture architecture;
  private final Format format;
  private final List<UnaryOperator<Tensor>> forward = new ArrayList<>();
  /** As {@link Weights#layers}. */
  private final List<List<LibtorchArray>> arrays = new ArrayList<>();

  LibtorchNetwork(Architecture architecture, Weights weights, Format format) {
    weights.requireFit(architecture);
    this.architecture = architecture;
    this.format = format;
    List<Shape> shapes = architecture.shapes();
    Shape input = architecture.input();
    for (int i = 0; i < architecture.layers().size(); i++) {
      Layer layer = architecture.layers().get(i);
      // A dense layer needs to know what was flattened.
      input = i > 0 && architecture.layers().get(i - 1) instanceof Layer.Flatten ? input : shapes.get(i);
      List<LibtorchArray> trained = trained(layer, input, weights.layers().get(i));
      arrays.add(trained);
      forward.add(operator(layer, trained.stream().map(LibtorchArray::tensor).toList()));
    }
  }

  private List<LibtorchArray> trained(Layer layer, Shape in, List<float[]> values) {
    return switch (layer) {
      case Layer.Convolution convolution ->
        List.of(LibtorchArray.kernel(values.getFirst(), convolution.kernel(), in.channels(),
            convolution.filters(), format.memory), LibtorchArray.vector(values.getLast()));
      case Layer.Dense dense ->
        List.of(LibtorchArray.matrix(values.getFirst(), in.height(), in.width(), in.channels(), dense.units(),
            format == Format.CHANNELS_FIRST), LibtorchArray.vector(values.getLast()));
      case Layer.Relu _,Layer.MaxPooling _,Layer.Flatten _,Layer.Softmax _ -> List.of();
    };
  }

  private UnaryOperator<Tensor> operator(Layer layer, List<Tensor> trained) {
    return switch (layer) {
      case Layer.Convolution convolution -> {
        TensorOptional bias = new TensorOptional(trained.getLast());
        long[] stride = {convolution.stride(), convolution.stride()};
        long[] padding = {convolution.padding(), convolution.padding()};
        long[] dilation = {1, 1};
        yield x -> torch.conv2d(x, trained.getFirst(), bias, stride, padding, dilation, 1);
      }
      case Layer.Relu _ -> x -> torch.relu(x);
      case Layer.MaxPooling pooling -> x -> torch.max_pool2d(x, pooling.size(), pooling.size());
      case Layer.Flatten _ ->
        format == Format.CHANNELS_FIRST ? x -> x.flatten(1, -1) : x -> x.permute(0, 2, 3, 1).flatten(1, -1);
      case Layer.Dense _ -> {
        TensorOptional bias = new TensorOptional(trained.getLast());
        yield x -> torch.linear(x, trained.getFirst(), bias);
      }
      // The loss takes what comes before it.
      case Layer.Softmax _ -> x -> x;
    };
  }

  /**
   * What goes into the softmax.
   *
   * @param images [image][y][x][channel]
   */
  Tensor logits(Tensor images) {
    Tensor x = images.permute(0, 3, 1, 2).contiguous(format.memory);
    for (UnaryOperator<Tensor> layer : forward) {
      x = layer.apply(x);
    }
    return x;
  }

  /**
   * The batch's mean cross-entropy.
   *
   * @param labels one a picture, as long integers
   */
  Tensor loss(Tensor images, Tensor labels) {
    return torch.cross_entropy_loss(logits(images), labels);
  }

  /** The probabilities of a batch, [image][class]. */
  float[] probabilities(float[] pixels, int batch) {
    try (PointerScope _ = new PointerScope()) {
      return LibtorchArray.floats(torch.softmax(logits(images(pixels, batch)), 1));
    }
  }

  /** The gradients of the batch's mean loss, laid out as {@link Weights#layers}. Once only: they would add up. */
  List<List<float[]>> gradients(float[] pixels, int[] labels) {
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
    return new TensorVector(
        arrays.stream().flatMap(List::stream).map(LibtorchArray::tensor).toArray(Tensor[]::new));
  }

  long parameterCount() {
    return arrays.stream().flatMap(List::stream).mapToLong(array -> array.tensor().numel()).sum();
  }
}
