package dev.tally.browser.network;

/** Each column and its neighbours, stacked into the channels of one place, in the order column, height, channel; outside is 0. */
final class Columns implements Layer {
  private final Shape input;
  private final Shape output;
  private final int seen;

  /** @param seen columns that a place sees, itself in the middle */
  Columns(Shape input, int seen) {
    this.input = input;
    this.seen = seen;
    this.output = new Shape(1, input.width(), seen * input.height() * input.channels());
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public float[] forward(float[] in, int pictures) {
    float[] out = new float[pictures * output.size()];
    int channels = input.channels();
    for (int picture = 0; picture < pictures; picture++) {
      for (int place = 0; place < output.width(); place++) {
        for (int k = 0; k < seen; k++) {
          int column = place + k - seen / 2;
          if (column >= 0 && column < input.width()) {
            for (int y = 0; y < input.height(); y++) {
              System.arraycopy(in, picture * input.size() + (y * input.width() + column) * channels, out,
                  picture * output.size() + place * output.channels() + (k * input.height() + y) * channels,
                  channels);
            }
          }
        }
      }
    }
    return out;
  }
}
