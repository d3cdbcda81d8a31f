package dev.tally.bench;

import dev.tally.bench.LibtorchNetwork.Format;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One array of a layer: a tensor in libtorch's layout, and the way back to Tally's. */
final class LibtorchArray {
  /** Which of Tally's dimensions each of libtorch's is. */
  private final long[] order;
  private final long[] permuted;
  private final Tensor tensor;

  /** @param shape what the tensor's dimensions are in the end, where some are joined into one */
  private LibtorchArray(float[] values, long[] dimensions, long[] order, long[] shape, MemoryFormat memory,
      ScalarType number, boolean trained) {
    this.order = order;
    this.permuted = Arrays.stream(order).map(d -> dimensions[(int) d]).toArray();
    try (FloatPointer pointer = new FloatPointer(values)) {
      // A clone, because the rest may be views of the memory that is about to go.
      this.tensor = torch.from_blob(pointer, dimensions)
          .permute(order)
          .reshape(shape)
          .contiguous(memory)
          .clone()
          .toType(number);
    }
    tensor.set_requires_grad(trained);
  }

  /** Scales, shifts, biases: one dimension. */
  static LibtorchArray vector(float[] values, Format format) {
    return vector(values, format, true);
  }

  /** What a batch norm keeps without gradients. */
  static LibtorchArray statistics(float[] values, Format format) {
    return vector(values, format, false);
  }

  private static LibtorchArray vector(float[] values, Format format, boolean trained) {
    long[] dimensions = {values.length};
    return new LibtorchArray(values, dimensions, new long[] {0}, dimensions, MemoryFormat.Contiguous,
        format.number(), trained);
  }

  /** From {@code [kernel][kernel][in][out]} to {@code [out][in][kernel][kernel]}. */
  static LibtorchArray kernel(float[] values, int kernel, int in, int out, Format format) {
    return new LibtorchArray(values, new long[] {kernel, kernel, in, out}, new long[] {3, 2, 0, 1},
        new long[] {out, in, kernel, kernel}, format.memory(), format.number(), true);
  }

  /**
   * From {@code [height][width][in][out]} to {@code [out][inputs]}, where the inputs were flattened in the order height, width,
   * channel or, with channels first, channel, height, width.
   */
  static LibtorchArray matrix(float[] values, int height, int width, int in, int out, Format format) {
    long[] order = format.isChannelsFirst() ? new long[] {3, 2, 0, 1} : new long[] {3, 0, 1, 2};
    return new LibtorchArray(values, new long[] {height, width, in, out}, order,
        new long[] {out, (long) height * width * in}, MemoryFormat.Contiguous, format.number(), true);
  }

  Tensor tensor() {
    return tensor;
  }

  boolean trained() {
    return tensor.requires_grad();
  }

  /** The gradient in Tally's layout, a copy; zeros for what is not trained. */
  double[] gradient() {
    if (!trained()) {
      return new double[Math.toIntExact(tensor.numel())];
    }
    long[] back = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      back[(int) order[i]] = i;
    }
    return doubles(tensor.grad().reshape(permuted).permute(back));
  }

  /** A copy of a tensor's elements in the order of its dimensions. */
  static double[] doubles(Tensor tensor) {
    Tensor contiguous = tensor.toType(ScalarType.Double).contiguous();
    double[] doubles = new double[Math.toIntExact(contiguous.numel())];
    contiguous.data_ptr_double().get(doubles);
    return doubles;
  }
}
