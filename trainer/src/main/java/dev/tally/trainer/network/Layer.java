package dev.tally.trainer.network;

import java.util.ArrayList;
import java.util.List;

/** A layer as data: what it is, not how it is computed. Square kernels, NHWC activations. */
public sealed interface Layer {

  /** The shape this layer gives for that input; throws {@link IllegalArgumentException} where it fits none. */
  Shape output(Shape input);

  /** Each array of numbers that the layer keeps, in the order in which {@link Weights} has them. */
  default List<Array> parameters(Shape input) {
    return List.of();
  }

  /**
   * An array of numbers that a layer keeps.
   *
   * @param trained whether training changes it by gradients; a batch norm's running statistics are not
   * @param dimensions their product is the array's length
   */
  record Array(boolean trained, int... dimensions) {
    static Array of(int... dimensions) {
      return new Array(true, dimensions);
    }

    public int length() {
      int length = 1;
      for (int dimension : dimensions) {
        length = Math.multiplyExact(length, dimension);
      }
      return length;
    }
  }

  /**
   * Weights [kernel][kernel][in][filters], then biases [filters]. Padding is zeros on each side, in pixels.
   *
   * @param bias whether there are biases; a batch norm behind makes them pointless
   */
  record Convolution(int filters, int kernel, int stride, int padding, boolean bias) implements Layer {
    public Convolution {
      if (filters < 1 || kernel < 1 || stride < 1 || padding < 0 || padding >= kernel) {
        throw new IllegalArgumentException("no such convolution: " + filters + " filters, kernel " + kernel
            + ", stride " + stride + ", padding " + padding);
      }
    }

    public Convolution(int filters, int kernel, int stride, int padding) {
      this(filters, kernel, stride, padding, true);
    }

    /** Stride 1, no padding ("valid"). */
    public Convolution(int filters, int kernel) {
      this(filters, kernel, 1, 0);
    }

    @Override
    public Shape output(Shape in) {
      return new Shape(extent(in.height()), extent(in.width()), filters);
    }

    private int extent(int side) {
      return Math.floorDiv(side + 2 * padding - kernel, stride) + 1;
    }

    @Override
    public List<Array> parameters(Shape in) {
      Array weights = Array.of(kernel, kernel, in.channels(), filters);
      return bias ? List.of(weights, Array.of(filters)) : List.of(weights);
    }
  }

  record Relu() implements Layer {
    @Override
    public Shape output(Shape in) {
      return in;
    }
  }

  /**
   * Batch normalisation (Ioffe and Szegedy, 2015): each channel to mean 0 and variance 1 over the batch, then shifted and
   * perhaps scaled by what is learned. Keeps running statistics for use after training: scale [channels] if there is one, shift
   * [channels], running mean [channels], running variance [channels].
   *
   * @param scale whether a scale is learned. Before a ReLU and another layer with weights it adds little, and without it the norm
   *     may stand behind a max pool and still be folded into the convolution before that.
   */
  record BatchNorm(boolean scale) implements Layer {
    /** Added to the variance. */
    public static final float EPSILON = 1e-5f;

    @Override
    public Shape output(Shape in) {
      return in;
    }

    @Override
    public List<Array> parameters(Shape in) {
      Array channels = Array.of(in.channels());
      Array statistics = new Array(false, in.channels());
      return scale
          ? List.of(channels, channels, statistics, statistics)
          : List.of(channels, statistics, statistics);
    }
  }

  /** Sets a share of the values to 0 while training and scales the others up (Srivastava et al., 2014); nothing afterwards. */
  record Dropout(double rate) implements Layer {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("a dropout rate is at least 0 and below 1, not " + rate);
      }
    }

    @Override
    public Shape output(Shape in) {
      return in;
    }
  }

  /** Windows of size x size that do not overlap; rows and columns left over are dropped. */
  record MaxPooling(int size) implements Layer {
    public MaxPooling {
      requireSize(size);
    }

    @Override
    public Shape output(Shape in) {
      return new Shape(in.height() / size, in.width() / size, in.channels());
    }
  }

  /** The mean of windows of size x size that do not overlap; rows and columns left over are dropped. */
  record AveragePooling(int size) implements Layer {
    public AveragePooling {
      requireSize(size);
    }

    @Override
    public Shape output(Shape in) {
      return new Shape(in.height() / size, in.width() / size, in.channels());
    }
  }

  private static void requireSize(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("no such pooling: " + size);
    }
  }

  /** The mean of each channel over the whole picture. */
  record GlobalAveragePooling() implements Layer {
    @Override
    public Shape output(Shape in) {
      return new Shape(1, 1, in.channels());
    }
  }

  /**
   * body(x) + shortcut(x) (He, Zhang, Ren, Sun, 2016).
   *
   * @param shortcut empty for x itself
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
      if (body.isEmpty()) {
        throw new IllegalArgumentException("a residual without a body");
      }
    }

    @Override
    public Shape output(Shape in) {
      Shape sum = through(body, in).getLast();
      Shape other = through(shortcut, in).getLast();
      if (!sum.equals(other)) {
        throw new IllegalArgumentException("a residual's body gives " + sum + ", its shortcut " + other);
      }
      return sum;
    }

    /** The body's arrays, then the shortcut's. */
    @Override
    public List<Array> parameters(Shape in) {
      List<Array> all = new ArrayList<>(arrays(body, in));
      all.addAll(arrays(shortcut, in));
      return all;
    }

    private static List<Array> arrays(List<Layer> layers, Shape in) {
      List<Shape> shapes = through(layers, in);
      List<Array> all = new ArrayList<>();
      for (int i = 0; i < layers.size(); i++) {
        all.addAll(layers.get(i).parameters(shapes.get(i)));
      }
      return all;
    }
  }

  /** What goes into each of the layers, and as the last entry what comes out. */
  static List<Shape> through(List<Layer> layers, Shape input) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (Layer layer : layers) {
      shapes.add(layer.output(shapes.getLast()));
    }
    return shapes;
  }

  /**
   * Each column of a picture, and its neighbours, stacked into the channels of one place, in the order column, height, channel:
   * what a row of places sees. A {@code conv(FILTERS,1)} behind it is a convolution as high as the picture and as wide as this.
   *
   * @param width columns that a place sees, itself in the middle; outside of the picture is 0
   */
  record Columns(int width) implements Layer {
    public Columns {
      if (width < 1 || width % 2 == 0) {
        throw new IllegalArgumentException(
            "a place sees 1, 3, 5 or another odd number of columns, not " + width);
      }
    }

    @Override
    public Shape output(Shape in) {
      return new Shape(1, in.width(), width * in.height() * in.channels());
    }
  }

  /** To a vector, in the order height, width, channel. */
  record Flatten() implements Layer {
    @Override
    public Shape output(Shape in) {
      return new Shape(1, 1, in.size());
    }
  }

  /**
   * Weights [in][units], then biases [units].
   *
   * @param bias whether there are biases
   */
  record Dense(int units, boolean bias) implements Layer {
    public Dense {
      if (units < 1) {
        throw new IllegalArgumentException("no such dense layer: " + units);
      }
    }

    public Dense(int units) {
      this(units, true);
    }

    @Override
    public Shape output(Shape in) {
      if (in.pixels() != 1) {
        throw new IllegalArgumentException("flatten " + in + " before a dense layer");
      }
      return new Shape(1, 1, units);
    }

    @Override
    public List<Array> parameters(Shape in) {
      Array weights = Array.of(in.channels(), units);
      return bias ? List.of(weights, Array.of(units)) : List.of(weights);
    }
  }

  /** Probabilities of the channels, of each pixel; always the last layer. */
  record Softmax() implements Layer {
    @Override
    public Shape output(Shape in) {
      return in;
    }
  }
}
