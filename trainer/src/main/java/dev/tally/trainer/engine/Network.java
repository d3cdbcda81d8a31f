package dev.tally.trainer.engine;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Weights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A trainable network, built from an architecture. A step is three stages with a barrier behind each:
 *
 * <ol>
 *   <li>the batch is cut into chunks of {@value #CHUNK} images; each chunk is filled, runs forward, meets the loss and runs
 *       backward, all on one thread, but for the barriers of batch norms, where all chunks meet;
 *   <li>the weights' gradients are completed and the weights updated, slice by slice;
 *   <li>turned and transposed copies of the weights are made.
 * </ol>
 *
 * Chunks and slices depend on the batch alone and sums are taken in their order, so the same seed gives the same
 * bytes on any number of threads. Not thread-safe: one caller, which is given all the threads.
 */
public final class Network implements AutoCloseable {
  static final int CHUNK = 8;
  /** Numbers that one thread updates at a time. */
  private static final int UPDATE = 1 << 14;

  private final Architecture architecture;
  private final int capacity;
  private final long seed;
  private final Graph graph;
  private final List<Parameter> parameters;
  /** The nodes between two barriers; all but the last list end with a node that has one. */
  private final List<List<Node>> segments = new ArrayList<>();
  private final Loss loss;
  private final Workers workers;
  private final List<Slice> slices = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private Optimizer optimizer;
  private WeightAverage average;
  private int steps;

  private record Slice(Node node, int index) {}

  private record Part(Parameter parameter, int from, int to) {}

  /**
   * Fills one image's pixels ([y][x][channel], ink 1, paper 0) and its target: a distribution over the classes, or, where the
   * output is a row of places, the classes of a sequence one after another, then the last class, the blank. Called from several
   * threads.
   */
  @FunctionalInterface
  public interface Feed {
    void fill(int image, float[] pixels, int pixelsFrom, float[] target, int targetFrom);
  }

  /**
   * What a step did.
   *
   * @param loss the batch's mean loss in nats
   * @param labelled how many images had one class for a target, more than half of it, or a sequence
   * @param correct how many of those got that class as the likeliest, or spelled that sequence
   */
  public record Progress(double loss, int labelled, int correct) {}

  /**
   * Weights start from He's normal distribution (2015), biases at zero.
   *
   * @param capacity the largest batch
   * @param threads at least 1; does not change any result
   * @param seed draws the starting weights and what dropout drops
   */
  public Network(Architecture architecture, int capacity, int threads, long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch needs at least one image: " + capacity);
    }
    this.architecture = architecture;
    this.capacity = capacity;
    this.seed = seed;
    this.graph = new Graph(architecture, capacity, Math.ceilDiv(capacity, CHUNK));
    this.parameters = graph.parameters.stream().flatMap(List::stream).toList();
    this.loss = Loss.of(graph.output, graph.outputGradient, capacity);
    this.workers = new Workers(threads);
    cut();
    SplittableRandom random = new SplittableRandom(seed);
    parameters.forEach(parameter -> parameter.start(random));
    weightsChanged();
  }

  /** Into segments for the passes, slices for the gradients, parts for the updates. */
  private void cut() {
    List<Node> segment = new ArrayList<>();
    for (Node node : graph.nodes) {
      segment.add(node);
      if (node.barrier() != null) {
        segments.add(segment);
        segment = new ArrayList<>();
      }
      for (int i = 0; i < node.slices(); i++) {
        slices.add(new Slice(node, i));
      }
    }
    segments.add(segment);
    for (Parameter parameter : parameters) {
      for (int from = 0; from < parameter.value.length; from += UPDATE) {
        parts.add(new Part(parameter, from, Math.min(from + UPDATE, parameter.value.length)));
      }
    }
  }

  List<Parameter> parameters() {
    return parameters;
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The largest batch. */
  public int capacity() {
    return capacity;
  }

  /** Chooses how to learn from the next {@link #train} on, and forgets what an earlier optimizer knew. */
  public void optimize(Optimizer chosen) {
    this.optimizer = chosen;
    this.steps = 0;
    chosen.start(parameters.stream().filter(parameter -> parameter.trained).toList());
  }

  /**
   * Keeps a moving average of the weights from now on, for {@link #withAverage}.
   *
   * @param decay in [0, 1): the share of the average that is kept a step
   */
  public void average(double decay) {
    this.average = new WeightAverage(decay, parameters);
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
    workers.run(parts.size(), i -> update(parts.get(i), learningRate));
    weightsChanged();
    return progress;
  }

  private void update(Part part, float learningRate) {
    if (part.parameter.trained) {
      optimizer.update(part.parameter, part.from, part.to, learningRate, steps);
    }
    if (average != null) {
      average.update(part.parameter, part.from, part.to, steps);
    }
  }

  private void weightsChanged() {
    workers.run(slices.size(), i -> slices.get(i).node.weightsChanged(slices.get(i).index));
  }

  private Progress gradients(int images, Feed feed) {
    begin(true);
    int chunks = chunks(images);
    Progress[] done = new Progress[chunks];
    int last = segments.size() - 1;
    for (int s = 0; s < last; s++) {
      int segment = s;
      workers.run(chunks, chunk -> forward(segment, chunk, images, feed));
      segments.get(s).getLast().barrier().afterForward(chunks, images);
    }
    workers.run(chunks, chunk -> {
      forward(last, chunk, images, feed);
      done[chunk] = meetLoss(chunk, images);
      loss.backward(from(chunk), to(chunk, images), images);
      backward(last, chunk, images);
    });
    for (int s = last - 1; s >= 0; s--) {
      int segment = s;
      segments.get(s).getLast().barrier().afterBackward(chunks, images);
      workers.run(chunks, chunk -> backward(segment, chunk, images));
    }
    return mean(done, images);
  }

  private void begin(boolean training) {
    for (int i = 0; i < graph.nodes.size(); i++) {
      graph.nodes.get(i).begin(training, Dropout.mix(Dropout.mix(seed + steps) + i));
    }
  }

  private static int from(int chunk) {
    return chunk * CHUNK;
  }

  private static int to(int chunk, int images) {
    return Math.min(chunk * CHUNK + CHUNK, images);
  }

  private void forward(int segment, int chunk, int images, Feed feed) {
    if (segment == 0) {
      for (int n = from(chunk); n < to(chunk, images); n++) {
        feed.fill(n, graph.input.data, n * graph.input.imageSize, loss.targets(), n * architecture.classes());
      }
    }
    for (Node node : segments.get(segment)) {
      node.forward(from(chunk), to(chunk, images), chunk);
    }
  }

  private void backward(int segment, int chunk, int images) {
    for (Node node : segments.get(segment).reversed()) {
      node.backward(from(chunk), to(chunk, images), chunk);
    }
  }

  /** Returns sums, not means. */
  private Progress meetLoss(int chunk, int images) {
    loss.forward(from(chunk), to(chunk, images));
    return loss.progress(from(chunk), to(chunk, images));
  }

  /** Complete gradients without a step, for the tests that check them. */
  Progress gradientsOnly(int images, Feed feed) {
    Progress progress = gradients(images, feed);
    slices.forEach(slice -> slice.node.gradients(slice.index, chunks(images), images));
    return progress;
  }

  /** Runs forward only, as after training; {@link Progress#loss} is against the targets that the feed gives. */
  public Progress evaluate(int images, Feed feed) {
    begin(false);
    Progress[] done = new Progress[chunks(images)];
    workers.run(done.length, chunk -> {
      for (int segment = 0; segment < segments.size(); segment++) {
        forward(segment, chunk, images, feed);
      }
      done[chunk] = meetLoss(chunk, images);
    });
    return mean(done, images);
  }

  private int chunks(int images) {
    if (images < 1 || images > capacity) {
      throw new IllegalArgumentException("a batch has 1 to " + capacity + " images, not " + images);
    }
    return Math.ceilDiv(images, CHUNK);
  }

  private static Progress mean(Progress[] done, int images) {
    double loss = 0;
    int labelled = 0;
    int correct = 0;
    for (Progress part : done) {
      loss += part.loss();
      labelled += part.labelled();
      correct += part.correct();
    }
    return new Progress(loss / images, labelled, correct);
  }

  /** The probabilities that the last batch got: [image][place][class], a copy. */
  public float[] probabilities(int images) {
    return Arrays.copyOf(loss.probabilities(), images * architecture.classes());
  }

  /** Does something with the averaged weights in the weights' place, then goes back; with the weights where there is no average. */
  public <T> T withAverage(Supplier<T> something) {
    if (average == null) {
      return something.get();
    }
    average.exchange();
    weightsChanged();
    try {
      return something.get();
    } finally {
      average.exchange();
      weightsChanged();
    }
  }

  public Weights weights() {
    return new Weights(ofEachLayer(Parameter::compact));
  }

  /**
   * The gradients that the last {@link #train} went by, of the batch's mean loss, laid out as {@link Weights#layers}: copies, for
   * second opinions on them. Zeros before the first step, and for running statistics.
   */
  public List<List<float[]>> gradients() {
    return ofEachLayer(Parameter::compactGradient);
  }

  private List<List<float[]>> ofEachLayer(Function<Parameter, float[]> array) {
    return graph.parameters.stream().map(layer -> layer.stream().map(array).toList()).toList();
  }

  /** Throws {@link IllegalArgumentException} if the weights are of another architecture. */
  public void setWeights(Weights weights) {
    weights.requireFit(architecture);
    for (int i = 0; i < graph.parameters.size(); i++) {
      for (int j = 0; j < weights.layers().get(i).size(); j++) {
        graph.parameters.get(i).get(j).set(weights.layers().get(i).get(j));
      }
    }
    weightsChanged();
  }

  /** Writes all that the next {@link #train} depends on: weights, statistics, average, the optimizer's memory, the step. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(steps);
    for (float[] array : state()) {
      out.writeInt(array.length);
      for (float value : array) {
        out.writeFloat(value);
      }
    }
  }

  /**
   * Goes on from what {@link #save} wrote, with the same architecture, optimizer and average; the same training then gives the
   * same bytes. Throws {@link IOException} if it was another network's.
   */
  public void restore(DataInput in) throws IOException {
    steps = in.readInt();
    for (float[] array : state()) {
      if (in.readInt() != array.length) {
        throw new IOException("it was written by another network");
      }
      for (int i = 0; i < array.length; i++) {
        array[i] = in.readFloat();
      }
    }
    weightsChanged();
  }

  private List<float[]> state() {
    List<float[]> state = new ArrayList<>(parameters.stream().map(parameter -> parameter.value).toList());
    if (average != null) {
      state.addAll(average.state());
    }
    if (optimizer != null) {
      state.addAll(optimizer.state());
    }
    return state;
  }

  @Override
  public void close() {
    workers.close();
  }
}
