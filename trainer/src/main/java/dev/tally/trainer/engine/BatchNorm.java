package dev.tally.trainer.engine;

import static dev.tally.trainer.engine.Gemm.LANES;
import static dev.tally.trainer.engine.Gemm.SPECIES;

import dev.tally.trainer.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Batch normalisation, perhaps with the ReLU behind it. Two nodes with a barrier between them: {@link #statistics} adds up on the way
 * forward what {@link #normalization} needs of the whole batch, and the other way round on the way back.
 *
 * <p>Sums run over an image in single, over chunks in double precision, about the running mean, so that nothing cancels.
 */
final class BatchNorm implements Node.Barrier {
  /** Weight of a batch in the running statistics; the usual value of other libraries. */
  private static final float MOMENTUM = 0.1f;

  private final boolean relu;
  private final Tensor input;
  private final Tensor inputGradient;
  private final Tensor output;
  private final Tensor outputGradient;
  private final Parameter scale;
  private final Parameter shift;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final double[][] sums;
  private final double[][] products;
  /** One image's, by chunk. */
  private final float[][] imageSums;
  private final float[][] imageProducts;

  private boolean training;
  private final double[] mean;
  private final double[] inverseDeviation;
  /** Forward: output = factor * input + offset. */
  private final float[] factor;
  private final float[] offset;
  /** Backward: input's gradient = factor * gradient + inputFactor * input + gradientOffset. */
  private final float[] inputFactor;
  private final float[] gradientOffset;

  BatchNorm(Layer.BatchNorm layer, boolean relu, Tensor input, Tensor inputGradient, int images, int chunks) {
    int channels = input.shape.channels();
    int stride = input.stride;
    this.relu = relu;
    this.input = input;
    this.inputGradient = inputGradient;
    this.output = Tensor.padded(images, input.shape);
    this.outputGradient = Tensor.padded(images, input.shape);
    this.scale = layer.scale() ? Parameter.constant(channels, 1) : null;
    this.shift = Parameter.constant(channels, 0);
    this.runningMean = Parameter.untrained(channels, 0);
    this.runningVariance = Parameter.untrained(channels, 1);
    this.sums = new double[chunks][stride];
    this.products = new double[chunks][stride];
    this.imageSums = new float[chunks][stride];
    this.imageProducts = new float[chunks][stride];
    this.mean = new double[stride];
    this.inverseDeviation = new double[stride];
    this.factor = new float[stride];
    this.offset = new float[stride];
    this.inputFactor = new float[stride];
    this.gradientOffset = new float[stride];
  }

  Node statistics() {
    return new Statistics();
  }

  Node normalization() {
    return new Normalization();
  }

  private final class Statistics implements Node {
    @Override
    public Tensor output() {
      return input;
    }

    @Override
    public Tensor outputGradient() {
      return inputGradient;
    }

    @Override
    public Barrier barrier() {
      return BatchNorm.this;
    }

    @Override
    public void forward(int from, int to, int chunk) {
      if (training) {
        clear(chunk);
        for (int n = from; n < to; n++) {
          for (int channel = 0; channel < input.stride; channel += LANES) {
            addDeviations(n * input.imageSize + channel, channel, chunk);
          }
        }
      }
    }

    @Override
    public void backward(int from, int to, int chunk) {
      for (int channel = 0; channel < input.stride; channel += LANES) {
        spreadGradient(from * input.imageSize + channel, to * input.imageSize, channel);
      }
    }
  }

  private final class Normalization implements Node {
    @Override
    public Tensor output() {
      return output;
    }

    @Override
    public Tensor outputGradient() {
      return outputGradient;
    }

    @Override
    public List<Parameter> parameters() {
      List<Parameter> all = new ArrayList<>();
      if (scale != null) {
        all.add(scale);
      }
      all.addAll(List.of(shift, runningMean, runningVariance));
      return all;
    }

    @Override
    public void begin(boolean forTraining, long seed) {
      training = forTraining;
      if (!training) {
        for (int k = 0; k < mean.length; k++) {
          normalizeBy(k, runningMean.value[k], runningVariance.value[k]);
        }
      }
    }

    @Override
    public void forward(int from, int to, int chunk) {
      for (int channel = 0; channel < input.stride; channel += LANES) {
        normalize(from * input.imageSize + channel, to * input.imageSize, channel);
      }
    }

    @Override
    public void backward(int from, int to, int chunk) {
      clear(chunk);
      for (int n = from; n < to; n++) {
        for (int channel = 0; channel < input.stride; channel += LANES) {
          addGradients(n * input.imageSize + channel, channel, chunk);
        }
      }
    }
  }

  private void clear(int chunk) {
    Arrays.fill(sums[chunk], 0);
    Arrays.fill(products[chunk], 0);
  }

  private void addDeviations(int at, int channel, int chunk) {
    float[] x = input.data;
    int stride = input.stride;
    int end = at + input.imageSize;
    FloatVector about = FloatVector.fromArray(SPECIES, runningMean.value, channel);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector squares = FloatVector.zero(SPECIES);
    for (int i = at; i < end; i += stride) {
      FloatVector deviation = FloatVector.fromArray(SPECIES, x, i).sub(about);
      sum = sum.add(deviation);
      squares = deviation.fma(deviation, squares);
    }
    sum.intoArray(imageSums[chunk], channel);
    squares.intoArray(imageProducts[chunk], channel);
    add(channel, chunk);
  }

  private void add(int channel, int chunk) {
    for (int k = channel; k < channel + LANES; k++) {
      sums[chunk][k] += imageSums[chunk][k];
      products[chunk][k] += imageProducts[chunk][k];
    }
  }

  @Override
  public void afterForward(int chunks, int images) {
    double count = (double) images * input.shape.pixels();
    for (int k = 0; k < mean.length; k++) {
      double deviation = total(sums, chunks, k) / count;
      double variance = Math.max(0, total(products, chunks, k) / count - deviation * deviation);
      double batchMean = runningMean.value[k] + deviation;
      normalizeBy(k, batchMean, variance);
      runningMean.value[k] += (float) (MOMENTUM * deviation);
      runningVariance.value[k] += (float) (MOMENTUM
          * (variance * count / Math.max(1, count - 1) - runningVariance.value[k]));
    }
  }

  private static double total(double[][] parts, int chunks, int k) {
    double total = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      total += parts[chunk][k];
    }
    return total;
  }

  private void normalizeBy(int k, double byMean, double variance) {
    mean[k] = byMean;
    inverseDeviation[k] = 1 / Math.sqrt(variance + Layer.BatchNorm.EPSILON);
    double by = (scale == null ? 1 : scale.value[k]) * inverseDeviation[k];
    factor[k] = (float) by;
    offset[k] = (float) (shift.value[k] - byMean * by);
  }

  private void normalize(int at, int end, int channel) {
    FloatVector by = FloatVector.fromArray(SPECIES, factor, channel);
    FloatVector plus = FloatVector.fromArray(SPECIES, offset, channel);
    FloatVector least = FloatVector.broadcast(SPECIES, relu ? 0 : Float.NEGATIVE_INFINITY);
    int stride = input.stride;
    for (int i = at; i < end; i += stride) {
      FloatVector.fromArray(SPECIES, input.data, i).fma(by, plus).max(least).intoArray(output.data, i);
    }
  }

  private void addGradients(int at, int channel, int chunk) {
    float[] x = input.data;
    float[] g = outputGradient.data;
    int stride = input.stride;
    int end = at + input.imageSize;
    FloatVector about = FloatVector.fromArray(SPECIES, runningMean.value, channel);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum = zero;
    FloatVector productSum = zero;
    for (int i = at; i < end; i += stride) {
      FloatVector gradient = FloatVector.fromArray(SPECIES, g, i);
      if (relu) {
        gradient = gradient.blend(zero,
            FloatVector.fromArray(SPECIES, output.data, i).compare(VectorOperators.LE, 0f));
        gradient.intoArray(g, i);
      }
      sum = sum.add(gradient);
      productSum = FloatVector.fromArray(SPECIES, x, i).sub(about).fma(gradient, productSum);
    }
    sum.intoArray(imageSums[chunk], channel);
    productSum.intoArray(imageProducts[chunk], channel);
    add(channel, chunk);
  }

  @Override
  public void afterBackward(int chunks, int images) {
    double count = (double) images * input.shape.pixels();
    for (int k = 0; k < mean.length; k++) {
      double sum = total(sums, chunks, k);
      double product = total(products, chunks, k) - (mean[k] - runningMean.value[k]) * sum;
      shift.gradient[k] = (float) sum;
      if (scale != null) {
        scale.gradient[k] = (float) (product * inverseDeviation[k]);
      }
      double slope = product / count * inverseDeviation[k] * inverseDeviation[k];
      inputFactor[k] = (float) (-factor[k] * slope);
      gradientOffset[k] = (float) (factor[k] * (mean[k] * slope - sum / count));
    }
  }

  private void spreadGradient(int at, int end, int channel) {
    FloatVector by = FloatVector.fromArray(SPECIES, factor, channel);
    FloatVector inputBy = FloatVector.fromArray(SPECIES, inputFactor, channel);
    FloatVector plus = FloatVector.fromArray(SPECIES, gradientOffset, channel);
    int stride = input.stride;
    for (int i = at; i < end; i += stride) {
      FloatVector x = FloatVector.fromArray(SPECIES, input.data, i);
      FloatVector.fromArray(SPECIES, outputGradient.data, i)
          .fma(by, x.fma(inputBy, plus))
          .intoArray(inputGradient.data, i);
    }
  }
}
