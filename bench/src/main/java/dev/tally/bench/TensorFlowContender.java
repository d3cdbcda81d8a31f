package dev.tally.bench;

import dev.tally.trainer.network.Layer;
import dev.tally.trainer.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow with a graph and a session. Gradients are those of its C++ library; the optimizers of its Java framework are not out
 * for this version, so Adam is TensorFlow's own operation, given the powers of its two betas a step.
 */
final class TensorFlowContender implements Contender {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  /** Weight of a batch in a batch norm's running statistics, as in Tally. */
  private static final float MOMENTUM = 0.1f;

  private final TrainingData data;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final List<Variable<TFloat32>> trained = new ArrayList<>();
  private final List<Op> initial = new ArrayList<>();
  /** The updates of what batch norms keep. */
  private final List<Op> statistics = new ArrayList<>();
  private final Placeholder<TFloat32> beta1Power = tf.placeholder(TFloat32.class);
  private final Placeholder<TFloat32> beta2Power = tf.placeholder(TFloat32.class);
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Operand<TFloat32> loss;
  private final Op train;
  private final Session session;
  private final float[] batchPixels;
  private final int[] batchLabels;
  private final TFloat32 imageTensor;
  private final TInt32 labelTensor;
  private int steps;

  TensorFlowContender(Setup setup, TrainingData data) {
    this.data = data;
    Shape in = setup.architecture().input();
    var shape = org.tensorflow.ndarray.Shape.of(setup.batch(), in.height(), in.width(), in.channels());
    var vector = org.tensorflow.ndarray.Shape.of(setup.batch());
    this.images = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    this.labels = tf.placeholder(TInt32.class, Placeholder.shape(vector));
    this.loss = loss(setup);
    this.train = adam();
    this.session = new Session(graph,
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(setup.threads())
            .setInterOpParallelismThreads(setup.threads())
            .build());
    this.batchPixels = new float[setup.batch() * in.size()];
    this.batchLabels = new int[setup.batch()];
    this.imageTensor = TFloat32.tensorOf(shape);
    this.labelTensor = TInt32.tensorOf(vector);
    restart();
  }

  @Override
  public void restart() {
    Session.Runner runner = session.runner();
    initial.forEach(runner::addTarget);
    runner.run().close();
    steps = 0;
  }

  private Operand<TFloat32> loss(Setup setup) {
    Iterator<float[]> values = setup.start().layers().stream().flatMap(List::stream).iterator();
    Operand<TFloat32> x = forward(setup.architecture().layers(), setup.architecture().input(), images,
        values);
    // Not the loss that takes labels as they are: the C++ library has no gradient for it.
    Operand<TFloat32> targets = tf.oneHot(labels, tf.constant(setup.architecture().classes()),
        tf.constant(1f), tf.constant(0f));
    return tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(x, targets).loss(), tf.constant(0));
  }

  /** Takes the layers' arrays off the values. Tally's layouts are TensorFlow's. */
  private Operand<TFloat32> forward(List<Layer> layers, Shape input, Operand<TFloat32> start,
      Iterator<float[]> values) {
    List<Shape> shapes = Layer.through(layers, input);
    Operand<TFloat32> x = start;
    for (int i = 0; i < layers.size(); i++) {
      List<Variable<TFloat32>> variables = new ArrayList<>();
      if (!(layers.get(i) instanceof Layer.Residual)) {
        layers.get(i)
            .parameters(shapes.get(i))
            .forEach(array -> variables.add(variable(array, values.next())));
      }
      x = forward(layers.get(i), shapes.get(i), x, variables, values);
    }
    return x;
  }

  private Operand<TFloat32> forward(Layer layer, Shape in, Operand<TFloat32> x,
      List<Variable<TFloat32>> variables, Iterator<float[]> values) {
    return switch (layer) {
      case Layer.Convolution convolution -> {
        Operand<TFloat32> y = convolve(convolution, in, x, variables.getFirst());
        yield convolution.bias() ? tf.nn.biasAdd(y, variables.getLast()) : y;
      }
      case Layer.BatchNorm norm -> batchNorm(norm, in, x, variables);
      case Layer.Relu _ -> tf.nn.relu(x);
      case Layer.Dropout dropout -> dropout.rate() == 0 ? x : dropout(x, (float) dropout.rate());
      case Layer.MaxPooling pooling -> {
        Operand<TInt32> window = tf.constant(new int[] {1, pooling.size(), pooling.size(), 1});
        yield tf.nn.maxPool(x, window, window, "VALID");
      }
      case Layer.AveragePooling pooling -> {
        List<Long> window = List.of(1L, (long) pooling.size(), (long) pooling.size(), 1L);
        yield tf.nn.avgPool(x, window, window, "VALID");
      }
      case Layer.GlobalAveragePooling _ -> tf.math.mean(x, tf.constant(new int[] {1, 2}));
      case Layer.Residual residual ->
        tf.math.add(forward(residual.body(), in, x, values), forward(residual.shortcut(), in, x, values));
      case Layer.Columns(int width) when width == 1 -> tf.reshape(tf.linalg.transpose(x, tf.constant(new int[] {0, 2, 1, 3})),
          tf.constant(new int[] {-1, 1, in.width(), in.height() * in.channels()}));
      case Layer.Columns _ -> throw new IllegalArgumentException("not compared: places that see their neighbours");
      case Layer.Flatten _ -> tf.reshape(x, tf.constant(new int[] {-1, in.size()}));
      case Layer.Dense dense -> {
        Operand<TFloat32> y = tf.linalg.matMul(x, variables.getFirst());
        yield dense.bias() ? tf.nn.biasAdd(y, variables.getLast()) : y;
      }
      // The loss takes what comes before it.
      case Layer.Softmax _ -> x;
    };
  }

  /** The fused operation, which wants four dimensions and a scale. */
  private Operand<TFloat32> batchNorm(Layer.BatchNorm norm, Shape in, Operand<TFloat32> x,
      List<Variable<TFloat32>> variables) {
    int last = variables.size() - 1;
    Variable<TFloat32> mean = variables.get(last - 1);
    Variable<TFloat32> variance = variables.get(last);
    float[] ones = new float[in.channels()];
    Arrays.fill(ones, 1);
    Operand<TFloat32> scale = norm.scale() ? variables.getFirst() : tf.constant(ones);
    boolean flat = x.shape().numDimensions() == 2;
    FusedBatchNorm<TFloat32, TFloat32> normed = tf.nn.fusedBatchNorm(
        flat ? tf.reshape(x, tf.constant(new int[] {-1, 1, 1, in.channels()})) : x, scale,
        variables.get(last - 2), mean, variance, FusedBatchNorm.epsilon(Layer.BatchNorm.EPSILON),
        FusedBatchNorm.isTraining(true), FusedBatchNorm.exponentialAvgFactor(MOMENTUM));
    statistics.add(tf.assign(mean, normed.batchMean()));
    statistics.add(tf.assign(variance, normed.batchVariance()));
    return flat ? tf.reshape(normed.y(), tf.constant(new int[] {-1, in.channels()})) : normed.y();
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> x, float rate) {
    Operand<TFloat32> drawn = tf.random.randomUniform(tf.shape(x), TFloat32.class);
    Operand<TFloat32> kept = tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant(rate)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant(1 / (1 - rate))));
  }

  private Operand<TFloat32> convolve(Layer.Convolution layer, Shape in, Operand<TFloat32> x,
      Operand<TFloat32> kernel) {
    List<Long> strides = List.of(1L, (long) layer.stride(), (long) layer.stride(), 1L);
    int padding = layer.padding();
    if (padding == 0) {
      return tf.nn.conv2d(x, kernel, strides, "VALID");
    }
    if (isSame(layer, in.height()) && isSame(layer, in.width())) {
      return tf.nn.conv2d(x, kernel, strides, "SAME");
    }
    // The C++ library has no gradient for explicit padding.
    Operand<TInt32> border = tf
        .constant(new int[][] {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}});
    return tf.nn.conv2d(tf.pad(x, border, tf.constant(0f)), kernel, strides, "VALID");
  }

  /** Whether TensorFlow's own idea of the same size is a border of the layer's padding. */
  private static boolean isSame(Layer.Convolution layer, int side) {
    int reach = (Math.ceilDiv(side, layer.stride()) - 1) * layer.stride() + layer.kernel();
    return reach - side == 2 * layer.padding();
  }

  private Variable<TFloat32> variable(Layer.Array array, float[] values) {
    Variable<TFloat32> variable = variable(Arrays.stream(array.dimensions()).asLongStream().toArray(),
        values);
    if (array.trained()) {
      trained.add(variable);
    }
    return variable;
  }

  private Variable<TFloat32> variable(long[] dimensions, float[] values) {
    var shape = org.tensorflow.ndarray.Shape.of(dimensions);
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initial.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values, true, false))));
    return variable;
  }

  private Op adam() {
    Output<?>[] outputs = trained.stream().map(Variable::asOutput).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), outputs);
    // No variable may change while another one's gradient still needs it.
    Ops complete = tf.withControlDependencyOps(Arrays.stream(gradients).<Operation>map(Output::op).toList());
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Variable<TFloat32> variable = trained.get(i);
      float[] zeros = new float[Math.toIntExact(variable.shape().size())];
      long[] dimensions = variable.shape().asArray();
      @SuppressWarnings("unchecked") // of a variable of floats
      Operand<TFloat32> gradient = (Operand<TFloat32>) gradients[i];
      updates.add(complete.train.applyAdam(variable, variable(dimensions, zeros), variable(dimensions, zeros),
          beta1Power, beta2Power, tf.constant(Setup.LEARNING_RATE), tf.constant(BETA1), tf.constant(BETA2),
          tf.constant(EPSILON), gradient));
    }
    updates.addAll(statistics);
    return tf.withControlDependencies(updates).noOp();
  }

  @Override
  public long parameterCount() {
    return trained.stream().mapToLong(variable -> variable.shape().size()).sum();
  }

  @Override
  public double step(long step) {
    steps++;
    data.copyBatch(step, batchPixels, batchLabels);
    imageTensor.asRawTensor().data().asFloats().write(batchPixels);
    labelTensor.asRawTensor().data().asInts().write(batchLabels);
    try (TFloat32 power1 = TFloat32.scalarOf((float) Math.pow(BETA1, steps));
        TFloat32 power2 = TFloat32.scalarOf((float) Math.pow(BETA2, steps));
        Result result = session.runner()
            .feed(images, imageTensor)
            .feed(labels, labelTensor)
            .feed(beta1Power, power1)
            .feed(beta2Power, power2)
            .addTarget(train)
            .fetch(loss)
            .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    imageTensor.close();
    labelTensor.close();
    session.close();
    graph.close();
  }
}
