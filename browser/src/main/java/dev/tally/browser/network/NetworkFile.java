package dev.tally.browser.network;

/**
 * The compact form of a network: {@value #MAGIC}, height and width of a picture in two bytes each, the number of layers in one, and the
 * layers, each a byte that says what it is and what that needs. A softmax ends it. Numbers are big-endian. Weights are a byte each,
 * [input][filter], to be multiplied by their filter's scale, a float; the scales come first, the biases, floats, last.
 */
public final class NetworkFile {
  public static final int MAGIC = 0x544e4631;
  /** No bytes more. */
  public static final int POOL = 0;
  /** One byte: how many columns a place sees. */
  public static final int COLUMNS = 1;
  /** One byte whether a ReLU follows, two how many units, and the weights. */
  public static final int DENSE = 2;
  /** One byte of padding, and as a dense layer. */
  public static final int CONVOLUTION = 3;

  private static final int KERNEL_PIXELS = 9;

  private final byte[] bytes;
  private final Matrix.Maker matrices;
  private int at;

  private NetworkFile(byte[] bytes, Matrix.Maker matrices) {
    this.bytes = bytes;
    this.matrices = matrices;
  }

  /**
   * The network.
   *
   * @param matrices what multiplies
   * @throws IllegalArgumentException where the bytes are none
   */
  public static PlainNetwork read(byte[] bytes, Matrix.Maker matrices) {
    try {
      NetworkFile file = new NetworkFile(bytes, matrices);
      PlainNetwork network = file.network();
      if (file.at == bytes.length) {
        return network;
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the network's file is cut off", e);
    }
    throw new IllegalArgumentException("the network's file is longer than it says");
  }

  private PlainNetwork network() {
    if (bytes.length < Integer.BYTES || integer() != MAGIC) {
      throw new IllegalArgumentException("this is no network's file");
    }
    PlainNetwork network = new PlainNetwork(new Shape(two(), two(), 1));
    int layers = one();
    for (int i = 0; i < layers; i++) {
      network.add(layer(network.shape()));
    }
    network.add(new Softmax(network.shape()));
    return network;
  }

  private Layer layer(Shape input) {
    int kind = one();
    return switch (kind) {
      case POOL -> new MaxPooling(input);
      case COLUMNS -> new Columns(input, one());
      case DENSE -> dense(input);
      case CONVOLUTION -> convolution(input);
      default ->
        throw new IllegalArgumentException("the network's file has a layer of the unknown kind " + kind);
    };
  }

  private Layer dense(Shape input) {
    boolean relu = one() == 1;
    int units = two();
    // What follows convolutions without columns between takes the whole picture at once.
    Shape flat = input.height() == 1 ? input : new Shape(1, 1, input.size());
    float[] weights = weights(flat.channels(), units);
    return new Dense(flat, weights, floats(units), relu, matrices);
  }

  private Layer convolution(Shape input) {
    int padding = one();
    boolean relu = one() == 1;
    int filters = two();
    float[] weights = weights(KERNEL_PIXELS * input.channels(), filters);
    return new Convolution(input, padding, weights, floats(filters), relu, matrices);
  }

  private float[] weights(int depth, int filters) {
    float[] scales = floats(filters);
    float[] weights = new float[depth * filters];
    if (weights.length > bytes.length - at) {
      throw new IllegalArgumentException("the network's file is cut off");
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = bytes[at++] * scales[i % filters];
    }
    return weights;
  }

  private float[] floats(int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = Float.intBitsToFloat(integer());
    }
    return floats;
  }

  private int one() {
    return bytes[at++] & 0xff;
  }

  private int two() {
    return (one() << Byte.SIZE) | one();
  }

  private int integer() {
    return (two() << Short.SIZE) | two();
  }
}
