package dev.tally.trainer.network;

import java.util.List;

/** A layer as data: what it is, not how it is computed. Square kernels, NHWC activations. */
public sealed interface Layer {

  /** The shape this layer gives for that input; throws {@link IllegalArgumentException} where it fits none. */
  Shape output(Shape input);

  /** Dimensions of each trainable array, in the order in which {@link Weights} keeps them. */
  default List<int[]> parameters(Shape input) {
    return List.of();
  }

  /** Weights [kernel][kernel][in][filters], then biases [filters]. Padding is zeros on each side, in pixels. */
  record Convolution(int filters, int kernel, int stride, int padding) implements Layer {
    public Convolution {
      if (filters < 1 || kernel < 1 || stride < 1 || padding < 0 || padding >= kernel) {
        throw new IllegalArgumentException("no such convolution: " + filters + " filters, kernel " + kernel
            + ", stride " + stride + ", padding " + padding);
      }
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
    public List<int[]> parameters(Shape in) {
      return List.of(new int[] {kernel, kernel, in.channels(), filters}, new int[] {filters});
    }
  }

  record Relu() implements Layer {
    @Override
    public Shape output(Shape in) {
      return in;
    }
  }

  /** Windows of size x size that do not overlap; rows and columns left over are dropped. */
  record MaxPooling(int size) implements Layer {
    public MaxPooling {
      if (size < 1) {
        throw new IllegalArgumentException("no such pooling: " + size);
      }
    }

    @Override
    public Shape output(Shape in) {
      return new Shape(in.height() / size, in.width() / size, in.channels());
    }
  }

  /** To a vector, in the order height, width, channel. */
  record Flatten() implements Layer {
    @Override
    public Shape output(Shape in) {
      return new Shape(1, 1, in.size());
    }
  }

  /** Weights [in][units], then biases [units]. */
  record Dense(int units) implements Layer {
    public Dense {
      if (units < 1) {
        throw new IllegalArgumentException("no such dense layer: " + units);
      }
    }

    @Override
    public Shape output(Shape in) {
      if (in.pixels() != 1) {
        throw new IllegalArgumentException("flatten " + in + " before a dense layer");
      }
      return new Shape(1, 1, units);
    }

    @Override
    public List<int[]> parameters(Shape in) {
      return List.of(new int[] {in.channels(), units}, new int[] {units});
    }
  }

  /** Probabilities; always the last layer. */
  record Softmax() implements Layer {
    @Override
    public Shape output(Shape in) {
      return in;
    }
  }
}
