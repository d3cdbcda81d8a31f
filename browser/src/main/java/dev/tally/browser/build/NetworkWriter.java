package dev.tally.browser.build;

import dev.tally.browser.network.NetworkFile;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Folding;
import dev.tally.trainer.network.Layer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a trained network as a {@link NetworkFile}: weights of eight bits with a scale for each filter, activations stay floats. */
final class NetworkWriter {
  private static final int LARGEST = 127;

  private final Folding network;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int layers;

  private NetworkWriter(Folding network) {
    this.network = network;
  }

  /** Throws {@link IllegalArgumentException} where the model is an ensemble or has layers that the file does not know. */
  static byte[] write(TrainedModel model) {
    if (model.isEnsemble()) {
      throw new IllegalArgumentException("an ensemble is too slow for a browser");
    }
    try {
      return new NetworkWriter(model.members().getFirst()).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write() throws IOException {
    Architecture architecture = network.architecture();
    for (int i = 0; i < architecture.layers().size(); i++) {
      write(i);
    }
    byte[] body = bytes.toByteArray();
    bytes.reset();
    out.writeInt(NetworkFile.MAGIC);
    out.writeShort(architecture.input().height());
    out.writeShort(architecture.input().width());
    out.write(layers);
    out.write(body);
    return bytes.toByteArray();
  }

  private void write(int index) throws IOException {
    Layer layer = network.architecture().layers().get(index);
    boolean kept = true;
    switch (layer) {
      case Layer.Convolution c when c.kernel() == 3 && c.stride() == 1 && c.bias() -> {
        out.write(NetworkFile.CONVOLUTION);
        out.write(c.padding());
        weights(index);
      }
      case Layer.Convolution c when c.kernel() == 1 && c.stride() == 1 && c.bias() -> dense(index);
      case Layer.Dense dense when dense.bias() -> dense(index);
      case Layer.MaxPooling pooling when pooling.size() == 2 -> out.write(NetworkFile.POOL);
      case Layer.Columns columns -> {
        out.write(NetworkFile.COLUMNS);
        out.write(columns.width());
      }
      // Said with the layer before, or by the shape, or always the last.
      case Layer.Relu _,Layer.Flatten _,Layer.Softmax _ -> kept = false;
      default -> throw new IllegalArgumentException("no browser runs " + layer);
    }
    layers += kept ? 1 : 0;
  }

  private void dense(int index) throws IOException {
    out.write(NetworkFile.DENSE);
    weights(index);
  }

  private void weights(int index) throws IOException {
    out.write(network.architecture().layers().get(index + 1) instanceof Layer.Relu ? 1 : 0);
    List<float[]> arrays = network.weights().layers().get(index);
    float[] weights = arrays.getFirst();
    float[] biases = arrays.getLast();
    int filters = biases.length;
    out.writeShort(filters);
    float[] scales = new float[filters];
    for (int i = 0; i < weights.length; i++) {
      scales[i % filters] = Math.max(scales[i % filters], Math.abs(weights[i]) / LARGEST);
    }
    for (float scale : scales) {
      out.writeFloat(scale);
    }
    for (int i = 0; i < weights.length; i++) {
      float scale = scales[i % filters];
      out.write(scale == 0 ? 0 : Math.round(weights[i] / scale));
    }
    for (float bias : biases) {
      out.writeFloat(bias);
    }
  }
}
