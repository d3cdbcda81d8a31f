package dev.tally.browser.network;

/** The largest of each two by two pixels; a row or column left over is dropped. */
final class MaxPooling implements Layer {
  private final Shape input;
  private final Shape output;

  MaxPooling(Shape input) {
    this.input = input;
    this.output = new Shape(input.height() / 2, input.width() / 2, input.channels());
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public float[] forward(float[] in, int pictures) {
    float[] out = new float[pictures * output.size()];
    int channels = input.channels();
    int row = input.width() * channels;
    int to = 0;
    for (int picture = 0; picture < pictures; picture++) {
      for (int y = 0; y < output.height(); y++) {
        for (int x = 0; x < output.width(); x++) {
          int from = picture * input.size() + 2 * y * row + 2 * x * channels;
          for (int i = from; i < from + channels; i++) {
            out[to++] = Math.max(Math.max(in[i], in[i + channels]),
                Math.max(in[i + row], in[i + row + channels]));
          }
        }
      }
    }
    return out;
  }
}
