package dev.tally.trainer.engine;

import dev.tally.trainer.engine.Gemm.Gathered;
import dev.tally.trainer.engine.Gemm.Rows;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dense layer: a 1x1 convolution whose pixels are the images. Its weights are many and each image gives them
 * only one product, so their gradient is computed over the whole batch, a slice of rows at a time.
 */
final class Dense implements Node {
  private static final int SLICE = 128;
  private static final int BLOCK = 16;

  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;
  private final Parameter weights;
  /** Stay zero where the layer has none. */
  private final Parameter biases;
  private final boolean bias;
  /** Each input's place within an image: height, width, channel without the padding. */
  private final int[] inputs;
  private final int[] inputImages;
  private final int[] outputImages;
  private final int[] outputs;
  private final float[] transposed;
  private final Rows zeros;

  /** @param inputGradient null for the first layer of a network */
  Dense(Layer.Dense layer, Tensor input, Tensor inputGradient, int images) {
    int units = layer.units();
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, new Shape(1, 1, units));
    this.outputGradient = Tensor.padded(images, output.shape);
    this.bias = layer.bias();
    this.weights = Parameter.weights(input.shape.size(), units, input.shape.size());
    this.biases = Parameter.constant(units, 0);
    this.inputs = Convolution.grid(1, input.shape.pixels(), input.shape.channels(), 0, input.stride);
    this.inputImages = IntStream.range(0, images).map(n -> n * input.imageSize).toArray();
    this.outputImages = IntStream.range(0, images).map(n -> n * output.imageSize).toArray();
    this.outputs = IntStream.range(0, units).toArray();
    this.transposed = inputGradient == null ? new float[0] : new float[units * input.imageSize];
    this.zeros = new Rows(new float[Math.max(output.stride, input.imageSize)], 0, 0);
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public Tensor outputGradient() {
    return outputGradient;
  }

  @Override
  public void forward(int from, int to, int chunk) {
    Gemm.multiply(new Gathered(input.data, 0, inputImages, inputs), from, to,
        new Rows(weights.value, 0, weights.stride), new Rows(biases.value, 0, 0),
        new Rows(output.data, 0, output.stride), output.stride);
  }

  @Override
  public void backward(int from, int to, int chunk) {
    if (inputGradient != null) {
      Gemm.multiply(new Gathered(outputGradient.data, 0, outputImages, outputs), from, to,
          new Rows(transposed, 0, input.imageSize), zeros,
          new Rows(inputGradient.data, 0, inputGradient.imageSize), inputGradient.imageSize);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return bias ? List.of(weights, biases) : List.of(weights);
  }

  @Override
  public int slices() {
    return Math.ceilDiv(inputs.length, SLICE);
  }

  @Override
  public void gradients(int slice, int chunks, int images) {
    int from = slice * SLICE;
    int[] imagesOfBatch = images == inputImages.length ? inputImages : Arrays.copyOf(inputImages, images);
    Gemm.multiply(new Gathered(input.data, 0, inputs, imagesOfBatch), from,
        Math.min(from + SLICE, inputs.length), new Rows(outputGradient.data, 0, outputGradient.stride), zeros,
        new Rows(weights.gradient, 0, weights.stride), weights.stride);
    if (slice == 0) {
      Arrays.fill(biases.gradient, 0);
      DenseGradient.addPixels(new Rows(outputGradient.data, 0, outputGradient.stride), images,
          biases.gradient);
    }
  }

  @Override
  public void weightsChanged(int slice) {
    if (inputGradient == null) {
      return;
    }
    // Sixteen by sixteen at a time: a whole column of the one is a cache line for each of its numbers.
    for (int from = slice * SLICE; from < Math.min((slice + 1) * SLICE, inputs.length); from += BLOCK) {
      for (int unitFrom = 0; unitFrom < outputs.length; unitFrom += BLOCK) {
        for (int unit = unitFrom; unit < Math.min(unitFrom + BLOCK, outputs.length); unit++) {
          for (int i = from; i < Math.min(from + BLOCK, inputs.length); i++) {
            transposed[unit * input.imageSize + inputs[i]] = weights.value[i * weights.stride + unit];
          }
        }
      }
    }
  }
}
