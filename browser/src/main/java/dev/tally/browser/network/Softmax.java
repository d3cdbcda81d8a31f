package dev.tally.browser.network;

import dev.tally.reader.exact.Exact;

/** Probabilities of the channels, at each place. */
record Softmax(Shape output) implements Layer {
  @Override
  public float[] forward(float[] in, int pictures) {
    float[] out = new float[in.length];
    int classes = output.channels();
    for (int from = 0; from < in.length; from += classes) {
      float most = in[from];
      for (int i = 1; i < classes; i++) {
        most = Math.max(most, in[from + i]);
      }
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        double e = Exact.exp(in[from + i] - most);
        out[from + i] = (float) e;
        sum += e;
      }
      for (int i = 0; i < classes; i++) {
        out[from + i] = (float) (out[from + i] / sum);
      }
    }
    return out;
  }
}
