package dev.tally.bench;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** One array of a layer: a tensor in libtorch's layout, and the way back to Tally's. */
final class LibtorchArray {
  /** Which of Tally's dimensions each of libtorch's is. */
  private final long[] order;
  private final long[] permuted;
  private final Tensor tensor;

  /** @param shape what the tensor's dimensions are in the end, where some are joined into one */
  private LibtorchArray(float[] values, long[] dimensions, long[] order, long[] shape, MemoryFormat format,
      boolean trained) {
    this.order = order;
    this.permuted = Arrays.stream(order).map(d -> dimensions[(int) d]).toArray();
    try (FloatPointer memory = new FloatPointer(values)) {
      // A clone, because the rest may be views of the memory that is about to go.
      this.tensor = torch.from_blob(memory, dimensions)
          .permute(order)
          .reshape(shape)
          .contiguous(format)
          .clone();
    }
    tensor.set_requires_grad(trained);
  }

  /** Scales, shifts, biases: one dimension. */
  static LibtorchArray vector(float[] values) {
    return vector(values, true);
  }

  /** What a batch norm keeps without gradients. */
  static LibtorchArray statistics(float[] values) {
    return vector(values, false);
  }

  private static LibtorchArray vector(float[] values, boolean trained) {
    long[] dimensions = {values.length};
    return new LibtorchArray(values, dimensions, new long[] {0}, dimensions, MemoryFormat.Contiguous,
        trained);
  }

  /** From {@code [kernel][kernel][in][out]} to {@code [out][in][kernel][kernel]}. */
  static LibtorchArray kernel(float[] values, int kernel, int in, int out, MemoryFormat format) {
    return new LibtorchArray(values, new long[] {kernel, kernel, in, out}, new long[] {3, 2, 0, 1},
        new long[] {out, in, kernel, kernel}, format, true);
  }

  /**
   * From {@code [height][width][in][out]} to {@code [out][inputs]}, where the inputs were flattened in the order height, width,
   * channel or, with channels first, channel, height, width.
   */
  static LibtorchArray matrix(float[] values, int height, int width, int in, int out, boolean channelsFirst) {
    long[] order = channelsFirst ? new long[] {3, 2, 0, 1} : new long[] {3, 0, 1, 2};
    return new LibtorchArray(values, new long[] {height, width, in, out}, order,
        new long[] {out, (long) height * width * in}, MemoryFormat.Contiguous, true);
  }

  Tensor tensor() {
    return tensor;
  }

  boolean trained() {
    return tensor.requires_grad();
  }

  /** The gradient in Tally's layout, a copy; zeros for what is not trained. */
  float[] gradient() {
    if (!trained()) {
      return new float[Math.toIntExact(tensor.numel())];
    }
    long[] back = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      back[(int) order[i]] = i;
    }
    return floats(tensor.grad().reshape(permuted).permute(back));
  }

  /** A copy of a tensor's elements in the order of its dimensions. */
  static float[] floats(Tensor tensor) {
    Tensor contiguous = tensor.contiguous();
    float[] floats = new float[Math.toIntExact(contiguous.numel())];
    contiguous.data_ptr_float().get(floats);
    return floats;
  }
}
