package dev.tally.browser.network;

/** The same weights for every place of a picture: a convolution of 1 x 1, or a dense layer where there is but one place. */
final class Dense implements Layer {
  private final Shape output;
  private final Matrix weights;
  private final int places;
  private final Bias bias;

  /** @param weights [channels][units] */
  Dense(Shape input, float[] weights, float[] biases, boolean relu, Matrix.Maker matrices) {
    this.output = new Shape(input.height(), input.width(), biases.length);
    this.weights = matrices.of(weights, input.channels(), biases.length);
    this.places = input.pixels();
    this.bias = new Bias(biases, relu);
  }

  @Override
  public float[] forward(float[] in, int pictures) {
    float[] out = new float[pictures * output.size()];
    weights.multiply(in, 0, pictures * places, out, 0);
    bias.add(out);
    return out;
  }

  @Override
  public Shape output() {
    return output;
  }
}
