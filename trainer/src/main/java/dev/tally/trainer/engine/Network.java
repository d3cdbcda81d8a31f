package dev.tally.trainer.engine;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import dev.tally.trainer.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A trainable network, built from an architecture. A step is three stages with a barrier behind each:
 *
 * <ol>
 *   <li>the batch is cut into chunks of {@value #CHUNK} images; each chunk is filled, runs forward, meets the loss and runs
 *       backward, all on one thread;
 *   <li>the weights' gradients are completed and the weights updated, slice by slice;
 *   <li>turned and transposed copies of the weights are made.
 * </ol>
 *
 * Chunks and slices depend on the batch alone and sums are taken in their order, so the same seed gives the same
 * bytes on any number of threads. Not thread-safe: one caller, which is given all the threads.
 */
public final class Network implements AutoCloseable {
  private static final int CHUNK = 8;

  private final Architecture architecture;
  private final int capacity;
  private final Tensor input;
  private final List<Node> nodes = new ArrayList<>();
  /** The node of each layer that has weights, null for the others. */
  private final List<Node> trained = new ArrayList<>();
  private final SoftmaxLoss loss;
  private final Workers workers;
  private final List<Slice> slices = new ArrayList<>();
  private Optimizer optimizer;
  private int steps;

  private record Slice(Node node, int index) {}

  /** Fills one image's pixels ([y][x][channel], ink 1, paper 0) and its target distribution. Called from several threads. */
  @FunctionalInterface
  public interface Feed {
    void fill(int image, float[] pixels, int pixelsFrom, float[] target, int targetFrom);
  }

  /**
   * What a step did.
   *
   * @param loss the batch's mean cross-entropy in nats
   * @param labelled how many images had one class for a target, more than half of it
   * @param correct how many of those got that class as the likeliest
   */
  public record Progress(double loss, int labelled, int correct) {}

  /**
   * Weights start from He's normal distribution (2015), biases at zero.
   *
   * @param capacity the largest batch
   * @param threads at least 1; does not change any result
   */
  public Network(Architecture architecture, int capacity, int threads, long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch needs at least one image: " + capacity);
    }
    this.architecture = architecture;
    this.capacity = capacity;
    this.input = Tensor.plain(capacity, architecture.input());
    this.workers = new Workers(threads);
    Tensor last = build();
    this.loss = new SoftmaxLoss(last, nodes.getLast().outputGradient(), capacity);
    for (Node node : nodes) {
      for (int i = 0; i < node.slices(); i++) {
        slices.add(new Slice(node, i));
      }
    }
    start(seed);
    weightsChanged();
  }

  private Tensor build() {
    int chunks = Math.ceilDiv(capacity, CHUNK);
    List<Shape> shapes = architecture.shapes();
    Tensor values = input;
    Tensor gradients = null;
    if (!(architecture.layers().getFirst() instanceof Layer.Convolution
        || architecture.layers().getFirst() instanceof Layer.Flatten)) {
      throw new IllegalArgumentException(
          architecture.name() + " must begin with a convolution or flatten and dense");
    }
    for (int i = 0; i < architecture.layers().size(); i++) {
      Shape shape = shapes.get(i + 1);
      Node node = switch (architecture.layers().get(i)) {
        case Layer.Convolution layer -> {
          int pooling = poolingBehind(i);
          Shape kept = new Shape(shape.height() / pooling * pooling, shape.width() / pooling * pooling,
              shape.channels());
          yield new Convolution(layer, values, gradients, kept, capacity, chunks, pooling > 1);
        }
        // Before a max pool it changes nothing to come after it, on a quarter of the values.
        case Layer.Relu _ -> poolingAt(i + 1) ? null : new Relu(values, gradients);
        case Layer.MaxPooling layer -> new MaxPooling(layer.size(), values, gradients,
            Tensor.padded(capacity, shape), Tensor.padded(capacity, shape));
        case Layer.Dense layer -> new Dense(layer.units(), values, gradients, Tensor.padded(capacity, shape),
            Tensor.padded(capacity, shape));
        // A dense layer finds each input by its place, so flattening moves nothing; the softmax is the loss's.
        case Layer.Flatten _,Layer.Softmax _ -> null;
      };
      trained.add(node == null || node.parameters().isEmpty() ? null : node);
      if (node != null) {
        nodes.add(node);
        values = node.output();
        gradients = node.outputGradient();
      }
      if (poolingAt(i) && i > 0 && architecture.layers().get(i - 1) instanceof Layer.Relu) {
        nodes.add(new Relu(values, gradients));
      }
    }
    return values;
  }

  private boolean poolingAt(int index) {
    return index < architecture.layers().size()
        && architecture.layers().get(index) instanceof Layer.MaxPooling;
  }

  /** The size of the max pool that takes the layer's output, perhaps behind a ReLU; 1 where there is none. */
  private int poolingBehind(int index) {
    for (Layer layer : architecture.layers().subList(index + 1, architecture.layers().size())) {
      if (layer instanceof Layer.MaxPooling pooling) {
        return pooling.size();
      }
      if (!(layer instanceof Layer.Relu)) {
        break;
      }
    }
    return 1;
  }

  private void start(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter parameter : parameters()) {
      double deviation = parameter.fanIn == 0 ? 0 : Math.sqrt(2.0 / parameter.fanIn);
      float[] values = new float[parameter.rows * parameter.width];
      for (int i = 0; i < values.length && deviation > 0; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
      parameter.set(values);
    }
  }

  List<Parameter> parameters() {
    return nodes.stream().flatMap(node -> node.parameters().stream()).toList();
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The largest batch. */
  public int capacity() {
    return capacity;
  }

  /** Chooses how to learn from the next {@link #train} on, and forgets what an earlier optimizer knew. */
  public void optimize(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.steps = 0;
    optimizer.start(parameters());
  }

  /** One training step over images 0 to images - 1. */
  public Progress train(int images, Feed feed, float learningRate) {
    if (optimizer == null) {
      throw new IllegalStateException("choose an optimizer first");
    }
    Progress progress = gradients(images, feed);
    steps++;
    int chunks = chunks(images);
    workers.run(slices.size(), i -> {
      Slice slice = slices.get(i);
      slice.node.gradients(slice.index, chunks, images);
    });
    update(learningRate);
    weightsChanged();
    return progress;
  }

  private void weightsChanged() {
    workers.run(slices.size(), i -> slices.get(i).node.weightsChanged(slices.get(i).index));
  }

  private void update(float learningRate) {
    record Part(Parameter parameter, int from, int to) {}
    int size = 1 << 14;
    List<Part> parts = new ArrayList<>();
    for (Parameter parameter : parameters()) {
      for (int from = 0; from < parameter.value.length; from += size) {
        parts.add(new Part(parameter, from, Math.min(from + size, parameter.value.length)));
      }
    }
    workers.run(parts.size(), i -> {
      Part part = parts.get(i);
      optimizer.update(part.parameter, part.from, part.to, learningRate, steps);
    });
  }

  private Progress gradients(int images, Feed feed) {
    Progress[] parts = new Progress[chunks(images)];
    workers.run(parts.length, chunk -> {
      int from = chunk * CHUNK;
      int to = Math.min(from + CHUNK, images);
      parts[chunk] = forward(from, to, feed);
      loss.backward(from, to, images);
      for (Node node : nodes.reversed()) {
        node.backward(from, to, chunk);
      }
    });
    return mean(parts, images);
  }

  /** Complete gradients without a step, for the tests that check them. */
  Progress gradientsOnly(int images, Feed feed) {
    Progress progress = gradients(images, feed);
    slices.forEach(slice -> slice.node.gradients(slice.index, chunks(images), images));
    return progress;
  }

  /** Runs forward only; {@link Progress#loss} is against the targets that the feed gives. */
  public Progress evaluate(int images, Feed feed) {
    Progress[] parts = new Progress[chunks(images)];
    workers.run(parts.length,
        chunk -> parts[chunk] = forward(chunk * CHUNK, Math.min(chunk * CHUNK + CHUNK, images), feed));
    return mean(parts, images);
  }

  private int chunks(int images) {
    if (images < 1 || images > capacity) {
      throw new IllegalArgumentException("a batch has 1 to " + capacity + " images, not " + images);
    }
    return Math.ceilDiv(images, CHUNK);
  }

  /** Returns sums, not means. */
  private Progress forward(int from, int to, Feed feed) {
    for (int n = from; n < to; n++) {
      feed.fill(n, input.data, n * input.imageSize, loss.targets, n * architecture.classes());
    }
    for (Node node : nodes) {
      node.forward(from, to);
    }
    loss.forward(from, to);
    return loss.progress(from, to);
  }

  private static Progress mean(Progress[] parts, int images) {
    double loss = 0;
    int labelled = 0;
    int correct = 0;
    for (Progress part : parts) {
      loss += part.loss();
      labelled += part.labelled();
      correct += part.correct();
    }
    return new Progress(loss / images, labelled, correct);
  }

  /** The probabilities that the last batch got: [image][class], a copy. */
  public float[] probabilities(int images) {
    return Arrays.copyOf(loss.probabilities, images * architecture.classes());
  }

  public Weights weights() {
    return new Weights(ofEachLayer(Parameter::compact));
  }

  /**
   * The gradients that the last {@link #train} went by, of the batch's mean loss, laid out as {@link Weights#layers}: copies, for
   * second opinions on them. Zeros before the first step.
   */
  public List<List<float[]>> gradients() {
    return ofEachLayer(Parameter::compactGradient);
  }

  private List<List<float[]>> ofEachLayer(Function<Parameter, float[]> array) {
    return trained.stream()
        .map(node -> node == null ? List.<float[]>of() : node.parameters().stream().map(array).toList())
        .toList();
  }

  /** Throws {@link IllegalArgumentException} if the weights are of another architecture. */
  public void setWeights(Weights weights) {
    weights.requireFit(architecture);
    for (int i = 0; i < trained.size(); i++) {
      for (int j = 0; j < weights.layers().get(i).size(); j++) {
        trained.get(i).parameters().get(j).set(weights.layers().get(i).get(j));
      }
    }
    weightsChanged();
  }

  @Override
  public void close() {
    workers.close();
  }
}
